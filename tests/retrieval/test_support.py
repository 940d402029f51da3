"""How far what was found bears on a question."""

from __future__ import annotations

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Support
from cc_assistant.retrieval.retriever import Retriever
from cc_assistant.retrieval.support import NO_SUPPORT
from cc_assistant.services import Services

COVID = "How did services adapt to COVID?"


def support(question: str, retriever: Retriever, filters: Filters | None = None) -> Support:
    return retriever.search(question, filters=filters, limit=5).support


def test_what_the_library_is_about_is_near_and_covered(retriever: Retriever) -> None:
    found = support(COVID, retriever)
    assert min(found.nearest, found.asked, found.topical) > 0.6
    assert found.covered == 1
    assert found.strange == found.unmet == 0
    assert found.unknown_words == found.unknown_places == ()


def test_what_it_never_heard_of_is_strange(retriever: Retriever) -> None:
    found = support("What is the best recipe for lasagne?", retriever)
    assert found.strange > 0.3
    assert found.unknown_words[0] == "lasagne"
    assert found.nearest < support(COVID, retriever).nearest


def test_the_unknown_words_come_heaviest_first(retriever: Retriever) -> None:
    assert (
        support("Do ordinary link workers teach trombone and such?", retriever).unknown_words[0] == "trombone"
    )


def test_places_count_as_met_or_unknown(retriever: Retriever) -> None:
    assert support("loneliness in Glasgow", retriever).place_met
    norway = support("loneliness in Norway", retriever)
    assert norway.unknown_places == ("Norway",)
    assert not norway.place_met


def test_subjects_count_as_unheard_of_or_as_met_further_down(retriever: Retriever) -> None:
    found = support("Do link workers help police officers with gambling?", retriever)
    assert set(found.unknown_subjects) == {"police", "gambling"}
    assert support(COVID, retriever).unknown_subjects == ()


def test_a_question_that_a_passage_is_known_to_answer_is_asked(
    retriever: Retriever, services: Services
) -> None:
    (passage,) = services.shelf.passages(["edsp-01"]).values()
    assert support(passage.asks[0], retriever).asked > 0.85


@pytest.mark.parametrize("question", ["", "???", COVID, "trombone", "the of and", "x" * 500])
def test_all_measures_keep_their_scale(question: str, retriever: Retriever, words_only: Services) -> None:
    for one in (retriever, words_only.retriever):
        found = support(question, one)
        for measure in (found.nearest, found.asked, found.topical, found.covered):
            assert -1e-6 <= measure <= 1.001
        assert found.strange >= 0
        assert found.unmet >= 0


def test_nothing_let_through_supports_nothing(retriever: Retriever) -> None:
    assert support(COVID, retriever, Filters(year_to=1900)) == NO_SUPPORT


def test_without_a_model_words_are_weighed_instead_of_meaning(words_only: Services) -> None:
    found = support("Do link workers teach trombone?", words_only.retriever)
    assert found.nearest == found.asked == found.topical == 0
    assert 0 < found.strange < 1
    assert "trombone" in found.unknown_words
