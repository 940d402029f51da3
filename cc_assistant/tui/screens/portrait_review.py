"""Drafts on the screen: begin one, comment on its sentences, accept or answer what advisers say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cc_assistant.services import Services
from cc_assistant.text.saying import counted
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.write_line import WriteScreen

if TYPE_CHECKING:
    from pathlib import Path

    from cc_assistant.domain.portrait_draft import Comment, CommentState, DraftPortrait
    from cc_assistant.domain.portrait_paper import ToldSentence
    from cc_assistant.tui.screens.portraits import PortraitsScreen

_DECISIONS: tuple[tuple[str, CommentState], ...] = (
    ("Accept: the sentence changes", "accepted"),
    ("Answer: the sentence stays, and why", "answered"),
    ("Open again", "open"),
)


class PortraitReview:
    """Asks, and has the file of the draft changed.

    Args:
        screen: that shows the draft.
    """

    def __init__(self, screen: PortraitsScreen) -> None:
        self._screen = screen
        self._who = ""

    def begin(self) -> None:
        """Ask from what, and begin a draft."""
        screen = self._screen

        def ask(entries: list[tuple[str, str]]) -> None:
            nothing = "Import documents first: Library takes them in."
            screen.app.push_screen(PickScreen("A draft from what?", entries, nothing), picked)

        def picked(name: str | None) -> None:
            if name:
                screen.desk.look_after(screen, lambda services: services.portraying.drafts.begin(name), begun)

        def begun(made: tuple[Path, DraftPortrait]) -> None:
            file, _ = made
            tell(screen.app, f"Begun: {file}. Edit the file; what you change is shown here.")
            screen.look(file.stem)

        screen.desk.look_after(screen, _sources, ask)

    def comment(self, sentence: ToldSentence | None) -> None:
        """Ask who says what of a sentence, and keep it."""
        screen = self._screen
        if sentence is None:
            tell(screen.app, "Go to a sentence first: Tab goes on to the next one.")
            return

        def written(text: str | None) -> None:
            if text:
                self._change(
                    lambda services, file: services.portraying.drafts.comment(
                        file, sentence.id, self._who, text
                    ),
                    lambda name: f"Kept as {name}.",
                )

        self._signed(
            "Who comments?",
            lambda: screen.app.push_screen(WriteScreen(f"Comment on {sentence.id}", sentence.text), written),
        )

    def decide(self, sentence: ToldSentence | None) -> None:
        """Ask what becomes of a comment: of the sentence at hand, or any where none is."""
        screen = self._screen
        paper = screen.paper
        if paper is None:
            return
        comments = sentence.comments if sentence else tuple(comment for _, comment in paper.comments)
        entries = [(f"{one.id} {one.author} ({one.state}): {one.text}", one) for one in comments]

        def picked(comment: Comment | None) -> None:
            if comment:
                screen.app.push_screen(
                    PickScreen(f"{comment.author}: {comment.text}", list(_DECISIONS), ""),
                    lambda state: self._reply(comment, state),
                )

        screen.app.push_screen(PickScreen("Which comment?", entries, "Nobody has commented yet."), picked)

    def _reply(self, comment: Comment, state: CommentState | None) -> None:
        if state is None:
            return

        def decided(reply: str | None) -> None:
            if reply is not None:
                self._change(
                    lambda services, file: services.portraying.drafts.decide(
                        file, comment.id, state, by=self._who, reply=reply
                    ),
                    lambda _: f"{comment.id} is {state}.",
                )

        if state == "open":
            decided("")
            return

        def ask() -> None:
            def missing(typed: str) -> str:
                return "An answer has words." if state == "answered" and not typed else ""

            dialog = WriteScreen(
                f"To {comment.author}", f"“{comment.text}” What do you say to it?", "", missing
            )
            self._screen.app.push_screen(dialog, decided)

        self._signed("Who decides?", ask)

    def _signed(self, about: str, then: Callable[[], object]) -> None:
        """Ask for a name, and go on with it."""

        def signed(who: str | None) -> None:
            if who:
                self._who = who
                then()

        def missing(typed: str) -> str:
            return "" if typed else "A name or initials are needed."

        self._screen.app.push_screen(
            WriteScreen(about, "A name or initials are enough.", self._who, missing), signed
        )

    def _change(self, act: Callable[[Services, Path], object], say: Callable[[object], str]) -> None:
        screen, shown = self._screen, self._screen.shown
        if shown is None:
            return

        def work(services: Services) -> object:
            return act(services, services.portraying.drafts.named(shown.case))

        def done(found: object) -> None:
            tell(screen.app, say(found))
            screen.look()

        screen.desk.look_after(screen, work, done)


def _sources(services: Services) -> list[tuple[str, str]]:
    """Return what a draft can be begun from: packs of one's own, then cases that passages name."""
    packs = [
        (f"{one.manifest.title} · your pack, {counted(one.documents, 'document')}", one.manifest.id)
        for one in services.coding.packs()
    ]
    library = services.library
    named = {case.id: case.name for case in library.cases}
    cases = {passage.case for passage in library.passages if passage.case}
    return [*packs, *((f"{named.get(case, case)} · case", case) for case in sorted(cases))]
