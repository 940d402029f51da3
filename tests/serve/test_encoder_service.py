from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from cc_assistant import paths
from cc_assistant.domain.ports import Encoder
from cc_assistant.errors import EncoderFault
from cc_assistant.retrieval.encoding.shared import SharedEncoder
from cc_assistant.serve.encoder_service import EncoderService
from cc_assistant.services import Services
from tests.serve.conftest import run

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

T = TypeVar("T")


async def lent(encoder: Callable[[], Encoder | None], use: Callable[[str], T]) -> T:
    """Serve the encoder and use its address in a thread, as another process would."""
    service = EncoderService(encoder)
    try:
        return await asyncio.to_thread(use, await service.start())
    finally:
        await service.stop()


def test_a_shared_model_gives_the_same_vectors_to_the_last_bit(indexed: Path) -> None:
    own = Services().encoder
    assert own
    texts = ["Link workers meet people at home.", "", "schöne Grüße", "[laughs]" * 500, *map(str, range(300))]

    def use(address: str) -> None:
        shared = SharedEncoder(address)
        assert np.array_equal(shared.encode(texts), own.encode(texts))
        assert np.array_equal(shared.encode(["why?"], role="question"), own.encode(["why?"], role="question"))
        assert shared.encode([]).shape == (0, own.dimensions)
        assert shared.lengths(texts) == own.lengths(texts)
        assert [shared.knows_word(word) for word in ("worker", "qqqq")] == [True, False]
        about = (shared.name, shared.identity, shared.dimensions, shared.window)
        assert about == (own.name, own.identity, own.dimensions, own.window)
        assert "shared" in shared.describe()
        shared.close()

    run(lent(lambda: own, use))


def test_a_session_uses_the_model_that_is_lent(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Services().encoder

    def use(address: str) -> Encoder | None:
        monkeypatch.setenv(paths.ENCODER_VARIABLE, address)
        return Services().encoder

    assert isinstance(run(lent(lambda: own, use)), SharedEncoder)


@pytest.mark.parametrize("address", ["127.0.0.1 9 token", "nonsense"])
def test_where_no_model_is_lent_after_all_a_session_loads_its_own_and_says_so(
    indexed: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(paths.ENCODER_VARIABLE, address)
    said: list[str] = []
    encoder = Services(say=said.append).encoder
    assert encoder
    assert not isinstance(encoder, SharedEncoder)
    assert "loads a model of its own" in said[0]


def test_without_the_token_it_hangs_up() -> None:
    def use(address: str) -> None:
        host, port, _ = address.split()
        with pytest.raises(EncoderFault, match="does not answer"):
            SharedEncoder(f"{host} {port} wrong")

    run(lent(lambda: None, use))


def test_a_lender_without_a_model_says_so() -> None:
    def use(address: str) -> None:
        with pytest.raises(EncoderFault, match="no model to share"):
            SharedEncoder(address)

    run(lent(lambda: None, use))


def test_a_lender_that_has_gone_is_an_error_for_people(indexed: Path) -> None:
    own = Services().encoder

    async def test() -> None:
        service = EncoderService(lambda: own)
        shared = await asyncio.to_thread(SharedEncoder, await service.start())
        await service.stop()
        with pytest.raises(EncoderFault, match="serve"):
            await asyncio.to_thread(shared.encode, ["x"])

    run(test())
