"""`passage`, `source` and `glossary`: what is read straight from the knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_passage_is_shown_exactly_as_stored_with_its_place_and_codes(run: Run) -> None:
    shown = run("passage", "fixsen2022-01")
    stored = run("passage", "fixsen2022-01", "--json").json
    assert shown.code == 0
    assert stored["passage"]["claim"] in shown.out
    assert stored["passage"]["text"] in shown.out
    for told in (
        "Abstract, findings",
        "Fixsen A, Barrett S",
        "Read of the source: abstract",
        "role-boundaries",
    ):
        assert told in shown.out


def test_a_passage_as_markdown_has_headings_and_lists(run: Run) -> None:
    shown = run("passage", "fixsen2022-01", "--format", "markdown").out
    assert shown.startswith("## fixsen2022-01\n")
    assert "\n- Phase: operation\n" in shown


def test_a_passage_that_is_not_there_names_what_is_near(run: Run) -> None:
    ran = run("passage", "fixsen2022-99")
    assert (ran.code, ran.out) == (3, "")
    assert "There is no passage 'fixsen2022-99'. The source has fixsen2022-01" in ran.err


@pytest.mark.parametrize("name", ["../../etc/passwd-01", "", "-", "x" * 5000, "\x1b[31m", "FIXSEN2022-01"])
def test_odd_ids_are_simply_not_found(run: Run, name: str) -> None:
    ran = run("passage", "--", name)
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("style", "start"),
    [
        ("vancouver", "Fixsen A, Barrett S, Shimonovich M. "),
        ("apa", "Fixsen, A., Barrett, S., & Shimonovich, M. (2022). "),
        ("harvard", "Fixsen, A., Barrett, S. and Shimonovich, M. (2022) "),
    ],
)
def test_a_source_cites_itself_in_three_styles(run: Run, style: str, start: str) -> None:
    assert run("source", "fixsen2022", "--style", style, "--json").json["reference"].startswith(start)
    assert start in run("source", "fixsen2022", "--style", style).out


def test_the_style_can_be_set_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_STYLE", "apa")
    assert "Fixsen, A., Barrett, S., & Shimonovich, M. (2022)." in run("source", "fixsen2022").out


def test_a_source_goes_into_a_reference_manager(run: Run) -> None:
    assert run("source", "fixsen2022", "--format", "ris").out.startswith("TY  - JOUR\n")
    assert run("source", "fixsen2022", "--format", "bibtex").out.startswith("@")


def test_a_source_lists_its_passages(run: Run) -> None:
    assert "fixsen2022-02  Finding disadvantaged people" in run("source", "fixsen2022").out


def test_a_source_that_is_not_there_names_the_nearest(run: Run) -> None:
    ran = run("source", "fixsen2222")
    assert ran.code == 3
    assert "fixsen2022" in ran.err


def test_a_term_is_explained_with_its_other_names(run: Run) -> None:
    ran = run("glossary", "PCN")
    assert ran.code == 0
    assert "GP practices in England" in ran.out
    assert "Not the same as Integrated Care System" in ran.out


def test_a_term_of_several_words_needs_no_quotes(run: Run) -> None:
    assert "plan with you" in run("glossary", "link", "workers").out


def test_all_terms_are_listed(run: Run) -> None:
    assert "warm handover\n" in run("glossary").out
    assert len(run("glossary", "--json").json) > 200


def test_a_term_that_is_not_there_names_the_nearest(run: Run) -> None:
    ran = run("glossary", "lnik wroker")
    assert ran.code == 3
    assert "link worker" in ran.err


def test_control_characters_of_a_pack_never_reach_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "pack"
    (pack / "evidence").mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        'id: mine\ntitle: Mine\nversion: "1"\nlicence: none\nsensitivity: confidential\ndescription: Mine\n'
    )
    record = (
        'source: {id: odd, title: "Odd", authors: [], year: null, container: null, doi: null, url: null,\n'
        "  kind: commentary, country: [], setting: null, sample: null, licence: null, read: full-text}\n"
    )
    excerpt = r'excerpts: [{id: odd-01, locator: "here", text: "red \x1b[31m and \u009b1m [laughs] [/b]"}]'
    (pack / "evidence" / "odd.yaml").write_text(record + excerpt + "\n")
    monkeypatch.setenv("CC_ASSISTANT_PACKS", str(pack))
    shown = run("passage", "odd-01")
    assert shown.code == 0
    assert "red ␛[31m and �1m [laughs] [/b]" in shown.out
    assert (
        run("passage", "odd-01", "--json").json["passage"]["text"] == "red \x1b[31m and \x9b1m [laughs] [/b]"
    )


def test_two_formats_at_once_are_refused(run: Run) -> None:
    ran = run("passage", "fixsen2022-01", "--json", "--format", "markdown")
    assert ran.code == 2
    assert "two formats" in ran.err


def test_broken_settings_are_told_before_anything_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_STILE", "apa")
    ran = run("passage", "fixsen2022-01")
    assert ran.code == 5
    assert "Nearest: 'style'" in ran.err
