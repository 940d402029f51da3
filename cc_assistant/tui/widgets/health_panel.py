"""The health of the installation: each thing that was looked at, what was found, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from cc_assistant.health import Finding
from cc_assistant.tui.library_words import SIGNS
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain


class HealthLine(Horizontal):
    """One thing that was looked at."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding

    def compose(self) -> ComposeResult:
        """The sign in words, the name, and what was found."""
        finding = self._finding
        yield PlainText(Content.styled(*SIGNS[finding.state]), classes="-sign")
        yield PlainText(Content.styled(one_line(finding.name).capitalize(), "bold"), classes="-name")
        told = [plain(finding.text)]
        if finding.remedy:
            told.append(Content.assemble(("What to do: ", "bold"), plain(finding.remedy)))
        yield PlainText(lines(told), classes="-known")


class HealthPanel(VerticalScroll):
    """Lists what was looked at."""

    def __init__(self) -> None:
        super().__init__(id="health", classes="-focusable")

    def compose(self) -> ComposeResult:
        """Say what will be looked at."""
        yield PlainText(
            "Program, settings, packs, model, index and folders are looked at …", id="health-said"
        )

    def tell(self, text: str | Content) -> None:
        """Say something in place of the findings."""
        self.query(HealthLine).remove()
        self.query_one("#health-said", PlainText).show(text)

    def show(self, findings: Sequence[Finding]) -> None:
        """Show what was found, what is worst first."""
        worst = next((s for s in ("fault", "note") if any(f.state == s for f in findings)), "well")
        said = {
            "fault": ("Something is wrong. What to do stands below it.", SIGNS["fault"][1]),
            "note": ("Nothing is wrong. Something is worth knowing.", SIGNS["note"][1]),
            "well": ("All is well.", SIGNS["well"][1]),
        }[worst]
        self.tell(Content.styled(*said))
        order = ("fault", "note", "well")
        listed = sorted(findings, key=lambda finding: order.index(finding.state))
        self.mount_all([HealthLine(finding) for finding in listed])

    def enter(self) -> None:
        """Go to the list."""
        self.focus()
