"""A conversation that others may read: questions that confidential packs answered are answered without."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.answer import Answer, Nearest
from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.public_answers import public_answers
from tests.render.golden_answers import answered

PACKS, CLOSED = ("ours", "shipped"), {"ours"}


def confidential(answer: Answer) -> Answer:
    held = [one.model_copy(update={"pack": "Ours", "confidential": True}) for one in answer.references]
    return answer.model_copy(update={"references": tuple(held)})


def made_public(*answers: Answer) -> tuple[list[Answer], list[tuple[str, Filters, bool]]]:
    asked = []

    def again(question: str, filters: Filters, long: bool) -> Answer:
        asked.append((question, filters, long))
        return answered()

    return list(public_answers(answers, PACKS, CLOSED, again)), asked


def test_an_answer_from_confidential_words_is_given_anew_from_public_packs() -> None:
    kept, asked = made_public(confidential(answered()).model_copy(update={"question": "And here?"}))
    assert asked == [(answered().understood_as, Filters(pack=("shipped",)), False)]
    assert [one.question for one in kept] == ["And here?"]
    assert not any(reference.confidential for reference in kept[0].references)


def test_other_answers_stay_as_they_were() -> None:
    plain = answered().model_copy(update={"nearest": ()})
    assert made_public(plain) == ([plain], [])
    near = (Nearest(topic="Here", passage="p3-001", claim="Words of somebody."),)
    assert made_public(plain.model_copy(update={"nearest": near}))[1]


def test_what_was_asked_of_confidential_packs_alone_is_left_out_and_said() -> None:
    answer = confidential(answered()).model_copy(update={"filters": Filters(pack=("ours",))})
    ((kept,), asked) = made_public(answer)
    assert (kept.statements, kept.references, asked) == ((), (), [])
    assert kept.message == "Left out: it was asked of confidential packs only."


def test_no_confidential_word_is_in_the_file(home: Path) -> None:
    said = answered()
    secret = said.statements[0].model_copy(update={"text": "The zeppelin company paid.", "kind": "summary"})
    answers = [confidential(said).model_copy(update={"statements": (secret,)})]
    services = Services(Settings(model="none"))
    services.keeper.build()
    for public_only in (False, True):
        file = services.conversation_file(
            answers, "markdown", title="T", made="2026-05-04", public_only=public_only
        ).decode()
        assert ("zeppelin" in file) != public_only
        assert ("Confidential:" in file) != public_only
