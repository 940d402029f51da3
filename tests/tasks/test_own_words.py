"""People's own words, put together: what was learned is used where it fits, and said where it does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cc_assistant.errors import KnowledgeError, NotFound
from cc_assistant.tasks.interviewing import Interviewing
from tests.knowledge.packs import SHIPPED
from tests.retrieval.opened import opened

TEXT = "Nobody has promised us a penny so far, it is all talk over the kitchen table."


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the toolkit with two marked texts only, from which nothing was learned."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED / "toolkit", folder / "toolkit", ignore=shutil.ignore_patterns("told", "*.npz"))
    (folder / "toolkit" / "told").mkdir()
    for name, value in (("one", "idea"), ("two", "bid")):
        says = [{"question": "stage", "value": value, "words": "all talk"}]
        line = json.dumps({"text": "It is all talk so far.", "says": says})
        (folder / "toolkit" / "told" / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    return folder


def interviewing(pack: Path, home: Path, said: list[str] | None = None) -> Interviewing:
    services = opened(home)
    return Interviewing((pack,), lambda: services.encoder, say=(said if said is not None else []).append)


def test_what_ships_fits_the_model_and_the_texts_that_ship(indexed_home: Path) -> None:
    shipped = interviewing(SHIPPED, indexed_home)
    assert shipped.own_words.state() == ""
    assert shipped.reader is not None
    found = shipped.reader.understand(TEXT, today=shipped.today)
    assert found.answers()["stage"] == "idea"


def test_what_does_not_fit_is_said_and_phrases_go_on(pack: Path, home: Path, indexed_home: Path) -> None:
    said: list[str] = []
    stale = interviewing(pack, indexed_home, said)
    assert "knowledge learn" in stale.own_words.state()
    assert stale.reader is not None
    assert (
        stale.reader.understand("We are a small charity.", today=stale.today).answers()["host"] == "voluntary"
    )
    assert "known phrases" in said[0]


def test_learning_makes_it_fit(pack: Path, indexed_home: Path) -> None:
    interviewing(pack, indexed_home).own_words.learn()
    assert interviewing(pack, indexed_home).own_words.state() == ""


def test_a_faulty_text_is_told_before_anything_is_learned(pack: Path, home: Path, indexed_home: Path) -> None:
    (pack / "toolkit" / "told" / "one.jsonl").write_text("not JSON\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"one\.jsonl:1"):
        interviewing(pack, indexed_home).own_words.learn()


def test_without_texts_or_model_there_is_nothing_to_learn(pack: Path, home: Path, indexed_home: Path) -> None:
    with pytest.raises(NotFound, match="no model"):
        Interviewing((pack,)).own_words.learn()
    shutil.rmtree(pack / "toolkit" / "told")
    with pytest.raises(NotFound, match="marked texts"):
        interviewing(pack, indexed_home).own_words.learn()
