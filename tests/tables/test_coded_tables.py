"""What was coded, as tables: every quote once, every unit said, nothing counted twice."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.coded_quote import QuoteFilter
from cc_assistant.domain.matrix import Scope, Summary
from cc_assistant.errors import FileFault, InputError, NotFound, UsageError
from cc_assistant.export.bibtex import to_bibtex
from cc_assistant.export.ris import to_ris
from cc_assistant.knowledge.loading import load_library
from cc_assistant.os_lock import try_lock
from cc_assistant.paths import shipped
from cc_assistant.tables.grid import grid_of
from cc_assistant.tables.shading import ranges, shade_of
from cc_assistant.tables.sheets import counts_sheet
from cc_assistant.tables.summaries import keep_summary, read_summaries
from cc_assistant.tables.telling import quote_report
from cc_assistant.tasks.coded_tables import CodedTables
from cc_assistant.tasks.coding_bench import CodingBench
from tests.tables.made import (
    CULTURE,
    LOST,
    OFFICE,
    UNKNOWN,
    code,
    coded_bench,
    reimported,
    tables_of,
)

TALKS = Scope(packs=("talks",))


@pytest.fixture
def desk(tmp_path: Path) -> CodingBench:
    return coded_bench(tmp_path / "packs")


@pytest.fixture
def tables(desk: CodingBench) -> CodedTables:
    return tables_of(desk)


def of(**wanted: object) -> Scope:
    return Scope(packs=("talks",), wanted=QuoteFilter.model_validate(wanted))


def test_the_same_words_are_one_quote_with_all_their_codes_and_coders(tables: CodedTables) -> None:
    quotes = tables.quotes(TALKS).quotes
    assert len(quotes) == 7
    office = quotes[0]
    assert (office.quote, office.key, office.locator) == (OFFICE, True, "turn 2, Anna, 00:00:24")
    assert office.before.endswith("We started with nothing, really. ")
    assert office.after.startswith(" The practice did not know")
    assert [(one.code, one.coder) for one in office.given] == [
        ("own:no-desk", "Ann"),
        ("cfir:inner-setting.culture", "Bea"),
        ("cfir:inner-setting.available-resources", "Ann"),
    ]
    assert [[step.name for step in one.path] for one in office.given] == [
        ["Rooms", "No desk"],
        ["Inner Setting", "Culture"],
        ["Inner Setting", "Available Resources"],
    ]
    assert (office.origin.case, office.origin.role, office.origin.attributes) == (
        "site-a",
        "link worker",
        {"district": "North"},
    )
    assert office.origin.confidential


@pytest.mark.parametrize(
    ("wanted", "many"),
    [
        ({"codes": ("culture",)}, 3),
        ({"codes": ("Inner Setting",)}, 5),
        ({"codes": ("npt",)}, 2),
        ({"codes": ("Rooms",)}, 1),
        ({"cases": ("Site A",)}, 5),
        ({"coders": ("bea",)}, 2),
        ({"phases": ("maintenance",)}, 2),
        ({"speakers": ("Interviewer",)}, 1),
        ({"documents": ("p4",)}, 2),
        ({"key": True}, 1),
        ({"codes": ("culture",), "cases": ("site-b",)}, 1),
    ],
)
def test_filters_take_what_they_say(tables: CodedTables, wanted: dict[str, object], many: int) -> None:
    assert len(tables.quotes(of(**wanted)).quotes) == many


def test_of_one_coder_only_that_coders_codes_are_told(tables: CodedTables) -> None:
    quotes = tables.quotes(of(coders=("Bea",))).quotes
    assert {one.coder for quote in quotes for one in quote.given} == {"Bea"}


def test_what_is_not_there_is_named_with_what_is_near(tables: CodedTables) -> None:
    with pytest.raises(NotFound, match="no code 'cultur'") as caught:
        tables.quotes(of(codes=("cultur",)))
    assert "cfir:inner-setting.culture" in (caught.value.remedy or "")
    with pytest.raises(UsageError, match="no property 'colour'") as wrong:
        tables.matrix(TALKS, rows="colour")
    assert "attribute:district" in (wrong.value.remedy or "")
    with pytest.raises(UsageError, match="not said of what"):
        tables.quotes(Scope())


def test_a_cell_of_the_matrix_counts_each_quote_once(tables: CodedTables) -> None:
    matrix = tables.matrix(TALKS, level="domain")
    assert [row.label for row in matrix.rows] == ["site-a", "site-b"]
    assert [column.label for column in matrix.columns] == ["Outer Setting", "Inner Setting"]
    inner = matrix.cell("case:site-a", "cfir:inner-setting")
    assert (len(inner.quotes), inner.documents) == (4, 2)
    assert matrix.quotes_of(inner)[0].key, "key quotes come first"
    assert counts_sheet(matrix).rows[-1] == ("All", 1, 5, 6)


def test_rows_are_divided_by_phase_and_a_quote_of_two_phases_is_in_both(tables: CodedTables) -> None:
    matrix = tables.matrix(TALKS, split="phase")
    assert [(row.group, row.label) for row in matrix.rows] == [
        ("site-a", "initiation"),
        ("site-a", "operation"),
        ("site-b", "operation"),
        ("site-b", "maintenance"),
    ]
    assert any("several values" in note for note in matrix.notes)


def test_rows_can_be_speakers_attributes_coders_and_codes(tables: CodedTables) -> None:
    by = {name: tables.matrix(TALKS, rows=name) for name in ("speaker", "attribute:district", "coder")}
    assert [row.label for row in by["attribute:district"].rows] == ["North", "South"]
    assert [row.label for row in by["coder"].rows] == ["Ann", "Bea"]
    assert len(by["speaker"].rows) == 3, "people of one name in different interviews are different people"
    resources = "cfir:inner-setting.available-resources"
    assert len(by["coder"].cell("coder:Bea", resources).quotes) == 1
    turned = tables.matrix(TALKS, rows="npt", columns="phase")
    assert [row.label for row in turned.rows] == ["Differentiation"]


def test_codes_that_nobody_gave_are_shown_when_wanted(tables: CodedTables) -> None:
    few, all_of_them = (tables.matrix(TALKS, columns="npt", unused=unused) for unused in (False, True))
    assert (len(few.columns), len(all_of_them.columns)) == (1, 16)


def test_a_summary_is_kept_and_goes_stale_when_quotes_come(desk: CodingBench, tables: CodedTables) -> None:
    column = "cfir:inner-setting.culture"
    tables.summarise(tables.matrix(TALKS), "case:site-a", column, "Nobody knew the role.", "Ann")
    cell = tables.matrix(TALKS).cell("case:site-a", column)
    assert cell.summary is not None
    assert (cell.summary.text, cell.summary.coder, cell.stale) == ("Nobody knew the role.", "Ann", "")
    reimported(desk, "p3", "A note at the top.\n\n")
    assert tables.matrix(TALKS).cell("case:site-a", column).stale == "", "words that moved are the same words"
    code(desk, "p5", "Ann", UNKNOWN, CULTURE)
    assert tables.matrix(TALKS).cell("case:site-a", column).stale == "stale: 1 quote new since"
    assert grid_of(tables.matrix(TALKS)).cells[0][1].number == "3!"
    tables.summarise(tables.matrix(TALKS), "case:site-a", column, "Still nobody.", "Bea")
    again = tables.matrix(TALKS).cell("case:site-a", column)
    assert again.summary
    assert (again.summary.text, again.stale) == ("Still nobody.", "")
    tables.summarise(tables.matrix(TALKS), "case:site-a", column, "")
    assert tables.matrix(TALKS).cell("case:site-a", column).summary is None
    with pytest.raises(NotFound):
        tables.summarise(tables.matrix(TALKS), "case:nowhere", column, "x")


def test_a_summary_cut_short_by_a_kill_is_gone_and_the_next_is_whole(
    desk: CodingBench, tables: CodedTables
) -> None:
    column = "cfir:inner-setting.culture"
    tables.summarise(tables.matrix(TALKS), "case:site-a", column, "First.")
    file = desk.pack("talks") / "summaries.jsonl"
    with file.open("ab") as torn:
        torn.write(b'{"row":"case:si')
    tables.summarise(tables.matrix(TALKS), "case:site-b", column, "Second.")
    kept = [cell.summary.text for cell in tables.matrix(TALKS).cells if cell.summary]
    assert sorted(kept) == ["First.", "Second."]
    file.write_text("no summary\n")
    with pytest.raises(InputError, match="line 1"):
        tables.matrix(TALKS)


def test_codes_stand_together_in_words_passages_and_documents(tables: CodedTables) -> None:
    def both(unit: str) -> tuple[int, float]:
        table = tables.together(TALKS, unit=unit)  # type: ignore[arg-type]
        pair = table.pair_by_codes["cfir:inner-setting.available-resources", "cfir:inner-setting.culture"]
        return pair.both, pair.jaccard

    # The words: Ann's and Bea's codes on the same quote, and Bea's "no office" inside it. Of characters
    # 41 have both; 2 x 41 have resources (p3, p5), 41 + 49 + 63 culture.
    assert both("words") == (2, round(41 / (82 + 153 - 41), 4))
    assert both("passage") == (1, round(1 / 3, 4))
    assert both("document") == (1, round(1 / 3, 4))
    assert "Jaccard: documents with both" in tables.together(TALKS, unit="document").unit_said


def test_shares_are_of_all_passages_coded_or_not(tables: CodedTables) -> None:
    table = tables.shares(TALKS, by="role")
    assert table.sizes == {"role:link worker": 2, "role:manager": 2, "role:GP": 2}
    share = table.share_by_place["cfir:inner-setting.available-resources", "role:GP"]
    assert (share.passages, share.of, share.share) == (1, 2, 0.5)
    assert table.outside == 1
    assert "all passages of the column" in table.unit


def test_excerpts_of_the_library_stand_beside_own_quotes_or_apart(desk: CodingBench) -> None:
    library = load_library([shipped("knowledge")])
    tables = tables_of(desk, library)
    apart = tables.quotes(Scope(library=True)).quotes
    assert len(apart) == len([one for one in library.passages if one.cfir or one.npt or one.themes])
    assert not any(one.origin.confidential for one in apart)
    beside = tables.quotes(
        Scope(packs=("talks",), library=True, wanted=QuoteFilter(codes=("culture",)))
    ).quotes
    assert {one.origin.library for one in beside} == {True, False}
    assert LOST not in {one.quote for one in beside}
    matrix = tables.matrix(Scope(library=True), columns="theme", level="domain")
    assert "Ways to Wellness" in " ".join(row.label for row in matrix.rows)
    assert matrix.rows[-1].label == "no case named"


@given(st.integers(min_value=0, max_value=500), st.integers(min_value=1, max_value=500))
def test_shades_rise_with_amounts_and_the_legend_says_which(amount: int, most: int) -> None:
    amount = min(amount, most)
    shade = shade_of(amount, most)
    assert (shade == 0) == (amount == 0)
    assert shade_of(max(0, amount - 1), most) <= shade <= 4
    if amount:
        told = dict(ranges(most))[shade]
        first, _, last = told.partition("-")
        assert int(first) <= amount <= int(last or first)


def test_windows_that_write_summaries_at_once_lose_none(tmp_path: Path) -> None:
    """Each of four processes begins by cutting off what a kill would have left half written."""
    line = (
        "import sys;from datetime import datetime as d;from pathlib import Path;"
        "from cc_assistant.domain.matrix import Summary as S;"
        "from cc_assistant.tables.summaries import keep_summary as k;"
        "[k(Path(sys.argv[1]),S(row=sys.argv[2],column=str(n),text='x'*9000,at=d.now().astimezone()))"
        " for n in range(25)]"
    )
    file = tmp_path / "summaries.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", line, str(file), str(n)]) for n in range(4)]
    assert [one.wait() for one in writers] == [0] * 4
    assert len(read_summaries(file)) == 100


def test_a_window_that_never_ends_does_not_hold_up_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cc_assistant.tables.summaries._PATIENCE_S", 0.0)
    file = tmp_path / "summaries.jsonl"
    summary = Summary(row="a", column="b", text="words", at=datetime.now().astimezone())
    with file.open("a+b") as held:
        assert try_lock(held.fileno(), shared=False)
        with pytest.raises(FileFault, match="Another window"):
            keep_summary(file, summary)
    keep_summary(file, summary)
    assert len(read_summaries(file)) == 1


def test_confidential_packs_are_left_out_with_what_was_written_of_their_cells(
    desk: CodingBench, tables: CodedTables
) -> None:
    both = Scope(packs=("talks",), library=True)
    made = tables.matrix(both, rows="pack")
    tables.summarise(made, made.rows[-1].id, made.columns[0].id, "Told in confidence.")
    public = both.model_copy(update={"public_only": True})
    shown = tables.matrix(public, rows="pack")
    assert not shown.quotes
    assert shown.notes[-1] == "Confidential packs are left out: talks."
    assert "Told in confidence." not in shown.model_dump_json()
    for table in (tables.quotes(public), tables.together(public), tables.shares(public)):
        assert "Confidential packs are left out: talks." in table.notes
    with pytest.raises(UsageError, match="nothing is left"):
        tables.quotes(TALKS.model_copy(update={"public_only": True}))


def test_each_quote_of_a_confidential_pack_says_so_in_a_reference_manager(tables: CodedTables) -> None:
    report = quote_report(tables.quotes(TALKS))
    for written in (to_ris(report.sources, report.remarks), to_bibtex(report.sources, report.remarks)):
        assert written.count("Confidential. ") == len(report.quotes)
        assert "did not show" not in written
    assert "TY  - UNPB" in to_ris(report.sources)
    assert "@unpublished{" in to_bibtex(report.sources)
