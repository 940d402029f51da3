"""The words for options: what is wrong in them is found with its file and line."""

from __future__ import annotations

import pytest

from tests.knowledge.packs import PackUnderTest

FILE = "toolkit/option-words.yaml"


def test_words_for_a_question_that_does_not_exist_are_found(pack: PackUnderTest) -> None:
    line = pack.change(FILE, "question: modes", "question: mode")
    fault = pack.fault()
    assert (fault.file, fault.line, fault.nearest) == (FILE, line, "modes")


def test_words_for_an_option_that_does_not_exist_are_found(pack: PackUnderTest) -> None:
    line = pack.change(FILE, "option: phone", "option: fone")
    fault = pack.fault()
    assert (fault.file, fault.line, fault.nearest) == (FILE, line, "phone")
    assert "no option 'fone'" in fault.message


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("by ..", "ends with a gap"),
        ("phone?", "every part of it may be missing"),
        ("{rings} them", "no list {rings}"),
        ("ph*", "too many words"),
        ("by (phone)", "no word"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_told_with_the_reason(
    pack: PackUnderTest, written: str, why: str
) -> None:
    line = pack.change(FILE, "by phone", written)
    fault = pack.fault()
    assert fault.line == line
    assert why in fault.message


def test_a_list_that_holds_itself_is_told(pack: PackUnderTest) -> None:
    pack.change(FILE, "ring: [ring, call]", 'ring: ["{ring}", call]')
    assert any("holds itself" in fault.message for fault in pack.faults())


def test_words_given_twice_for_a_question_are_told(pack: PackUnderTest) -> None:
    path = pack.folder / FILE
    path.write_text(path.read_text("utf-8") + "  - question: modes\n", "utf-8")
    assert "join the two entries" in pack.fault().message


def test_a_question_that_takes_any_date_has_no_options(pack: PackUnderTest) -> None:
    pack.change(FILE, "question: modes", "question: launch_date")
    assert "answered by a date" in pack.fault().message


def test_changed_words_need_no_new_index(pack: PackUnderTest) -> None:
    from cc_assistant.knowledge.fingerprint import fingerprint

    before = fingerprint([pack.folder])
    pack.change(FILE, "by phone", "on the phone")
    assert fingerprint([pack.folder]) == before
