"""A sentence of a draft, with the quotes that support and those that contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.render.draft_text import CARE, SAYS, shown_quotes, told_quote
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

if TYPE_CHECKING:
    from cc_assistant.domain.draft import CheckedDraft, DraftSentence, Relation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.tui.mode_screen import ModeScreen

_NAMES: dict[Relation, str] = {"supports": "+ supports", "contradicts": "- contradicts", "near": "~ is near"}


def check_draft(screen: ModeScreen, filters: Filters) -> None:
    """Ask for a sentence, look for quotes, and show them.

    Args:
        screen: that asks.
        filters: what passages may be used.
    """

    def show(checked: CheckedDraft) -> None:
        screen.app.push_screen(SupportScreen(checked))

    def check(typed: str | None) -> None:
        if typed:
            tell(screen.app, "Looking for quotes …")
            desk_of(screen).call(
                screen, lambda services: services.mended(lambda: services.drafts.check(typed, filters)), show
            )

    about = "Which sentence? Several are checked one by one. cc-assistant support --draft FILE checks a file."
    fault = "Please type or paste a sentence."
    screen.app.push_screen(
        WriteScreen("Check a draft", about, "", lambda typed: "" if typed else fault), check
    )


class SupportScreen(ModalScreen[None]):
    """Shows sentences with their quotes; Enter on a quote opens its passage.

    Args:
        checked: the draft.
    """

    CSS_PATH = "support.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, checked: CheckedDraft) -> None:
        super().__init__()
        self._checked = checked
        self._passages: list[str] = []

    def compose(self) -> ComposeResult:
        """Verdicts and quotes as a list; how far to trust them below."""
        with Vertical() as box:
            box.border_title = "A draft and the evidence"
            box.border_subtitle = "Enter opens a passage, Esc closes"
            yield OptionList(id="quotes", markup=False)
            yield PlainText(CARE, classes="-quiet")

    def on_mount(self) -> None:
        """List."""
        listed = self.query_one("#quotes", OptionList)
        for one in self._checked.sentences:
            listed.add_option(Option(_heading(one), disabled=True))
            for quote in shown_quotes(one):
                self._passages.append(quote.citation.passage)
                told = Content.assemble((_NAMES[quote.relation], "bold"), " ", plain(told_quote(quote)))
                listed.add_option(Option(told, id=str(len(self._passages) - 1)))
            listed.add_option(None)
        listed.focus()
        listed.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the passage behind a quote."""
        if event.option_id is not None:
            self.app.push_screen(PassageScreen(self._passages, int(event.option_id)))


def _heading(one: DraftSentence) -> Content:
    verdict = Content.assemble((f"{SAYS[one.verdict]} ", "bold underline"), f"({one.sureness})")
    missing = [plain(text) for text in one.missing]
    return lines([plain(one.text, "bold"), verdict, *missing])
