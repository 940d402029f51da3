"""The signals: word scores against a hand calculation and an independent implementation, and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.retrieval import signals
from cc_assistant.retrieval.index.units import passage_text
from cc_assistant.retrieval.space import Space

Floats = npt.NDArray[np.float32]
Positions = npt.NDArray[np.intp]


class Words:
    """A field of passages given as lists of terms."""

    def __init__(self, passages: Sequence[Sequence[str]]) -> None:
        self._passages = passages
        self.lengths: Floats = np.array([len(terms) for terms in passages], np.float32)
        self.mean_length = float(self.lengths.mean()) if len(passages) else 1.0

    def postings(self, term: str) -> tuple[Positions, Floats]:
        counts = [Counter(terms)[term] for terms in self._passages]
        held = [at for at, count in enumerate(counts) if count]
        return np.array(held, np.intp), np.array([counts[at] for at in held], np.float32)


def by_oracle(passages: Sequence[Sequence[str]], terms: Sequence[str]) -> Floats:
    """Word scores of bm25s, which leaves the constant k1 + 1 away."""
    oracle = bm25s.BM25(method="lucene", k1=signals.K1, b=signals.B)
    oracle.index([list(terms) for terms in passages], show_progress=False)
    known = {term for terms in passages for term in terms}
    wanted = [term for term in terms if term in known]
    if not wanted:
        return np.zeros(len(passages), np.float32)
    scores: Floats = oracle.get_scores(wanted) * (signals.K1 + 1)
    return scores


def test_word_scores_are_those_of_the_formula() -> None:
    field = Words([["link", "link", "work", "stay"], ["pay", "rota"], ["link", *"abcde"]])
    # log(1 + 1.5 / 2.5) = 0.47; lengths 4, 2, 6 and mean 4 make the norms 1.2 and 1.56.
    assert signals.bm25(field, {"link": 1.0}) == pytest.approx(
        [0.470004 * 2.2 * 2 / (2 + 1.2), 0, 0.470004 * 2.2 * 1 / (1 + 1.56)], rel=1e-5
    )


def test_word_scores_add_up_over_the_terms_by_their_weight() -> None:
    field = Words([["link", "work"], ["work"], ["stay", "link"]])
    one, other = signals.bm25(field, {"link": 1.0}), signals.bm25(field, {"work": 1.0})
    assert signals.bm25(field, {"link": 2.0, "work": 0.5}) == pytest.approx(2 * one + 0.5 * other)


def test_a_term_that_nobody_has_scores_nothing() -> None:
    assert signals.bm25(Words([["a"], ["b"]]), {"c": 1.0, "d": 3.0}).tolist() == [0, 0]
    assert signals.bm25(Words([["a"], ["b"]]), {}).tolist() == [0, 0]
    assert signals.bm25(Words([]), {"a": 1.0}).tolist() == []


@settings(max_examples=50)
@given(
    st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=12), min_size=1, max_size=8),
    st.lists(st.sampled_from("abcdefgh"), max_size=5, unique=True),
)
def test_word_scores_agree_with_an_independent_implementation(
    passages: list[list[str]], terms: list[str]
) -> None:
    ours = signals.bm25(Words(passages), dict.fromkeys(terms, 1.0))
    assert ours == pytest.approx(by_oracle(passages, terms), rel=1e-4, abs=1e-6)


def test_over_the_shipped_library_too(space: Space) -> None:
    passages = space.index.passages(range(space.count))
    texts = [space.analyser.terms(passage_text(passage)) for passage in passages]
    for question in ("link workers leaving their job", "loneliness in rural Wales", "14.0% of GPs"):
        terms = dict.fromkeys(space.analyser.terms(question), 1.0)
        ours = signals.bm25(space.words.field("passage"), terms)
        assert ours.max() > 0
        assert ours == pytest.approx(by_oracle(texts, list(terms)), rel=1e-4, abs=1e-5)


@given(st.integers(1, 10_000), st.data())
def test_a_rarer_term_says_more_and_every_term_something(total: int, data: st.DataObject) -> None:
    holding = data.draw(st.integers(1, total))
    assert signals.inverse_frequency(holding, total) > 0
    assert signals.inverse_frequency(holding - 1, total) > signals.inverse_frequency(holding, total)


def test_the_best_score_becomes_one_and_nothing_stays_nothing() -> None:
    assert signals.share_of_best(np.array([1, 4, 0], np.float32)).tolist() == [0.25, 1, 0]
    assert signals.share_of_best(np.zeros(2, np.float32)).tolist() == [0, 0]
    assert signals.share_of_best(np.zeros(0, np.float32)).tolist() == []


def test_cosine_of_unit_vectors() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], np.float32)
    assert signals.cosine(vectors, np.array([0.6, 0.8], np.float32)) == pytest.approx([0.6, 0.8, 1, -0.6])


def test_each_group_gets_the_score_of_its_best_member() -> None:
    scores = np.array([0.2, 0.9, -0.5, 0.4, 0.4], np.float32)
    best, which = signals.best_of_group(scores, np.array([0, 0, 2, 3, 3]), 5)
    assert best == pytest.approx([0.9, -1, -0.5, 0.4, -1])
    assert which.tolist() == [1, -1, 2, 3, -1]


def test_groups_without_any_members_are_told_as_absent() -> None:
    best, which = signals.best_of_group(np.zeros(0, np.float32), np.zeros(0, np.intp), 2)
    assert best.tolist() == [-1, -1]
    assert which.tolist() == [-1, -1]


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(-1, 1, width=32)), max_size=30))
def test_no_member_of_a_group_is_better_than_its_best(members: list[tuple[int, float]]) -> None:
    members.sort(key=lambda member: member[0])
    scores = np.array([score for _, score in members], np.float32)
    best, which = signals.best_of_group(scores, np.array([group for group, _ in members], np.intp), 6)
    for group in range(6):
        held = [score for of, score in members if of == group]
        assert best[group] == (max(held) if held else -1)
        assert (which[group] == -1) == (not held)
        assert not held or (members[which[group]][0] == group and scores[which[group]] == best[group])


def test_a_passage_counts_by_the_nearest_of_its_themes() -> None:
    held = [np.array([True, True, False]), np.array([False, True, False])]
    assert signals.theme_match(held, np.array([0.3, 0.8], np.float32)) == pytest.approx([0.3, 0.8, 0])


def test_facets_in_common_count_up_to_two() -> None:
    has, lacks = np.array([True, True]), np.array([True, False])
    assert signals.lift([], 2).tolist() == [0, 0]
    assert signals.lift([has, lacks, lacks], 2).tolist() == [2, 1]


def test_a_good_passage_vouches_for_the_others_of_its_source() -> None:
    scores = np.array([1.0, 0.2, 0.5], np.float32)
    leaned = signals.lean_on_source(scores, np.array([7, 7, 2]), 0.25)
    assert leaned == pytest.approx([1.0, 0.75 * 0.2 + 0.25 * 1.0, 0.5])


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1, width=16)), max_size=12), st.floats(0, 0.9))
def test_within_a_source_the_order_stays(passages: list[tuple[int, float]], share: float) -> None:
    scores = np.array([score for _, score in passages], np.float32)
    sources = np.array([source for source, _ in passages], np.intp)
    leaned = signals.lean_on_source(scores, sources, share)
    for source in set(sources.tolist()):
        mine = sources == source
        rising = np.argsort(scores[mine])
        assert (np.diff(leaned[mine][rising]) >= 0).all(), "two hardly apart may come out the same"
        assert leaned[mine].max() == pytest.approx(scores[mine].max(), abs=1e-5)
