"""The browser finds the same words and stems as the app."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cc_assistant.text.tokens import stem, words
from tests.interview.shipped import shipped_library
from tests.site.scripts import SEARCH, Call, running

pieces = st.sampled_from(
    [
        "GPs",
        "covid",
        "Covid-19",
        "COVID 19",
        "covids",
        "1,000",
        "£4.50",
        "14.0%",
        "62.3",
        "don't",
        "workers’",
        "l'",
        "naïve",
        "Sláintecare",
        "e\u0301tude",
        "self-referral",
        "WELL-BEING",
        "skies",
        "dying",
        "past",
        "succeed",
        "a",
        "'",
        "…",
        "\n",
        "x1",
        "20mph",
        "ﬁne",
        "İ",
        "Straße",
    ]
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Call]:
    with running(SEARCH) as call:
        yield call


def test_all_texts_of_the_library_have_the_same_words_and_stems(browser: Call) -> None:
    library = shipped_library()
    text = "\n".join(" ".join((one.claim or "", one.text, *one.asks)) for one in library.passages)
    found = words(text)
    assert browser("CC.words", text) == found
    for word in sorted(set(found)):
        assert browser("CC.stem", word) == stem(word)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(pieces | st.text("abcdeéy'’-, 19£%", max_size=6), max_size=6).map(" ".join))
def test_any_text_has_the_same_words(browser: Call, text: str) -> None:
    assert browser("CC.words", text) == words(text)


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(
    st.text("abcdefgilmnorstuvyz", min_size=1, max_size=6),
    st.sampled_from(
        [
            "",
            "s",
            "ies",
            "ied",
            "ing",
            "ed",
            "eed",
            "eedly",
            "ation",
            "ational",
            "fulness",
            "li",
            "ogist",
            "ement",
            "ll",
            "e",
            "ative",
            "iviti",
            "ying",
            "bility",
            "ly",
            "alize",
            "us",
            "sses",
            "tional",
        ]
    ),
)
def test_any_word_has_the_same_stem(browser: Call, start: str, end: str) -> None:
    assert browser("CC.stem", start + end) == stem(start + end)
