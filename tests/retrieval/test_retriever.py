"""From a question to ranked passages, with the shipped library and the real model."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Ranking
from cc_assistant.retrieval import fusion
from cc_assistant.retrieval.retriever import BY_MEANING, BY_WORDS, Retriever
from cc_assistant.retrieval.space import Space
from cc_assistant.services import Services
from tests.retrieval.odd import ANY_QUESTION, ODD

COVID = "How did services adapt to COVID?"
QUESTIONS = (COVID, "a connector in casualty", "loneliness in Glasgow", '"link worker" pay', "trombone", "?!")


def ids(ranking: Ranking) -> list[str]:
    return [ranked.id for ranked in ranking.passages]


def ticking() -> Iterator[float]:
    """A clock that a second passes on whenever somebody looks."""
    yield from (float(second) for second in count())


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("putting a connector in casualty", {"edsp-01", "edsp-02", "nottinghamed2024-01", "royaldevon-01"}),
        (
            "Does being out in nature lift people's mood?",
            {"nguyen2023-01", "haywood2024-01", "fixsen2022b-01"},
        ),
        ("who drops out of art classes on prescription?", {"sumner2020-01", "artsreferral2018-01"}),
        ("What is Welzijn op Recept?", {"welzijn2017-01", "henwwor-01"}),
    ],
)
def test_what_answers_directly_comes_first(question: str, first: set[str], retriever: Retriever) -> None:
    assert first & set(ids(retriever.search(question, limit=3)))


def test_passages_come_best_first_and_once(retriever: Retriever) -> None:
    ranking = retriever.search(COVID)
    scores = [ranked.score for ranked in ranking.passages]
    assert scores == sorted(scores, reverse=True)
    assert len(set(ids(ranking))) == len(ranking.passages) == 100
    assert ranking.searched_by == BY_MEANING


def test_a_lower_limit_cuts_the_same_ranking(retriever: Retriever) -> None:
    assert ids(retriever.search(COVID, limit=7)) == ids(retriever.search(COVID, limit=60))[:7]
    assert retriever.search(COVID, limit=0).passages == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_of_a_score_add_up(question: str, retriever: Retriever, space: Space) -> None:
    for ranked in retriever.search(question, limit=space.count).passages:
        assert ranked.score == pytest.approx(sum(ranked.parts.values()), abs=1e-3), ranked.id


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_passage_of_a_source_vouches_for_the_others(
    question: str, retriever: Retriever, space: Space
) -> None:
    ranking = retriever.search(question, limit=space.count)
    source_of = {passage.id: passage.source for passage in space.index.passages(range(space.count))}
    own = {ranked.id: sum(ranked.parts.values()) - ranked.parts["source"] for ranked in ranking.passages}
    best: dict[str, float] = {}
    for ident, score in own.items():
        best[source_of[ident]] = max(score, best.get(source_of[ident], score))
    for ranked in ranking.passages:
        lent = fusion.SOURCE_SHARE * (best[source_of[ranked.id]] - own[ranked.id])
        assert ranked.parts["source"] == pytest.approx(lent, abs=1e-3), ranked.id


def test_passages_that_tell_the_same_finding_are_shown_once(retriever: Retriever, space: Space) -> None:
    ranking = retriever.search(COVID, limit=space.count)
    shown = set(ids(ranking))
    for group in space.index.same_findings:
        (first,) = shown & set(group)
        ranked = next(ranked for ranked in ranking.passages if ranked.id == first)
        assert {first, *ranked.same_as} == set(group)
    told_with_others = {ident for ranked in ranking.passages for ident in ranked.same_as}
    assert not shown & told_with_others
    assert len(shown) + len(told_with_others) == space.count


def test_of_the_same_findings_the_best_that_passes_the_filter_is_shown(retriever: Retriever) -> None:
    ranking = retriever.search(
        "costs and hospital use", filters=Filters(case=("rotherham-social-prescribing",))
    )
    assert {"dayson2014-51"} & {
        *ids(ranking),
        *(twin for ranked in ranking.passages for twin in ranked.same_as),
    }


def test_filters_hold_for_every_passage(retriever: Retriever, space: Space) -> None:
    filters = Filters(country=("Wales", "Scotland"), pandemic=("during",))
    ranking = retriever.search(COVID, filters=filters, limit=600)
    passages = space.index.passages(space.index.positions(ids(ranking)).values())
    sources = space.index.sources([passage.source for passage in passages])
    assert passages
    for passage in passages:
        assert passage.pandemic == "during"
        assert {"Wales", "Scotland"} & set(sources[passage.source].country)
    twins = sum(len(ranked.same_as) for ranked in ranking.passages)
    assert ranking.considered == len(passages) + twins


def test_filters_that_let_nothing_through_find_nothing(retriever: Retriever) -> None:
    ranking = retriever.search(COVID, filters=Filters(year_to=1900))
    assert (ranking.passages, ranking.considered) == ((), 0)


def test_noticed_facets_lift_and_never_hide(retriever: Retriever, space: Space) -> None:
    ranking = retriever.search("What changed in Wales during the pandemic?", limit=space.count)
    assert {noticed.label for noticed in ranking.understanding.noticed} == {"Wales", "during the pandemic"}
    assert ranking.considered == space.count
    lifted = [
        ranked for ranked in ranking.passages[:10] if ranked.parts["facet"] > 0 or ranked.parts["place"] > 0
    ]
    assert len(lifted) >= 8
    assert any(ranked.parts["place"] == 0 for ranked in ranking.passages)


def test_a_follow_up_is_searched_with_what_it_leans_on(retriever: Retriever) -> None:
    first = retriever.search("How did dementia support cope in lockdown?").understanding
    talk = Conversation().with_turn(Turn(text=first.text, understood_as=first.standalone, topic=first.topic))
    alone, within = (
        retriever.search("what will they keep?", conversation=c, limit=10) for c in (Conversation(), talk)
    )
    assert within.understanding.follow_up
    assert "dementia support" in within.understanding.standalone
    assert "wheatley2022-04" in ids(within)
    assert "wheatley2022-04" not in ids(alone)


def test_a_mistyped_word_finds_what_was_meant(retriever: Retriever) -> None:
    typed, meant = (retriever.search(text, limit=20) for text in ("socail prescirbing", "social prescribing"))
    assert ids(typed) == ids(meant)
    assert typed.understanding.corrected == (("socail", "social"), ("prescirbing", "prescribing"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gets_the_same_ranking(question: str, retriever: Retriever) -> None:
    one, other = (retriever.search(question).model_dump(exclude={"timing_ms"}) for _ in range(2))
    assert one == other


def test_the_time_of_each_step_is_told(space: Space) -> None:
    clock = ticking()
    ranking = Retriever(space, None, lambda: next(clock)).search(COVID)
    assert ranking.timing_ms == {"read": 1000, "encode": 1000, "search": 1000}


def test_own_weights_make_another_ranking(space: Space, services: Services) -> None:
    nothing_but_words = fusion.Weights(*[0.0] * len(fusion.Weights()))._replace(words=1.0)
    retriever = Retriever(space, services.encoder, lambda: 0.0, weights=nothing_but_words)
    for ranked in retriever.search(COVID, limit=20).passages:
        assert {name for name, part in ranked.parts.items() if part} <= {"words", "source"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_model_an_index_with_and_one_without_vectors_rank_alike(
    question: str, space: Space, words_only: Services
) -> None:
    with_vectors = Retriever(space, None, lambda: 0.0).search(question)
    without = words_only.retriever.search(question)
    assert with_vectors.searched_by == without.searched_by == BY_WORDS
    assert [(r.id, r.parts) for r in with_vectors.passages] == [(r.id, r.parts) for r in without.passages]
    assert with_vectors.themes == {}


def test_without_a_model_the_words_still_find_it(words_only: Services) -> None:
    assert set(ids(words_only.retriever.search("a connector in casualty", limit=4))) & {
        "edsp-01",
        "nottinghamed2024-01",
    }
    assert words_only.retriever.search("the of and").passages == ()


def test_an_encoder_is_of_no_use_to_an_index_without_vectors(
    words_only: Services, services: Services
) -> None:
    ranking = Retriever(words_only.space, services.encoder, lambda: 0.0).search(COVID)
    assert ranking.searched_by == BY_WORDS


@settings(max_examples=40, deadline=None)
@given(ANY_QUESTION, st.one_of(st.just(""), st.text(max_size=50), ODD))
def test_any_question_in_any_talk_can_be_searched_for(
    retriever: Retriever, words_only: Services, question: str, topic: str
) -> None:
    talk = Conversation().with_turn(Turn(text=topic, understood_as=topic, topic=topic))
    for one in (retriever, words_only.retriever):
        ranking = one.search(question, conversation=talk, limit=20)
        assert len(ranking.passages) <= 20
        assert all(ranked.score == ranked.score for ranked in ranking.passages), "no score is not a number"
