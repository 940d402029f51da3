"""Projects made by hand, in the shapes in which other programs write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from cc_assistant.domain.coding import Code, Codebook, Coder, CodeRef, Coding
from cc_assistant.domain.document import Cut, Details, Document, Locator, Speaker, Unit
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.source import Source
from cc_assistant.refi.frames import Frames, frames_of
from cc_assistant.refi.project import CodedDocument, CodedProject
from cc_assistant.refi.reader import Wanted, read_project

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
FRAMES = Path(__file__).parents[2] / "knowledge" / "frames"


class Zip:
    """An archive in memory."""

    def __init__(self, members: dict[str, bytes]) -> None:
        self._members = members

    @property
    def names(self) -> Iterable[str]:
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        return self._members[name]


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


LINES_XML = "First we met.\nThen trust grew slowly."
ANNA, TRUST, FUNDING, SOURCE = guid(1), guid(2), guid(3), guid(4)


def project(
    inside: str,
    sources: dict[str, bytes] | None = None,
    *,
    origin: str = "NVivo",
    space: str = "1.0",
    **also: str,
) -> Zip:
    """A project with one user and two codes; ``inside`` is what stands in it after the codebook."""
    more = " ".join(f'{key}="{value}"' for key, value in also.items())
    root = (
        f'<?xml version="1.0" encoding="utf-8"?>'
        f'<Project xmlns="urn:QDA-XML:project:{space}" name="Study" origin="{origin}" {more}>'
        f'<Users><User guid="{ANNA}" name="Anna"/></Users>'
        f'<CodeBook><Codes><Code guid="{TRUST}" name="Trust" isCodable="true" color="#FF0000">'
        f"<Description>Being relied on</Description></Code>"
        f'<Code guid="{FUNDING}" name="Funding" isCodable="true"/></Codes></CodeBook>{inside}</Project>'
    )
    return Zip({"project.qde": root.encode(), **(sources or {})})


def source(selections: str, *, name: str = "Interview 1", path: str = "internal://a.txt", **also: str) -> str:
    more = " ".join(f'{key}="{escape(value)}"' for key, value in also.items())
    return (
        f'<Sources><TextSource guid="{SOURCE}" name="{name}" plainTextPath="{path}" {more}>'
        f"{selections}</TextSource></Sources>"
    )


def selection(
    start: int, end: int, *, number: int = 10, code: str = TRUST, name: str = "", more: str = ""
) -> str:
    named = f'name="{escape(name)}"' if name else ""
    return (
        f'<PlainTextSelection guid="{guid(number)}" {named} startPosition="{start}" endPosition="{end}" '
        f'creatingUser="{ANNA}" creationDateTime="2020-01-02T03:04:05Z">'
        f'<Coding guid="{guid(number + 1000)}" creatingUser="{ANNA}">'
        f'<CodeRef targetGUID="{code}"/>{more}</Coding>'
        f"</PlainTextSelection>"
    )


def coded(text: str, *words: str, name: bool = False) -> str:
    """Selections of words, at their code points in a text."""
    return "".join(
        selection(text.index(one), text.index(one) + len(one), number=10 + number, name=one if name else "")
        for number, one in enumerate(words)
    )


def read(members: Zip, **how: Any) -> CodedProject:
    return read_project(members, Wanted(NOW, **how))


def only(members: Zip, **how: Any) -> CodedDocument:
    return read(members, **how).documents[0]


def words(document: CodedDocument) -> list[str]:
    for coding in document.codings:
        assert document.text[coding.start : coding.end] == coding.words
        assert coding.document == document.id
    return [coding.words for coding in document.codings]


@cache
def frames() -> Frames:
    cfir = CfirFrame.model_validate(yaml.safe_load((FRAMES / "cfir.yaml").read_text()))
    npt = NptFrame.model_validate(yaml.safe_load((FRAMES / "npt.yaml").read_text()))
    return frames_of(cfir, npt)


CULTURE = CodeRef(frame="cfir", id="inner-setting.culture")
OWN = CodeRef(frame="own", id="trust")
BOOK = Codebook(
    codes=(
        Code(id="trust", name="Trust", description="Being relied on", colour="#336699"),
        Code(id="early-days", name="Early days", parent="trust"),
        Code(id="places", name="Places", codable=False),
    ),
    coders=(Coder(id="anna", name="Anna B."), Coder(id="ben", name="Ben")),
)


def document(ident: str = "interview-1", **update: Any) -> Document:
    """A transcript of two speakers."""
    said = ("How did it begin?", "We asked round – naïve, perhaps.\nThen 😀 it grew.", "And the money?")
    units, at = [], 0
    for number, text in enumerate(said):
        where = Locator(turn=number + 1, at=75.0 * number)
        who = "anna" if number == 1 else "q"
        units.append(Unit(kind="turn", start=at, end=at + len(text), locator=where, speaker=who))
        at += len(text) + 2
    held = Document(
        id=ident,
        form="transcript",
        file="interview 1.docx",
        sha256="0" * 64,
        imported=NOW,
        source=record(ident),
        details=Details(
            case="hill-and-vale",
            role="link worker",
            phase=("initiation", "operation"),
            consent="recorded",
            attributes={"Years": "4", "Role": "of another kind"},
        ),
        speakers=(
            Speaker(id="q", name="Interviewer", interviewer=True),
            Speaker(
                id="anna",
                name="Anna",
                role="link worker",
                perspective="link-worker",
                attributes={"Age": "51"},
            ),
        ),
        text="\n\n".join(said),
        units=tuple(units),
        cuts=(Cut(id=f"{ident}-001", start=units[1].start, end=units[1].end, unit=1),),
        numbered=7,
    )
    return held.model_copy(update=update)


def record(ident: str, title: str = "Interview with Anna") -> Source:
    return Source(
        id=ident,
        title=title,
        authors=(),
        year=2026,
        container=None,
        doi=None,
        url=None,
        kind="evaluation-report",
        country=(),
        setting=None,
        sample=None,
        licence=None,
        read="full-text",
    )


def coding(held: Document, on: str, code: CodeRef = OWN, *, ident: str = "anna-1", **also: Any) -> Coding:
    start = held.text.index(on)
    return Coding(
        **{
            "id": ident,
            "document": held.id,
            "start": start,
            "end": start + len(on),
            "words": on,
            "code": code,
            "coder": "anna",
            "made": NOW,
            **also,
        }
    )
