"""From texts to search terms, with spellings treated as one."""

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.analyser import Analyser

SPELLINGS = (
    ("wellbeing", "well-being", "well being"),
    ("health care", "healthcare", "health-care"),
    ("programme", "program"),
    ("GBP", "£"),
)


def test_every_written_form_becomes_the_first_of_its_group() -> None:
    analyser = Analyser(SPELLINGS)
    expected = analyser.terms("wellbeing programme health care")
    assert analyser.terms("well-being program healthcare") == expected
    assert analyser.terms("Well Being Program Health-Care") == expected


def test_terms_leave_out_stop_words_and_all_terms_keep_them() -> None:
    analyser = Analyser()
    assert analyser.terms("How did services adapt to it?") == ["servic", "adapt"]
    assert analyser.all_terms("How did services adapt to it?") == [
        "how",
        "did",
        "servic",
        "adapt",
        "to",
        "it",
    ]


def test_a_stop_word_does_not_take_its_relatives_along() -> None:
    assert Analyser().terms("willing people") == ["will", "peopl"]


def test_terms_know_where_they_stand() -> None:
    text = "The healthcare team"
    found = [(term, text[start:end]) for term, start, end in Analyser(SPELLINGS).term_spans(text)]
    assert found == [("health", "healthcare"), ("care", "healthcare"), ("team", "team")]


def test_a_form_of_signs_only_is_no_form() -> None:
    assert Analyser((("GBP", "£"),)).terms("£4") == ["£4"]


@given(st.text())
def test_terms_do_not_depend_on_spellings_that_do_not_occur(text: str) -> None:
    assert Analyser().all_terms(text) == Analyser((("qqqa", "qqqb qqqc"),)).all_terms(text)
