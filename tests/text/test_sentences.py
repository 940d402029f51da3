"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith and Prof. J. K. Brown met 3.5 people, e.g. in Leeds, i.e. few.",
        "Mean change was 0.5 (95% CI 0.1 to 0.9; p = 0.02), approx. No. 5 of Fig. 2.",
        "The U.K. Government paid £1.2m for St. Helens vs. Wigan.",
        'They said "It works. Really." to everyone.',
        "It ended (see below. Then above) at last.",
        "Wait… what came of it?",
        "“Why?” he asked.",
        "Husk et al. 2020 found it.",
        "3. The third item",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("They left at 5 p.m. The rest stayed.", ["They left at 5 p.m.", "The rest stayed."]),
        ("In the U.K. This was new.", ["In the U.K.", "This was new."]),
        ("She said “no.” He went.", ["She said “no.”", "He went."]),
        ("So did I. Then we met.", ["So did I.", "Then we met."]),
        ("It rose by 5%. 12 people left.", ["It rose by 5%.", "12 people left."]),
        ("Groups, walks, etc. The list goes on.", ["Groups, walks, etc.", "The list goes on."]),
        ("これは文です。次の文です。", ["これは文です。", "次の文です。"]),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lists_and_turns_of_a_transcript_are_kept_apart() -> None:
    text = "INT: And then\nP1: We just… [laughs]\n00:12 P2: No\n\n- first item\n- second\n1. third"
    assert sentences(text) == [
        "INT: And then",
        "P1: We just… [laughs]",
        "00:12 P2: No",
        "- first item",
        "- second",
        "1. third",
    ]


def test_a_line_that_only_wraps_does_not_end_a_sentence() -> None:
    assert sentences("a line that wraps\nonto the next. And\nanother") == [
        "a line that wraps\nonto the next.",
        "And\nanother",
    ]


def test_positions_are_code_points() -> None:
    text = "🙂 One. Zoë’s 👍🏽 two."
    assert sentences(text) == ["🙂 One.", "Zoë’s 👍🏽 two."]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"“”()[]\n-:;'’。é🙂")))
def test_spans_are_in_order_and_hold_everything_but_spaces(text: str) -> None:
    last = 0
    for start, end in sentence_spans(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
