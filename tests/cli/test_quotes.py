from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("indexed")


def test_twelve_quotes_on_role_clarity_from_link_workers_become_a_workbook(run: Run, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "role-clarity.xlsx"
    ran = run("quotes", "role clarity", "--perspective", "link-worker", "--limit", "12", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert f"{file}: 12 passages of " in ran.err
    book = openpyxl.load_workbook(file)
    assert book["Evidence"].max_row == 13
    about = [row[1] for row in book["About"].iter_rows(values_only=True)]
    assert "perspective: link-worker" in about


def test_the_command_in_a_file_makes_the_same_file_again(run: Run) -> None:
    import shlex

    first = run("quotes", "Do people's needs change?", "--year", "2019-", "--limit", "3", "--json").json
    words = shlex.split(first["command"])
    assert words[:2] == ["cc-assistant", "quotes"]
    assert run(*words[1:], "--json").json == first


def test_filters_alone_give_all_that_they_let_through(run: Run) -> None:
    ran = run("quotes", "--theme", "digital-exclusion", "--pandemic", "during", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert rows
    assert {row["Period"] for row in rows} == {"during"}
    assert all("(digital-exclusion)" in row["Themes"] for row in rows)


def test_every_quote_stands_so_in_its_passage(run: Run) -> None:
    for row in run("quotes", "role clarity", "--limit", "20", "--json").json["rows"]:
        span = row["span"]
        field = row["passage"][span["field"]]
        assert row["quote"] == field[span["start"] : span["end"]].strip()


def test_a_basket_can_be_a_list_or_the_table_made_before(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "mine.txt"
    listed.write_text("fixsen2022-02  # the second\n\nfixsen2022-01\n", encoding="utf-8")
    first = run("quotes", "--basket", str(listed), "--json").json
    assert [row["passage"]["id"] for row in first["rows"]] == ["fixsen2022-02", "fixsen2022-01"]
    assert first["request"]["basket"] == "mine"
    table = tmp_path / "table.json"
    table.write_text(json.dumps(first), encoding="utf-8")
    again = run("quotes", "--basket", str(table), "--json").json
    assert again["rows"] == first["rows"]


def test_ids_that_are_gone_are_named_beside_the_result(run: Run) -> None:
    ran = run("quotes", "--ids", "fixsen2022-01,gone-9", "--format", "bibtex")
    assert ran.code == 0
    assert "@article{fixsen2022," in ran.out
    assert ran.err == "Not in the library: gone-9.\n"
    ran = run("quotes", "--ids", "gone-9")
    assert (ran.code, ran.out) == (3, "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "neither a question nor a filter nor a basket"),
        (("x", "--ids", "a"), 2, "A basket is taken as it is"),
        (("--ids", " , "), 2, "The basket is empty"),
        (("--ids", "a", "--basket", "b"), 2, "cannot go together"),
        (("--basket", "no-such-file"), 9, "'no-such-file' cannot be read"),
        (("x", "--date", "soon"), 2, "'soon' is not a date"),
        (("x", "--theme", "digital-exlusion"), 2, "Nearest: digital-exclusion"),
        (("x", "--json", "--format", "csv"), 2, "ask for two formats"),
        (("x", "-o", "no-such-folder/x.csv"), 9, "cannot be written"),
        (("   ",), 8, "The question is empty"),
    ],
)
def test_a_mistake_gets_one_clear_line(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run("quotes", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("text", ["{", '{"rows": 1}', "[1, 2]", "a sentence of words", b"\xff\xfe\x00"])
def test_a_file_that_is_no_basket_is_refused(run: Run, tmp_path: Path, text: str | bytes) -> None:
    file = tmp_path / "basket"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    ran = run("quotes", "--basket", str(file))
    assert (ran.code, ran.out) == (8, "")
