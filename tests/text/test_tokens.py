"""What counts as a word, and which words meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.tokens import STOP_WORDS, fold, stem, word_spans, words


@pytest.mark.parametrize("text", ["COVID-19", "Covid 19", "covid19", "COVID", "covid‑19"])
def test_covid_is_one_word_however_it_is_written(text: str) -> None:
    assert words(text) == ["covid"]


def test_words_that_only_begin_like_covid_are_left_alone() -> None:
    assert words("covidsafe COVID-190") == ["covidsafe", "covid", "190"]


def test_numbers_keep_what_makes_them_exact() -> None:
    assert words("14.0% of £4, 62.3 or 1,000,000.50; $3m in 2020.") == [
        "14.0%",
        "of",
        "£4",
        "62.3",
        "or",
        "1000000.50",
        "$3m",
        "in",
        "2020",
    ]


def test_accents_apostrophes_and_ligatures_do_not_separate_what_is_the_same() -> None:
    assert words("café cafe\u0301 ﬁne don’t don't GP's Straße") == [
        "cafe",
        "cafe",
        "fine",
        "dont",
        "dont",
        "gp",
        "strasse",
    ]


def test_a_hyphen_separates_words() -> None:
    assert words("person-centred, e.g. 5–10") == ["person", "centred", "e", "g", "5", "10"]


def test_other_alphabets_are_words_too() -> None:
    assert words("Привет 日本語") == ["привет", "日本語"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("adapted", "adapting"),
        ("gps", "gp"),
        ("pcns", "pcn"),
        ("services", "service"),
        ("referrals", "referral"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_numbers_have_no_stem() -> None:
    assert stem("14.0%") == "14.0%"


def test_question_words_are_stop_words_and_subjects_are_not() -> None:
    assert {"how", "what", "why", "does", "the"} <= STOP_WORDS
    assert not STOP_WORDS & {"work", "people", "service", "need", "help", "rural", "best"}


def test_stop_words_are_written_in_folded_form() -> None:
    assert all(fold(word) == word for word in STOP_WORDS)


@given(st.text())
def test_any_text_gives_words_in_order_without_spaces_or_quotes(text: str) -> None:
    last = 0
    for word, start, end in word_spans(text):
        assert last <= start < end <= len(text)
        assert word
        assert not any(sign.isspace() or sign in "\"'" for sign in word)
        last = end


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert fold(word) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
