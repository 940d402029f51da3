"""A model's text becomes sentences with the passages that they name, however the text arrives."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cc_assistant.llm.marks import LONGEST, Marked, SentenceStream, sentences_of

TEXTS = (
    "Visits fell by 12% [1]. Costs did not [2, 3].",
    "Visits fell by 12%. [1] Costs did not. [2][3]",
    "Visits fell by 12%.[1] Costs did not.[2]\n\n- A list begins here [4].\n- And ends [1-3].",
    "## What helped\n\nDr. Smith saw 3.5 visits a week (e.g. in Leeds) [1]. Then none [2]!",
    "**Money** was short [passage 2]. “We had nothing.” [3] *Nobody* said so [1; 2].",
    "<think>They want two sentences [9]. Fine.</think>Link workers were tired [1]. So were nurses [2].",
    "Referrals rose from 10 to 20 [1] [2]. In one place they fell [3] , later",
    "1. First point [1].\n2. Second point [2].\n> A quote of it [3].",
    "It costs £4.50 per visit [1]... Perhaps [2]? Yes [3].",
    "One line\nanother line [1]\n[2]\nA third [3].",
)
ATOMS = st.sampled_from(
    [
        "Visits fell by 12%", "Costs did not rise", "Dr. Smith agreed", "“We had nothing”", "at 3.5 visits",
        "in the U.K.", "\"quoted. Words\"", " ", ". ", ".", "! ", "? ", ", ", "\n", "\n\n", "[1]", " [2]",
        " [1, 3]",
        "[2-4]", "[passage 5]", "[12", "]", "[", "**", "*", "- ", "1. ", "# ", "<think>", "</think>", "<",
        "(", ")", "e.g. ",
    ]
)  # fmt: skip
MARKED = st.lists(ATOMS, max_size=24).map("".join)


def streamed(text: str, cuts: list[int]) -> list[Marked]:
    """Return the sentences of a text that comes in pieces, cut at some places."""
    stream = SentenceStream()
    places = [0, *sorted({min(cut, len(text)) for cut in cuts}), len(text)]
    found = [sentence for start, end in pairwise(places) for sentence in stream.feed(text[start:end])]
    return [*found, *stream.end()]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_gives_the_same_sentences_letter_by_letter_as_at_once(text: str) -> None:
    assert streamed(text, list(range(len(text)))) == streamed(text, [])


@given(text=MARKED, cuts=st.lists(st.integers(0, 400), max_size=12))
@example(text="Visits fell. [1] Costs did not.", cuts=[12])
@example(text="Visits fell.[1][2] More", cuts=[13, 16])
@settings(max_examples=400, deadline=None)
def test_a_text_gives_the_same_sentences_however_it_is_cut(text: str, cuts: list[int]) -> None:
    assert streamed(text, cuts) == streamed(text, [])


@given(text=MARKED)
@settings(max_examples=200, deadline=None)
def test_no_mark_is_left_in_what_is_read(text: str) -> None:
    for sentence in sentences_of(text):
        assert "[1]" not in sentence.text
        assert sentence.text == sentence.text.strip()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Visits fell [3].", (3,)),
        ("Visits fell. [3]", (3,)),
        ("Visits fell [1, 4].", (1, 4)),
        ("Visits fell [1][4].", (1, 4)),
        ("Visits fell [2-4].", (2, 3, 4)),
        ("Visits [1] fell [1].", (1,)),
        ("Visits fell [passage 2; 3].", (2, 3)),
        ("Visits fell 【2】.", (2,)),
        ("Visits fell [9-2].", (9, 2)),
        ("Visits fell.", ()),
        ("Visits fell [sic].", ()),
    ],
)
def test_a_sentence_names_the_passages_that_its_marks_say(text: str, numbers: tuple[int, ...]) -> None:
    (sentence,) = sentences_of(text)
    assert sentence.numbers == numbers


def test_a_mark_after_the_full_stop_belongs_to_the_sentence_before_it() -> None:
    assert sentences_of("Visits fell. [1] Costs did not. [2]") == [
        Marked("Visits fell.", (1,)),
        Marked("Costs did not.", (2,)),
    ]


def test_a_sentence_is_given_as_soon_as_the_next_has_begun() -> None:
    stream = SentenceStream()
    assert stream.feed("Visits fell [1]. ") == []
    assert stream.feed("Costs did ") == [Marked("Visits fell.", (1,))]


def test_headings_lists_emphasis_and_thoughts_are_no_part_of_a_sentence() -> None:
    told = (
        "<think>Let me see [4].</think># Findings\n**In short**\n"
        "- **Visits** fell [1].\n2) _Costs_ did not [2].\n"
    )
    stream = SentenceStream()
    assert [*stream.feed(told), *stream.end()] == [
        Marked("Visits fell.", (1,)),
        Marked("Costs did not.", (2,)),
    ]


def test_a_sentence_that_breaks_off_is_left_out() -> None:
    stream = SentenceStream()
    stream.feed("Visits fell [1]. Costs did n")
    assert stream.end(broken=True) == []


def test_an_endless_answer_is_read_to_a_limit() -> None:
    stream = SentenceStream()
    stream.feed("Visits fell [1]. " * LONGEST)
    assert stream.full
