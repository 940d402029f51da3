"""Vectors by content: found again, forgotten when told, dropped when damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cc_assistant.retrieval.index.vector_cache import VectorCache, vector_cache


def filled(file: Path, texts: list[str], encoder: str = "e") -> None:
    with vector_cache(file, encoder, 3) as cache:
        cache.add(
            [cache.key(text) for text in texts], np.arange(3 * len(texts), dtype=np.float32).reshape(-1, 3)
        )


def test_what_was_added_is_found_by_its_text(tmp_path: Path) -> None:
    filled(tmp_path / "v", ["a", "b"])
    with vector_cache(tmp_path / "v", "e", 3) as cache:
        keys = [cache.key("b"), cache.key("c")]
        found = cache.find(keys)
        assert list(found) == keys[:1]
        assert found[keys[0]].tolist() == [3, 4, 5]


def test_another_encoder_has_vectors_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path / "v", ["a"])
    with vector_cache(tmp_path / "v", "other", 3) as cache:
        assert cache.find([cache.key("a")]) == {}


def test_a_vector_of_another_length_is_not_used(tmp_path: Path) -> None:
    filled(tmp_path / "v", ["a"])
    with vector_cache(tmp_path / "v", "e", 4) as cache:
        assert cache.find([cache.key("a")]) == {}


def test_many_are_found_at_once(tmp_path: Path) -> None:
    texts = [str(number) for number in range(2_000)]
    filled(tmp_path / "v", texts)
    with vector_cache(tmp_path / "v", "e", 3) as cache:
        assert len(cache.find([cache.key(text) for text in texts])) == 2_000


def test_what_is_not_named_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path / "v", ["a", "b", "c"])
    filled(tmp_path / "v", ["a"], encoder="old")
    with vector_cache(tmp_path / "v", "e", 3) as cache:
        assert cache.keep_only([cache.key("b")]) == 3
        assert list(cache.find([cache.key(text) for text in "abc"])) == [cache.key("b")]


def test_a_damaged_file_is_begun_anew_and_says_so(tmp_path: Path) -> None:
    filled(tmp_path / "v", [str(number) for number in range(500)])
    content = (tmp_path / "v").read_bytes()
    for damaged in (b"nonsense" * 100, content[:5_000], content[:100] + b"\xff" * (len(content) - 100)):
        (tmp_path / "v").write_bytes(damaged)
        cache = VectorCache(tmp_path / "v", "e", 3)
        assert cache.dropped
        assert cache.find([cache.key("1")]) == {}
        cache.close()
        assert not VectorCache(tmp_path / "v", "e", 3).dropped
