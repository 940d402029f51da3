"""What the library covers: a map for each frame, and the places where it is thin."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from cc_assistant.domain.coverage import Coverage, ThinPlace
from cc_assistant.domain.filters import Filters
from cc_assistant.text.saying import counted
from cc_assistant.tui.coverage_rows import LEGEND, THIN_FACETS, MapTable, tables, thin_filters
from cc_assistant.tui.widgets.heat_map import HeatMap
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain
from cc_assistant.tui.widgets.section_bar import SectionBar

_TABLES = {"cfir": "CFIR", "npt": "NPT", "themes": "Themes", "thin": "Thin places"}
_ROWS_FOR_LEGEND = 20
_THIN_SAID = "Little can be said here. Enter lists the passages that there are."


class CoveragePanel(Vertical):
    """Shows the coverage; a cell or thin place is opened with Enter or a click."""

    class Opened(Message):
        """Someone wants to see what passages these filters let through."""

        def __init__(self, filters: Filters) -> None:
            super().__init__()
            self.filters = filters

    def __init__(self) -> None:
        super().__init__(id="coverage")
        self.coverage: Coverage | None = None
        self._tables: dict[str, MapTable] = {}
        self._thin: tuple[ThinPlace, ...] = ()

    def compose(self) -> ComposeResult:
        """The tables' names, the table that is open, and what the cursor is on."""
        yield SectionBar(_TABLES, id="tables")
        yield PlainText("The passages are being counted …", id="coverage-said")
        with Vertical(id="map-and-cell"):
            yield HeatMap()
            yield OptionList(id="thin")
            yield PlainText(id="cell")

    def on_mount(self) -> None:
        """Show no map before there is one."""
        self._arrange()

    def tell(self, text: str) -> None:
        """Say something in place of the map."""
        self.coverage = None
        self.query_one("#coverage-said", PlainText).show(text)
        self._arrange()

    def show(self, coverage: Coverage) -> None:
        """Show a coverage."""
        self.coverage = coverage
        self._tables = tables(coverage)
        self._thin = coverage.thin
        bar = self.query_one("#tables", SectionBar)
        bar.note("thin", str(len(coverage.thin)))
        listed = self.query_one("#thin", OptionList)
        listed.clear_options()
        listed.add_options([_thin_line(place) for place in coverage.thin])
        listed.highlighted = 0 if coverage.thin else None
        self._open(bar.open)

    def enter(self) -> None:
        """Go to the table that is open."""
        shown = self.query_one("#thin") if self.query_one("#thin").display else self.query_one(HeatMap)
        shown.focus()

    def next_table(self) -> None:
        """Open the next table."""
        self.query_one("#tables", SectionBar).action_step(1)
        self.enter()

    def on_section_bar_chosen(self, event: SectionBar.Chosen) -> None:
        """Open a table."""
        event.stop()
        self._open(event.name)

    def _open(self, name: str) -> None:
        self._arrange()
        if self.coverage is None:
            return
        if name == "thin":
            shown = (
                f"{counted(len(self._thin), 'thin place')}: on fewer than {self.coverage.thin_below} sources"
            )
            self._tell_cell(f"{shown}, one perspective or one country. {_THIN_SAID}")
            return
        table = self._tables[name]
        if table.rows:
            self.query_one(HeatMap).show(table)
        else:
            self.query_one(HeatMap).display = False
            self._tell_cell("No pack that is switched on has this frame.")

    def _arrange(self) -> None:
        thin = self.query_one("#tables", SectionBar).open == "thin"
        self.query_one("#coverage-said").display = self.coverage is None
        self.query_one("#map-and-cell").display = self.coverage is not None
        self.query_one(HeatMap).display = not thin
        self.query_one("#thin").display = thin

    def _tell_cell(self, text: str, legend: Sequence[str] = ()) -> None:
        told = [plain(one_line(text))]
        if legend and self.screen.size.height >= _ROWS_FOR_LEGEND:
            # Beside the map there is room for a line each, below it for one line in all.
            key = "\n".join(("", *legend)) if self.screen.has_class("-wide") else "   ".join(legend)
            told.append(Content.styled(key, "$foreground 80%"))
        self.query_one("#cell", PlainText).show(lines(told))

    def on_resize(self) -> None:
        """Tell the cell again, as it fits now."""
        if self.coverage and self.query_one(HeatMap).display:
            self.call_after_refresh(self.query_one(HeatMap).tell)

    def on_heat_map_moved(self, event: HeatMap.Moved) -> None:
        """Say what the cell under the cursor counts."""
        event.stop()
        if not self.query_one(HeatMap).display:
            return  # another table was opened meanwhile
        place = next((place for place in self._thin if _is_of(place, event.cell.filters)), None)
        thin = f" A thin place: {'; '.join(place.reasons)}." if place else ""
        self._tell_cell(f"{event.cell.said}{thin}", LEGEND)

    def on_heat_map_opened(self, event: HeatMap.Opened) -> None:
        """Ask for the passages of a cell."""
        event.stop()
        self.post_message(self.Opened(event.cell.filters))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the passages of a thin place."""
        event.stop()
        self.post_message(self.Opened(thin_filters(self._thin[event.option_index])))


def _thin_line(place: ThinPlace) -> Content:
    return Content.assemble(
        (one_line(place.name), "bold"), f"  {place.kind}\n  ", one_line("; ".join(place.reasons))
    )


def _is_of(place: ThinPlace, filters: Filters) -> bool:
    return filters.chosen().get(THIN_FACETS[place.kind]) == (place.id,)
