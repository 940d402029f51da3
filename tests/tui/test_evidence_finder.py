from __future__ import annotations

from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.tui.evidence_filters import chosen, limited, toggled
from cc_assistant.tui.evidence_finder import EvidenceFinder
from cc_assistant.tui.state import EvidenceView


def finder(services: Services) -> EvidenceFinder:
    return EvidenceFinder(services.index, services.space.browser, services.retriever)


def test_without_a_question_all_that_the_filters_let_through_is_found(library: Services) -> None:
    found = finder(library).find(EvidenceView(), ())
    assert len(found.positions) == found.considered == library.index.count
    narrow = finder(library).find(EvidenceView(filters=Filters(country=("Wales",))), ())
    assert len(narrow.positions) == found.counts["country"]["Wales"]


def test_counts_say_what_another_value_of_the_same_facet_would_bring(library: Services) -> None:
    phases = finder(library).find(EvidenceView(filters=Filters(phase=("initiation",))), ()).counts["phase"]
    assert phases["operation"] == library.index.facet_values("phase")["operation"]


def test_the_rows_of_a_question_say_why_they_are_there(library: Services) -> None:
    found = finder(library).find(EvidenceView(question="role clarity"), ())
    rows = finder(library).rows(found, 0, 5)
    assert len(rows) == 5
    assert all(row.why and row.text and row.short for row in rows)
    passages = library.shelf.passages([row.id for row in rows])
    for row in rows:
        passage = passages[row.id]
        marked = {passage.field(word.field)[word.start : word.end].casefold() for word in row.words}
        assert marked <= {"role", "roles", "clarity", "clear", "clarify", "clarifying", "clarified"}
        assert row.best and passage.field(row.best.field)[row.best.start : row.best.end] == row.text
    assert found.counts["phase"]["operation"] <= len(found.positions)


def test_a_basket_keeps_its_order_and_says_what_is_gone(library: Services) -> None:
    found = finder(library).find(EvidenceView(basket=True), ("fixsen2022-02", "gone-9", "fixsen2022-01"))
    assert [row.id for row in finder(library).rows(found, 0, 9)] == ["fixsen2022-02", "fixsen2022-01"]
    assert found.said == "No longer in the library: gone-9."


def test_choosing_a_value_twice_takes_it_back() -> None:
    once = toggled(Filters(), "phase", "operation")
    assert once.phase == ("operation",)
    assert chosen(once, "phase", "operation")
    assert toggled(once, "phase", "operation") == Filters()


def test_years_make_a_range() -> None:
    one = toggled(Filters(), "year", "2020")
    wide = toggled(toggled(one, "year", "2018"), "year", "2022")
    assert (wide.year_from, wide.year_to) == (2018, 2022)
    assert limited(wide) == ("year",)
    assert chosen(wide, "year", "2019")
    assert toggled(wide, "year", "2019").year_from == 2019
    assert toggled(one, "year", "2020") == Filters()
