"""An import under way: how far it has come, what became of each file, and the index that finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen

from cc_assistant.errors import Cancelled, CCAssistantError
from cc_assistant.render.import_text import ReportLine, file_lines, report_markdown, summary
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.widgets.index_panel import progress_line
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.plain_text import PlainText, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from cc_assistant.domain.import_report import ImportReport
    from cc_assistant.services import Services
    from cc_assistant.tui.import_wish import ImportWish
    from cc_assistant.tui.workers import Job

_SHOWN = 500
"""Files of a report that are shown; the saved one has them all."""


class ImportRunScreen(ModalScreen[None]):
    """Imports, shows the report, and has the index built.

    Args:
        wish: what is imported.
        report: of an import that is over: it is shown, and nothing is done.
    """

    CSS_PATH = "import_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("import-run")]

    class Heard(Message):
        """The import has come so far."""

        def __init__(self, stage: str, done: int, total: int) -> None:
            super().__init__()
            self.told = (stage, done, total)

    def __init__(self, wish: ImportWish | None, report: ImportReport | None = None) -> None:
        super().__init__()
        self._wish = wish
        self._report = report
        self._job: Job[Any] | None = None
        self._importing = self._stopping = False

    def compose(self) -> ComposeResult:
        """How far it has come, and the report."""
        with Vertical() as box:
            name = self._wish.pack if self._wish else self._report.pack if self._report else ""
            box.border_title = Content(one_line(f"Import into {name}"))
            yield PlainText(id="bar")
            with VerticalScroll(id="report"):
                yield PlainText(id="lines")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin, or show what was."""
        self.query_one("#report").focus()
        if self._report:
            self._show(self._report)
            self._tell("")
        elif self._wish:
            self._importing = True
            self._tell("Reading …  Esc stops it.")
            self._job = desk_of(self).look_after(self, self._import, self._imported, self._failed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to save when there is something to save."""
        return None if action == "save" and self._report is None else True

    def _import(self, services: Services) -> ImportReport:
        assert self._wish

        def heard(stage: str, done: int, total: int) -> None:
            if self._stopping:
                raise Cancelled("Stopped.")
            self.post_message(self.Heard(stage, done, total))

        services.forget()
        wish = self._wish
        try:
            return services.importing.import_files(
                wish.files,
                wish.pack,
                wish.details,
                sensitivity=wish.sensitivity,
                form=wish.form,
                progress=heard,
            )
        except Cancelled:
            return services.importing.reports(wish.pack)[0]

    def on_import_run_screen_heard(self, message: Heard) -> None:
        """Show how far it has come."""
        if self._importing and not self._stopping:
            self._tell(progress_line(*message.told))

    def progressed(self, stage: str, done: int, total: int) -> None:
        """Show how far the index has come."""
        if self._job and not self._importing:
            self._tell(f"The index that finds it: {progress_line(stage, done, total)}")

    def _imported(self, report: ImportReport) -> None:
        self._importing, self._report, self._job = False, report, None
        self._show(report)
        self.refresh_bindings()
        if not any(file.outcome in {"new", "updated"} for file in report.files):
            self._tell("")
            return

        def build(services: Services) -> bool:
            services.forget()
            services.keeper.build(wait=True)
            return True

        desk_of(self).build_by_hand()
        self._tell("The index that finds it is being built …  Esc stops it.")
        self._job = desk_of(self).look_after(self, build, self._built, self._not_built)

    def _built(self, _: bool) -> None:  # noqa: FBT001  (a callback)
        self._job = None
        self._tell("Ask and Evidence find it now.")
        desk_of(self).reopen()

    def _not_built(self, error: CCAssistantError) -> None:
        self._job = None
        self._tell(f"It cannot be found yet. {error.title}. {error}")

    def _failed(self, error: CCAssistantError) -> None:
        self._importing, self._job = False, None
        self._tell(f"{error.title}. {error}")

    def action_back(self) -> None:
        """Stop what is under way; close where nothing is."""
        if self._importing:
            self._stopping = True
            self._tell("Stopping …")
        elif self._job:
            self._job.cancel()
            self._job = None
            self._tell("The index was not built: nothing of this is found before b on part 2 builds it.")
        else:
            self.dismiss()

    def action_save(self) -> None:
        """Ask where to, and save the report."""
        if self._report is None:
            return
        endings = [(".md", "for people"), (".json", "for programs")]
        name = f"import-{self._report.pack}.md"
        self.app.push_screen(SaveScreen("Save the report", name, endings), self._save)

    def _save(self, file: Path | None) -> None:
        report = self._report
        if file is None or report is None:
            return
        as_json = file.suffix.casefold() == ".json"
        text = report.model_dump_json(indent=1) if as_json else report_markdown(report)
        deliver(self, file, lambda _: text.encode())

    def _tell(self, text: str) -> None:
        bar = self.query_one("#bar", PlainText)
        bar.display = bool(text)
        bar.show(text)

    def _show(self, report: ImportReport) -> None:
        failed = [file for file in report.files if file.outcome == "refused"]
        others = [file for file in report.files if file.outcome != "refused"]
        parts: list[Content | tuple[str, str] | str] = [(f"{summary(report)}\n", "bold")]
        if failed:
            parts.append((f"\nNot imported ({len(failed)}):\n", "bold $error"))
            parts += [f"{one_line(f'{file.file}: {file.why}')}\n" for file in failed[:_SHOWN]]
        if others:
            parts.append(("\nThe others:\n" if failed else "\n", "bold"))
            parts += [_content(line) for file in others[:_SHOWN] for line in file_lines(file)]
        if max(len(failed), len(others)) > _SHOWN:
            parts.append("\n… and more; Ctrl+S saves them all.")
        self.query_one("#lines", PlainText).show(Content.assemble(*parts))


def _content(line: ReportLine) -> Content:
    return Content(f"{'  ' * line.deep}{one_line(line.text)}\n")
