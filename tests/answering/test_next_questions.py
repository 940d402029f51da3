"""What one could ask next."""

from __future__ import annotations

from cc_assistant.answering.next_questions import next_questions
from tests.answering.made import piece, source


def test_questions_come_from_passages_that_the_answer_did_not_use() -> None:
    beyond = [
        piece("a", asks=("How long do they stay?",), themes=("x",)),
        piece("b", asks=("What are volunteers for?",), themes=("y",)),
    ]
    assert next_questions("Who pays?", beyond, []) == ["How long do they stay?", "What are volunteers for?"]


def test_other_sources_are_asked_first() -> None:
    used, fresh = source("used"), source("fresh")
    beyond = [
        piece("a", of=used, asks=("How long do they stay?",), themes=("x",)),
        piece("b", of=fresh, asks=("What are volunteers for?",), themes=("y",)),
    ]
    assert next_questions("Who pays?", beyond, [piece("c", of=used)])[0] == "What are volunteers for?"


def test_nothing_is_proposed_that_was_just_asked() -> None:
    beyond = [
        piece("a", asks=("Do link workers stay in post?",)),
        piece("b", asks=("Is there a rota at night?",)),
    ]
    assert next_questions("Why do link workers stay in their posts?", beyond, []) == [
        "Is there a rota at night?"
    ]


def test_two_of_the_same_kind_are_not_proposed() -> None:
    beyond = [
        piece("a", asks=("What does a rota cost?",)),
        piece("b", asks=("How much do rotas cost?",)),
        piece("c", asks=("Who leads?",), themes=("x",)),
        piece("d", asks=("Which partner meets residents?",), themes=("x",)),
    ]
    assert next_questions("Why?", beyond, []) == ["What does a rota cost?", "Who leads?"]


def test_three_at_the_most_and_whole_questions_only() -> None:
    beyond = [
        piece(f"p{word}", asks=(f"the {word}", f"Which {word}?"))
        for word in ("apple", "bread", "cheese", "dates")
    ]
    assert next_questions("Why?", beyond, []) == ["Which apple?", "Which bread?", "Which cheese?"]
    assert next_questions("Why?", beyond, [], most=1) == ["Which apple?"]


def test_passages_without_questions_propose_none() -> None:
    assert next_questions("Why?", [piece("a"), piece("b", asks=("costs of link workers",))], []) == []
