"""Pen portraits from the command line, published ones and drafts of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.cli.main import main
from tests.coding.bench import bench

CASE = "derby-local-area-coordination"


def told(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    found = capsys.readouterr()
    return found.out, found.err


def test_a_portrait_is_told_with_its_passages_and_drawn_in_characters(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "derby"]) == 0
    out, _ = told(capsys)
    assert "A named person in every ward, for anyone" in out
    assert "[derby2021-01, derbysingapore-01]" in " ".join(out.split())
    assert "What happened when" in out
    assert "Pandemic" in out


def test_the_list_tells_all_four(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["portrait", "list", "--json"]) == 0
    assert len(json.loads(told(capsys)[0])) == 4


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
        ("html", b"<!doctype html>"),
        ("svg", b"<svg"),
        ("md", b"# A named"),
        ("json", b"{"),
    ],
)
def test_a_file_has_the_form_that_its_name_says(
    home: Path, tmp_path: Path, ending: str, begins: bytes
) -> None:
    file = tmp_path / f"derby.{ending}"
    assert main(["portrait", CASE, "-o", str(file)]) == 0
    assert file.read_bytes().startswith(begins)


def test_md_is_short_for_markdown_and_no_other_form_is_taken(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "derby", "--format", "md"]) == 0
    assert told(capsys)[0].startswith("# A named person")
    assert main(["portrait", "derby", "--format", "xlsx"]) == 2
    assert "svg" in told(capsys)[1]


def test_portraits_stand_side_by_side(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["portrait", "compare", "derby", "rotherham"]) == 0
    out, _ = told(capsys)
    assert "(The files hold nothing on" in out  # Rotherham tells nothing of the pandemic
    assert main(["portrait", "compare", "derby"]) == 2
    assert main(["portrait", "compare", "derby", "rotherham", "ways", "-o", str(tmp_path / "three.pdf")]) == 0


def test_what_stands_side_by_side_has_facts_and_no_number_of_a_source_twice(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "compare", "derby", "rotherham"]) == 0
    out, _ = told(capsys)
    assert "Host: Voluntary Action" in out
    assert "808 referrals in the first" in out
    # The first events of both: their numbers are those of the references below.
    for event in ("New council leadership commits itself", "Two-year pilot funded"):
        line = out[out.index(event) :].partition("\n\n")[0]
        number = line[line.index("[") : line.index("]") + 1]
        assert out.count(f"\n{number} ") == 1
    assert main(["portrait", "compare", "derby", "rotherham", "--json"]) == 0
    papers = json.loads(told(capsys)[0])["portraits"]
    numbers = [one["number"] for paper in papers for one in paper["references"]]
    assert numbers == list(range(1, len(numbers) + 1))
    for paper in papers:
        sources = {one["number"]: one["source"] for one in paper["references"]}
        for moment in paper["timeline"]["moments"]:
            assert sources[moment["cite"]["number"]] == moment["cite"]["source"]


def test_a_portrait_that_is_not_there_names_those_that_are(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "derbi"]) == 3
    assert CASE in told(capsys)[1]


@pytest.fixture
def drafted(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    made = bench(paths.user_packs())
    pack = made.pack("talks")
    document = made.documents(pack)[0]
    words = "There was no office [laughs] and no desk."
    start = document.text.index(words)
    with made.journal(pack, "Ann") as journal:
        code = made.names(pack).all
        ref = next(one.ref for one in code if str(one.ref) == "cfir:inner-setting.available-resources")
        journal.code(document, start, start + len(words), [ref], made.now(), direction="barrier")
    assert main(["portrait", "new", "talks"]) == 0
    out, err = told(capsys)
    assert "confidential" in err
    return Path(out.strip())


def test_a_draft_is_begun_checked_and_shown_with_what_advisers_say(
    drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "[laughs] and no desk" in drafted.read_text("utf-8")
    assert main(["portrait", "check", "talks"]) == 0
    assert (
        main(["portrait", "review", "talks", "--sentence", "s1", "--author", "Ada", "--comment", "Sad!"]) == 0
    )
    told(capsys)
    assert main(["portrait", "talks"]) == 0
    out, _ = told(capsys)
    assert "DRAFT" in out
    assert "Ada" in out
    assert "Sad!" in out
    assert (
        main(["portrait", "review", "talks", "--accept", "c1", "--by", "JM", "--reply", "Made plainer."]) == 0
    )
    assert main(["portrait", "review", "talks"]) == 0
    assert "[Accepted: Made plainer. (JM" in told(capsys)[0]


def test_a_rendered_draft_shows_open_comments_and_sentences_without_trace(
    drafted: Path, tmp_path: Path
) -> None:
    drafted.write_text(drafted.read_text("utf-8").replace("no desk.”", "no chair.”"), "utf-8")
    assert (
        main(["portrait", "review", "talks", "--sentence", "s1", "--author", "Ada", "--comment", "Sad!"]) == 0
    )
    page = tmp_path / "draft.html"
    assert main(["portrait", "talks", "-o", str(page)]) == 0
    shown = page.read_text("utf-8")
    assert "This is a draft" in shown
    assert "are not in what it cites" in shown
    assert "(1 open comment)" in shown
    assert main(["portrait", "check", "talks"]) == 4


def test_a_draft_of_a_confidential_pack_says_so_on_every_form(
    drafted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form, mark in (("html", "Confidential draft"), ("md", "Confidential draft"), ("svg", "CONFIDENTIAL")):
        assert main(["portrait", "talks", "--format", form]) == 0
        assert mark in told(capsys)[0], form
    assert main(["portrait", "compare", "talks", "derby", "--format", "html"]) == 0
    out, _ = told(capsys)
    assert "Confidential pen portraits side by side" in out
    assert "This is a draft" in out


def test_a_draft_is_confidential_as_soon_as_it_cites_a_confidential_passage(
    drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted.write_text(
        drafted.read_text("utf-8").replace("confidential: true", "confidential: false"), "utf-8"
    )
    assert main(["portrait", "talks"]) == 0
    assert "confidential pack" in " ".join(told(capsys)[0].split())


def test_pictures_of_eighty_events_stand_on_a_page_in_pdf_and_word(drafted: Path, tmp_path: Path) -> None:
    import docx
    from pypdf import PdfReader

    events = "".join(
        f"- {{date: May {1940 + at}, phase: operation, event: Event {at}, excerpts: []}}\n"
        for at in range(80)
    )
    text = drafted.read_text("utf-8").replace("timeline: []", f"timeline:\n{events}")
    drafted.write_text(text, "utf-8")
    for ending in ("pdf", "docx"):
        assert main(["portrait", "talks", "-o", str(tmp_path / f"draft.{ending}")]) == 0
    pages = [page.extract_text() for page in PdfReader(tmp_path / "draft.pdf").pages]
    assert any("Event 0" in page and "Event 79" in page for page in pages)
    assert max(shape.height.cm for shape in docx.Document(str(tmp_path / "draft.docx")).inline_shapes) <= 23.1


def test_a_case_under_which_nothing_is_found_is_told(
    drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted.write_text(drafted.read_text("utf-8").replace("case: talks", "case: hill-and-vail"), "utf-8")
    assert main(["portrait", "check", "talks"]) == 4
    assert "No passage belongs to 'hill-and-vail'" in " ".join(told(capsys)[0].split())


def test_a_draft_of_a_published_service_stands_beside_it_with_its_own_pictures(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "new", CASE]) == 0
    draft = Path(told(capsys)[0].strip())
    assert main(["portrait", "compare", CASE, draft.stem, "--format", "html"]) == 0
    page, _ = told(capsys)
    assert page.count("<svg ") == 3  # the draft has no event yet
    ids = [part.partition('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_words_of_a_draft_that_nobody_coded_are_not_counted(
    drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "talks"]) == 0
    out = " ".join(told(capsys)[0].split())
    assert "The counts come from 1 coded quote of 1 source;" in out
    assert "passages are not coded and are in no picture" in out


def test_a_draft_is_not_begun_twice_and_a_case_without_passages_not_at_all(
    drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "new", "talks"]) == 9
    assert main(["portrait", "new", "nowhere-at-all"]) == 3
    assert main(["portrait", "list"]) == 0
    assert "draft, no open comments" in told(capsys)[0]


def test_a_draft_of_a_published_case_begins_from_its_claims(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portrait", "new", CASE]) == 0
    file = Path(told(capsys)[0].strip())
    assert file.stem == f"{CASE}-draft"
    assert main(["portrait", "check", str(file)]) == 0
    assert main(["portrait", CASE]) == 0
    assert "DRAFT" not in told(capsys)[0]
