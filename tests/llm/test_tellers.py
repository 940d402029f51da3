from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from cc_assistant import paths
from cc_assistant.domain.chat import Message
from cc_assistant.errors import ServerFault
from cc_assistant.llm.prompts import Prompts
from cc_assistant.llm.tellers import Tellers

QUESTIONS = [
    {"id": "host", "text": "Who hosts it?", "options": [{"id": "charity", "label": "A charity"}]},
    {"id": "place", "text": "Where?", "options": [{"id": "rural", "label": "In the country"}]},
]
CODES = [{"id": "inner.structure", "label": "Structure", "definition": "Rooms and desks."}]


class Saying:
    """A model that says one thing."""

    address = "http://127.0.0.1:1"
    model = "saying"

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.asked: list[Sequence[Message]] = []

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        self.asked.append(messages)
        if self.text is None:
            raise ServerFault("It is not there.")
        yield from self.text


def tellers(text: str | None) -> Tellers:
    return Tellers(Saying(text), Prompts([paths.shipped("prompts")]))


def never() -> bool:
    return False


def test_a_follow_up_is_made_whole_in_the_users_own_words() -> None:
    earlier = ["How did services adapt to COVID?"]
    whole = tellers('"How did rural services adapt to COVID?"').standalone("and rural ones?", earlier, never)
    assert whole == "How did rural services adapt to COVID?"


@pytest.mark.parametrize(
    "text",
    [
        "How did services adapt to COVID?",  # what was asked is lost
        "How did rural libraries in Norway fund their swimming pools and cinemas?",
        "Sure! Here it is:\nHow did rural services adapt to COVID?",
        "How did rural services adapt to COVID? " * 20,
        "",
    ],
)
def test_a_follow_up_that_the_model_made_something_else_of_is_not_taken(text: str) -> None:
    assert tellers(text).standalone("and rural ones?", ["How did services adapt to COVID?"], never) == ""


def test_at_most_three_rewordings_are_taken_without_their_signs() -> None:
    said = (
        "<think>hm</think>\n1. Who funds link workers?\n- What pays for the service?\n"
        "How is it paid for?\nAnd once more?\n"
    )
    assert tellers(said).rewordings("Who pays?", never) == [
        "Who funds link workers?",
        "What pays for the service?",
        "How is it paid for?",
    ]
    assert tellers(None).rewordings("Who pays?", never) == []


def test_only_options_that_there_are_with_words_that_were_said_are_taken() -> None:
    text = "We are a small charity on the coast."
    said = (
        "host | charity | a small charity\n"
        "host | council | a small charity\n"
        "place | rural | in the countryside\n"
        "host | charity | a small charity\n"
        "nonsense\n"
    )
    assert tellers(said).options(text, QUESTIONS, never) == [("host", "charity", 7, 22)]


def test_only_codes_of_the_frames_are_taken() -> None:
    said = "inner.structure | there is no desk\nmade.up | no\ninner.structure | again"
    assert tellers(said).codes("no desk", CODES, never) == [("inner.structure", "there is no desk")]


def test_plainer_sentences_come_back_under_their_numbers() -> None:
    said = "1: Fewer people came.\n7: Nobody asked.\n2) It cost less.\n"
    assert tellers(said).plainer(["Utilisation fell.", "Expenditure dropped."], never) == {
        0: "Fewer people came.",
        1: "It cost less.",
    }
