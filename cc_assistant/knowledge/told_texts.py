"""Marked texts of a pack (`toolkit/told/*.jsonl`), and the file of what was learned from them beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.fault import Fault
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.told import Saying, Told
from cc_assistant.knowledge.finding import nearest

FOLDER = "toolkit/told"
LEARNED = "toolkit/understanding.npz"


def told_files(packs: Sequence[Path]) -> list[Path]:
    """Return the files of the first pack that has any, in a fixed order.

    Args:
        packs: folders of packs, the most important first.
    """
    for pack in packs:
        if files := sorted((pack / FOLDER).glob("*.jsonl")):
            return files
    return []


def digest_of(files: Sequence[Path]) -> str:
    """Return the SHA-256 of some files, their names and order included."""
    whole = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        whole.update(f"{file.name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def read_told(files: Sequence[Path], questions: Sequence[Question]) -> tuple[list[list[Told]], list[Fault]]:
    """Return the texts of each file, one to a line, and every fault in them.

    It is a fault if a line is no marked text, or a mark does not stand in it or names no answer.
    """
    faults: list[Fault] = []
    texts: list[list[Told]] = [[] for _ in files]
    known = {question.id: question for question in questions}
    for file, own in zip(files, texts, strict=True):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                told = Told.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                field = ".".join(map(str, first["loc"]))
                fault = Fault(file=str(file), line=number, field=field, value="", message=first["msg"])
                faults.append(fault)
                continue
            own.append(told)
            for saying in told.says:
                faults += [
                    fault.model_copy(update={"file": str(file), "line": number})
                    for fault in _wrong(told, saying, known)
                ]
    return texts, faults


def _wrong(told: Told, saying: Saying, known: dict[str, Question]) -> Iterator[Fault]:
    def fault(field: str, value: object, message: str, near: str | None = None) -> Fault:
        return Fault(file="", line=None, field=field, value=str(value), message=message, nearest=near)

    question = known.get(saying.question)
    if saying.words not in told.text:
        yield fault("words", saying.words, "these words do not stand in the text")
    if question is None:
        yield fault(
            "question", saying.question, "there is no such question", nearest(saying.question, list(known))
        )
    elif question.options:
        options = [str(option.id) for option in question.options]
        options += [DONT_KNOW] if question.dont_know else []
        if str(saying.value) not in options:
            message = f"the question '{question.id}' has no such option"
            yield fault("value", saying.value, message, nearest(saying.value, options))
