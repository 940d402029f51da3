from __future__ import annotations

import shlex

from cc_assistant.domain.evidence_table import EvidenceRequest
from cc_assistant.domain.filters import Filters
from cc_assistant.quotes.command_line import command_of
from tests.quotes.made import PACK, asked, quotes


def test_each_quote_is_exactly_the_characters_named() -> None:
    for row in asked().rows:
        assert row.quote == row.passage.field(row.span.field)[row.span.start : row.span.end]
    assert asked().rows[0].quote == "Twice."


def test_a_row_says_why_it_is_there_strongest_first() -> None:
    first, _, third = asked().rows
    assert [reason.mark for reason in first.why] == ["asked", "meaning", "words", "perspective"]
    assert [reason.mark for reason in third.why] == ["words", "perspective"]


def test_codes_have_their_labels() -> None:
    row = asked().rows[0]
    assert [code.label for code in (*row.themes, *row.cfir, *row.npt)] == [
        "What the job is",
        "Culture",
        "Differentiation",
    ]
    assert row.case
    assert row.case.label == "Ways to Wellness"


def test_filters_alone_give_all_that_they_let_through_quoted_by_its_claim() -> None:
    table = quotes().table(EvidenceRequest(filters=Filters(phase=("operation",)), limit=2, made="2026-03-31"))
    assert [row.passage.id for row in table.rows] == ["able-1", "able-2"]
    assert table.rows[0].quote == "Roles were unclear."
    assert table.rows[1].quote.startswith("- [laughs]")
    assert (table.considered, table.searched_by, table.understood_as) == (4, "", None)


def test_a_basket_keeps_its_order_is_never_cut_and_names_what_is_gone() -> None:
    ids = ("cole-1", "gone-9", "able-1", "cole-1")
    table = quotes().table(EvidenceRequest(ids=ids, limit=1, made="2026-03-31"))
    assert [row.passage.id for row in table.rows] == ["cole-1", "able-1"]
    assert table.missing == ("gone-9",)


def test_rows_are_sorted_and_numbered_anew() -> None:
    def order(by: str) -> list[str]:
        request = EvidenceRequest.model_validate(
            {"ids": ("undated-1", "able-1", "cole-1"), "order": by, "made": "2026-03-31"}
        )
        rows = quotes().table(request).rows
        assert [row.number for row in rows] == [1, 2, 3]
        return [row.source.id for row in rows]

    assert order("relevance") == ["undated", "able2020", "cole2018"]
    assert order("newest") == ["able2020", "cole2018", "undated"]
    assert order("oldest") == ["cole2018", "able2020", "undated"]
    assert order("source") == ["cole2018", "able2020", "undated"] or order("source")[0] == "able2020"


def test_the_command_makes_the_table_again_whatever_the_question_holds() -> None:
    request = EvidenceRequest(
        question="it's; rm -rf $HOME",
        filters=Filters(phase=("operation",), theme=("a", "b"), year_from=2019, year_to=2020),
        limit=7,
        order="newest",
        made="2026-03-31",
    )
    words = shlex.split(command_of(request))
    assert words[:3] == ["cc-assistant", "quotes", "it's; rm -rf $HOME"]
    assert words[3:11] == [
        "--phase",
        "operation",
        "--theme",
        "a",
        "--theme",
        "b",
        "--year",
        "2019-2020",
    ]
    assert words[11:] == "--sort newest --limit 7 --style vancouver --date 2026-03-31".split()


def test_the_notes_say_whose_words_how_much_was_read_and_who_may_read_it() -> None:
    assert any("1 in full, 1 in its abstract only" in note for note in asked().notes)
    closed = PACK.model_copy(update={"sensitivity": "confidential"})
    table = quotes(closed).table(EvidenceRequest(ids=("able-1",), made="2026-03-31"))
    assert any("Confidential: this holds passages of Made by hand." in note for note in table.notes)


def test_sources_stand_once_in_the_order_of_their_references() -> None:
    cited = asked().sources
    assert [entry.source.id for entry in cited] == ["able2020", "cole2018"]
    assert cited[0].passages == ("able-1", "able-2")
