"""Answers as text and as Markdown."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.filters import Filters
from cc_assistant.render.answer_text import answer_markdown, answer_text
from tests.render.golden_answers import ANSWERS, FOLDER, answered, made, no_evidence, statement


@pytest.mark.parametrize("name", sorted(made()))
def test_each_answer_is_written_as_approved(name: str) -> None:
    approved = (FOLDER / name).read_text("utf-8")
    assert made()[name] == approved, f"{name} differs: see tests/render/golden_answers.py"


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in FOLDER.glob("answer-*")} == set(made())


@pytest.mark.parametrize("width", [40, 57, 80, 200])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_lines_keep_to_the_width(answer: Answer, width: int) -> None:
    assert max(map(len, answer_text(answer, width=width).splitlines())) <= width


def test_a_very_narrow_terminal_gets_forty_columns() -> None:
    assert answer_text(answered(), width=3) == answer_text(answered(), width=40)


def test_what_an_answer_was_limited_to_is_said_before_it() -> None:
    limited = answered().model_copy(update={"filters": Filters(country=("Wales",))})
    said = "Only from passages with these filters: country: Wales."
    for text in (answer_text(limited), answer_markdown(limited)):
        assert said in text.partition("In short")[0]
    assert "these filters" not in answer_text(answered())


def test_headings_are_set_apart_as_wished() -> None:
    text = answer_text(answered(), strong=lambda heading: f"<<{heading}>>")
    apart = re.findall(r"<<(.*?)>>", text)
    assert apart[:3] == ["In short", "Pay and contracts", "Also worth knowing"]
    assert {"What this rests on", "Sources", "You could ask next"} <= set(apart)
    assert re.sub(r"<<|>>", "", text) == answer_text(answered())


def test_marks_number_the_sources_as_they_are_listed() -> None:
    for text in (answer_text(answered()), answer_markdown(answered())):
        said, sources = text.split("What this rests on")[0], text.rsplit("Sources", 1)[1]
        marks = list(dict.fromkeys(re.findall(r"\[(\d)\]", said)))
        assert marks == ["1", "2", "3"]
        assert [source in sources for source in ("able2020-01", "charlie2018-02", "nestand-01")] == [True] * 3


def test_a_mark_stays_on_the_line_of_what_it_marks() -> None:
    for width in range(40, 100):
        for line in answer_text(answered(), width=width).splitlines():
            assert not re.match(r"\s*\[\d\][^A-Z]*$", line) or "n.d." in line or "et al." in line, (
                width,
                line,
            )


def test_what_was_asked_is_repeated_only_where_it_was_understood_otherwise() -> None:
    assert answer_text(answered()).startswith("Understood as: why do they leave (about: link workers")
    assert "Understood as" not in answer_text(no_evidence())
    assert "Understood as" not in answer_markdown(no_evidence())


def test_without_statements_what_is_missing_is_said_at_once() -> None:
    for text in (answer_text(no_evidence(), width=200), answer_markdown(no_evidence())):
        assert "no evidence that answers this. No source in the library is about Norway." in text
        assert "What this rests on" not in text
        assert "Sources" not in text


def test_numbers_of_things_are_in_the_right_number() -> None:
    basis = answered().basis.model_copy(
        update={"designs": {"policy": 1, "commentary": 2, "systematic-review": 1}}
    )
    text = answer_text(answered().model_copy(update={"basis": basis}), width=400)
    assert "1 policy paper, 2 commentaries, 1 systematic review;" in text


def test_every_kind_of_source_has_a_name_for_people() -> None:
    from typing import get_args

    from cc_assistant.domain.source import ReadDepth, SourceKind

    designs = dict.fromkeys(get_args(SourceKind), 2)
    read = dict.fromkeys(get_args(ReadDepth), 1)
    basis = answered().basis.model_copy(update={"designs": designs, "read": read})
    told = answer_text(answered().model_copy(update={"basis": basis}), width=1_000)
    assert told.count(" studies") >= 2
    assert not re.search(r"\d [a-z]+-(study|review|report)", told.split("Read:")[0].split("sources:")[1])


PUNCTUATION = r"\`*_{}[]()<>#+-.!|~&=:;/ "
READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def shown(markdown: str) -> list[str]:
    """What a reader of Markdown sees of each paragraph, heading and item; nothing else may be there."""
    texts = []
    for token in READER.parse(markdown):
        assert token.type in SAFE, token
        if token.type == "inline":
            assert {part.type for part in token.children or ()} <= {"text", "text_special"}, token
            texts.append("".join(part.content for part in token.children or ()))
    return texts


SAFE = {"inline"} | {
    f"{block}_{end}"
    for block in ("heading", "paragraph", "bullet_list", "ordered_list", "list_item")
    for end in ("open", "close")
}


@settings(max_examples=150)
@given(st.one_of(st.text(st.sampled_from(PUNCTUATION + "ab1\n\r\t"), max_size=40), st.text(max_size=40)))
@example("- item")
@example("1. item")
@example("2020) item")
@example("---")
@example("# heading")
@example("&amp; &#42; &copy;")
@example("a\n===\n\n    code\n```")
@example("| a | b |\n|---|---|")
def test_a_reader_of_markdown_sees_the_text_and_no_more(text: str) -> None:
    said = statement("In short", text, "able2020-01")
    written = answered().model_copy(update={"statements": (said,), "question": text})
    seen = shown(answer_markdown(written))
    words = [" ".join(line.split()) for line in seen]
    wanted = " ".join(said.text.replace("\0", "\ufffd").split())
    assert words[0] == wanted
    assert words[3] == f"{wanted} [1]".strip()


def test_text_in_markup_of_any_kind_is_shown_as_it_is() -> None:
    seen = shown(answer_markdown(ANSWERS["foreign"]))
    assert "1. In *short*" in seen
    assert "Who is <script>alert(1)</script>?" in seen
    assert any(line.startswith("[laughs] **bold** _under_ `code` <b>tag</b> [/b]") for line in seen)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_answer_can_be_written(heading: str, text: str) -> None:
    answer = answered().model_copy(
        update={
            "statements": (statement(heading, text, "able2020-01"),),
            "question": text,
            "missing": (heading,),
        }
    )
    assert answer_text(answer).endswith("Do volunteers leave for the same reasons?")
    for before, line in pairwise(["", *answer_markdown(answer).split("\n")]):
        assert not re.match(r"#{1,2} ", line) or before == "", "headings stand apart"
