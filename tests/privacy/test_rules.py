"""Likely identifiers are noticed by rule, and what only looks like them is not."""

import pytest

from cc_assistant.privacy.rules import is_nhs_number, likely


def found(text: str) -> dict[str, str]:
    return {text[one.start : one.end]: one.kind for one in likely(text)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("number 943 476 5919 is", "943 476 5919", "nhs-number"),
        ("number 943-476-5919.", "943-476-5919", "nhs-number"),
        ("9434765919", "9434765919", "nhs-number"),
        ("ring 0161 496 0123 now", "0161 496 0123", "phone"),
        ("ring +44 7700 900123", "+44 7700 900123", "phone"),
        ("ring (020) 7946 0958", "(020) 7946 0958", "phone"),
        ("ring 07700900123", "07700900123", "phone"),
        ("AB 12 34 56 C", "AB 12 34 56 C", "national-insurance"),
        ("qq? ab123456c", "ab123456c", "national-insurance"),
        ("at SW1A 1AA.", "SW1A 1AA", "postcode"),
        ("at M13 9PL, by", "M13 9PL", "postcode"),
        ("a.b+c@mail.example.org.", "a.b+c@mail.example.org", "email"),
        ("see https://example.org/x?y=1, ok", "https://example.org/x?y=1", "web"),
        ("see www.example.org.", "www.example.org", "web"),
        ("on @link_worker7 today", "@link_worker7", "handle"),
        ("born on 03/04/1951 in", "03/04/1951", "date-of-birth"),
        ("D.O.B. 3rd of March 1950", "3rd of March 1950", "date-of-birth"),
        ("DOB: 1950-03-03", "1950-03-03", "date-of-birth"),
        ("March 3, 1950 is her date of birth", "March 3, 1950", "date-of-birth"),
        ("hospital number is A1234567", "A1234567", "case-number"),
        ("case ref: 20451", "20451", "case-number"),
        ("told Mrs. O'Neil that", "Mrs. O'Neil", "person"),
        ("saw Dr Priya Patel-Jones", "Dr Priya Patel-Jones", "person"),
        ("my name is Ben and", "Ben", "person"),
        ("to the Hope Street Surgery", "Hope Street Surgery", "gp-practice"),
        ("at St Mary's Hospital", "St Mary's Hospital", "hospital"),
        ("in 12 Acacia Avenue", "12 Acacia Avenue", "address"),
    ],
)
def test_is_noticed(text: str, words: str, kind: str) -> None:
    assert found(text).get(words) == kind, found(text)


@pytest.mark.parametrize(
    "text",
    [
        "number 943 476 5918 is no NHS number: its check digit is wrong",
        "111 111 1111",
        "we met on 03/04/2021 and had 1,200 calls in 2020",
        "pages 100-110, 0.5 to 0.75, in 2019 2020 2021",
        "see figure 12 and M25, A40 or GP2",
        "the surgery and a hospital on the road",
        "The Practice was busy",
        "Mr and Mrs came, Miss!",
        "reborn in a way",
        "BG123456A",
    ],
)
def test_is_not_noticed(text: str) -> None:
    assert found(text) == {}


def test_the_check_digit_is_modulus_11() -> None:
    assert [n for n in range(10) if is_nhs_number(f"943476591{n}")] == [9]
