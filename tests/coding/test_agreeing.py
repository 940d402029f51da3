"""How far coders agree, in which unit, and about which words they do not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cc_assistant.coding.agreeing import compare_coders
from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Cut, Document, Locator, Unit
from cc_assistant.domain.source import Source

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CULTURE = CodeRef(frame="cfir", id="inner-setting.culture")
COST = CodeRef(frame="cfir", id="innovation.cost")


def document(name: str = "talk", sentences: int = 10) -> Document:
    """Sentences of ten characters, each a passage."""
    text = "".join(f"Sentence{number}." for number in range(sentences))
    cuts = tuple(Cut(id=f"{name}-{n}", start=10 * n, end=10 * n + 10, unit=0) for n in range(sentences))
    source = Source(
        id=name, title=name, authors=(), year=None, container=None, doi=None, url=None, kind="commentary",
        country=(), setting=None, sample=None, licence=None, read="full-text",
    )  # fmt: skip
    return Document(
        id=name, form="text", file=f"{name}.txt", sha256="", imported=NOW, source=source, text=text,
        units=(Unit(kind="paragraph", start=0, end=len(text), locator=Locator(paragraph=1)),), cuts=cuts,
    )  # fmt: skip


def coding(coder: str, start: int, end: int, code: CodeRef = CULTURE, name: str = "talk") -> Coding:
    words = document(name).text[start:end]
    return Coding(
        id=f"{coder}{start}{code}",
        document=name,
        start=start,
        end=end,
        words=words,
        code=code,
        coder=coder,
        made=NOW,
    )


def test_text_that_nobody_coded_does_not_make_coders_agree() -> None:
    codings = [coding("a", 0, 10), coding("b", 10, 20)]
    report = compare_coders([document()], codings, ["a", "b"])
    assert report.together.units == 20, "of 100 characters"
    assert report.together.percent == 0
    assert report.together.alpha is not None
    assert report.together.alpha < 0


def test_the_same_codings_agree_wholly_and_differ_nowhere() -> None:
    same = [(0, 10, CULTURE), (30, 40, COST)]
    codings = [coding(who, *what) for who in "ab" for what in same]
    report = compare_coders([document()], codings, ["a", "b"])
    assert report.together.percent == report.together.alpha == report.together.cohen == 1
    assert report.disagreements == ()
    assert [entry.code for entry in report.by_code] == [CULTURE, COST]


def test_borders_that_differ_a_little_matter_by_character_and_not_by_passage() -> None:
    codings = [coding("a", 0, 10), coding("b", 2, 9), coding("a", 50, 60, COST), coding("b", 50, 60, COST)]
    by_character = compare_coders([document()], codings, ["a", "b"], "character")
    by_passage = compare_coders([document()], codings, ["a", "b"], "passage")
    assert by_character.together.percent == pytest.approx(1 - 3 / 40)
    assert by_passage.together.percent == 1
    assert by_passage.by_code[0].coded_by == {"a": 1, "b": 1}
    assert [(found.start, found.end, found.words) for found in by_character.disagreements] == [
        (0, 2, "Se"),
        (9, 10, "."),
    ]


def test_a_document_that_one_coder_never_opened_is_no_disagreement() -> None:
    codings = [coding("a", 0, 10), coding("b", 0, 10), coding("a", 0, 10, name="other")]
    report = compare_coders([document(), document("other")], codings, ["a", "b"], "document")
    assert report.documents == ("talk",)
    assert report.together.units == 1


def test_disagreements_say_who_gave_what() -> None:
    codings = [coding("a", 0, 20), coding("b", 10, 20, COST), coding("c", 0, 20)]
    report = compare_coders([document()], codings, ["a", "b", "c"])
    assert report.disagreements[0].codes == {"a": (CULTURE,), "b": (), "c": (CULTURE,)}
    assert report.disagreements[1].words == "Sentence1."
    assert report.together.cohen is None, "it compares two"


def test_one_coder_alone_agrees_with_nobody() -> None:
    with pytest.raises(ValueError, match="two coders"):
        compare_coders([document()], [], ["a"])
