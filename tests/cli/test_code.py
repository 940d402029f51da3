"""Coding from the command line: what is put on words, taken back, suggested, and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant import paths
from tests.cli.conftest import Run
from tests.coding.bench import TURNS, bench, transcript

HOSTILE = "no [b]desk\x1b[31m at all"


@pytest.fixture
def pack(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pack with one transcript, in a home where no model is."""
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    bench(paths.user_packs(), transcript(), transcript("p4", (*TURNS, ("p", f"There was {HOSTILE}."))))
    return "talks"


def add(run: Run, coder: str, words: str, *more: str, document: str = "p3") -> str:
    ran = run("code", "add", "talks", document, "--coder", coder, "--words", words, *more)
    assert ran.code == 0, ran.err
    return ran.out.strip()


def test_words_are_coded_listed_removed_and_brought_back(run: Run, pack: str) -> None:
    coding = add(
        run, "AB", "no office", "--code", "culture", "--direction", "barrier", "--key", "--memo", "why"
    )
    assert coding == "ab-1"
    (record,) = run("code", "list", pack, "--json").json
    assert (record["words"], record["code"], record["coder"]) == (
        "no office",
        "cfir:inner-setting.culture",
        "ab",
    )
    assert (record["direction"], record["key"], record["memo"]) == ("barrier", True, "why")
    assert "Culture (cfir:inner-setting.culture)" in run("code", "list", pack, "p3", "--coder", "ab").out
    assert run("code", "remove", pack, coding, "--coder", "AB").code == 0
    assert run("code", "list", pack, "--json").json == []
    assert "put there ab-1" not in run("code", "undo", pack, "--coder", "AB").out
    assert [one["id"] for one in run("code", "list", pack, "--json").json] == ["ab-1"]
    run("code", "redo", pack, "--coder", "AB")
    assert run("code", "list", pack, "--json").json == []
    assert "nothing to do again" in run("code", "redo", pack, "--coder", "AB").err


def test_words_are_found_however_they_are_spaced_and_places_named_where_there_are_several(
    run: Run, pack: str
) -> None:
    add(run, "AB", "no\n office   [laughs]", "--code", "culture")
    ran = run("code", "add", pack, "p3", "--coder", "AB", "--words", "the", "--code", "culture")
    assert ran.code != 0
    assert "times, at" in ran.err
    missing = run("code", "add", pack, "p3", "--coder", "AB", "--words", "a castle", "--code", "culture")
    assert "does not stand in p3" in missing.err
    assert "documents show p3 --text" in missing.err
    assert "which words" in run("code", "add", pack, "p3", "--coder", "AB", "--code", "culture").err


def test_a_code_that_is_none_names_the_nearest(run: Run, pack: str) -> None:
    ran = run("code", "add", pack, "p3", "--coder", "AB", "--words", "no office", "--code", "cultre")
    assert ran.code != 0
    assert "cfir:inner-setting.culture" in ran.err
    assert run("code", "list", "tlaks").code != 0


def test_hostile_words_are_coded_and_shown_and_obeyed_by_nobody(run: Run, pack: str) -> None:
    add(run, "AB", HOSTILE, "--code", "culture", document="p4")
    shown = run("code", "list", pack).out
    assert "no [b]desk␛[31m at all" in shown
    assert "\x1b" not in shown


def test_own_codes_are_made_renamed_and_removed_when_unused(run: Run, pack: str) -> None:
    assert run("codebook", "add", pack, "Parking", "--about", "Cars.").out.strip() == "own:parking"
    assert run("codebook", "add", pack, "Bays", "--below", "parking").out.strip() == "own:bays"
    run("codebook", "rename", pack, "bays", "Disabled bays")
    assert "Parking > Disabled bays" in run("codebook", "list", pack).out
    assert "can go no further" in run("codebook", "move", pack, "parking", "--up").err
    assert run("codebook", "move", pack, "bays", "--top").code == 0
    assert run("codebook", "move", pack, "bays", "--up").code == 0
    listed = [one["code"] for one in run("codebook", "list", pack, "--json").json]
    assert listed == ["own:bays", "own:parking"]
    assert run("codebook", "move", pack, "bays", "--up", "--top").code == 2
    assert "is no colour" in run("codebook", "colour", pack, "bays", "blue").err
    assert "no colour now" in run("codebook", "colour", pack, "bays", "none").err
    add(run, "AB", "no office", "--code", "own:parking")
    used = run("codebook", "remove", pack, "parking")
    assert used.code != 0
    assert "is on 1 quote." in used.err
    assert run("codebook", "remove", pack, "bays").code == 0
    assert [one["code"] for one in run("codebook", "list", pack, "--json").json] == ["own:parking"]
    assert "belongs to a frame" in run("codebook", "remove", pack, "culture").err


def test_agreement_names_its_unit_its_documents_and_the_words_that_differ(run: Run, pack: str) -> None:
    add(run, "AB", "no office", "--code", "culture")
    add(run, "CD", "no office", "--code", "culture")
    add(run, "CD", "no desk", "--code", "innovation.cost")
    ran = run("agreement", pack, "--disagreements")
    assert "Unit: character; only characters that somebody coded" in ran.out
    assert "(p3)" in ran.out
    assert "BY AB  BY CD" in ran.out
    assert "‘no desk’" in ran.out
    assert "AB: no code" in ran.out
    report = run("agreement", pack, "--unit", "passage", "--coders", "cd,ab", "--json").json
    assert (report["unit"], report["coders"]) == ("passage", ["cd", "ab"])
    assert report["together"]["units"] == 2
    assert "takes two coders" in run("agreement", pack, "--coders", "AB").err


def test_five_of_each_frame_are_suggested_with_why(run: Run, pack: str) -> None:
    words = "Nobody paid for the phone."
    ran = run("suggest", words, "--pack", pack)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("CFIR\n1. ")
    assert "NPT\n1. " in ran.out
    found = run("suggest", words, "--json").json
    assert {frame: len(some) for frame, some in found["suggestions"].items()} == {"cfir": 5, "npt": 5}
    assert all(one["why"]["text"] for some in found["suggestions"].values() for one in some)
