"""Facets that the words of a question give away."""

from __future__ import annotations

from typing import get_args

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Noticed
from cc_assistant.retrieval.lexicon import Lexicon
from cc_assistant.retrieval.noticed import notice
from cc_assistant.retrieval.space import Space


def seen(question: str, space: Space) -> tuple[Noticed, ...]:
    return notice(question, space.lexicon.find(question), space.lexicon, space.codes)


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("How did services adapt to COVID?", {"pandemic:during"}),
        ("befriending in the first lockdown", {"pandemic:during"}),
        ("What stayed after the pandemic?", {"pandemic:after"}),
        ("referrals since lockdown", {"pandemic:after"}),
        ("numbers from before the first lockdown", {"pandemic:before"}),
        ("before and after the pandemic, and in lockdown", {"pandemic:after", "pandemic:during"}),
        ("plans for recovery from the pandemic", {"pandemic:after"}),
        ("What do link workers say about supervision?", {"perspective:link-worker"}),
        ("How did GPs feel about it?", {"perspective:referrer"}),
        ("the experiences of carers", {"perspective:carer"}),
        ("What do commissioners think?", {"perspective:commissioner"}),
        ("clients' views of the café", {"perspective:service-user"}),
        ("barriers to setting up", {"direction:barrier", "phase:initiation"}),
        ("What helped?", {"direction:facilitator"}),
        ("How is it kept going after the pilot?", {"phase:maintenance"}),
        ("randomised trials of befriending", {"kind:trial"}),
        ("a systematic review", {"kind:systematic-review"}),
        ("relational connections between teams", {"cfir:inner-setting.relational-connections"}),
        ("CFIR code cost", {"cfir:innovation.cost"}),
        ("What is new in Glasgow?", {"place:glasgow"}),
    ],
)
def test_words_give_facets_away(question: str, facets: set[str], space: Space) -> None:
    assert {f"{noticed.facet}:{noticed.value}" for noticed in seen(question, space)} == facets


@pytest.mark.parametrize(
    "question",
    [
        "Does the cost matter?",
        "How do recovery colleges work?",
        "What do link workers do?",
        "We link work to housing",
        "Who pays for a nurse?",
        "Is planning needed?",
        "",
    ],
)
def test_everyday_words_give_nothing_away(question: str, space: Space) -> None:
    assert seen(question, space) == ()


def test_what_was_noticed_is_told_with_its_words(space: Space) -> None:
    (period,) = seen("How did services adapt to COVID?", space)
    assert (period.label, period.words) == ("during the pandemic", "adapt to COVID")
    (place,) = seen("anything scottish?", space)
    assert (place.facet, place.label, place.words) == ("place", "Scotland", "scottish")


def test_a_facet_value_is_noticed_once(space: Space) -> None:
    assert len(seen("barriers, problems, pitfalls and more barriers in lockdown, in lockdown", space)) == 2


def test_every_cue_names_a_value_that_exists(space: Space, lexicon: Lexicon) -> None:
    questions = [ask for passage in space.index.passages(range(space.count)) for ask in passage.asks]
    for question in questions:
        for noticed in seen(question, space):
            if noticed.facet == "place":
                assert noticed.value in lexicon.places
            elif values := get_args(get_args(Filters.model_fields[noticed.facet].annotation)[0]):
                assert noticed.value in values
            if noticed.facet not in ("cfir", "npt"):
                assert noticed.words in question
