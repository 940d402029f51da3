"""The portraits as a person has approved them: text and styles, small and large, dark and light.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cc_assistant.domain.portrait_draft import Comment
from cc_assistant.domain.portrait_paper import PortraitComparison, PortraitPaper
from cc_assistant.services import Services
from cc_assistant.tasks.portraying import Listed
from cc_assistant.tui.app import AssistantApp
from tests.portraits.made import SERVICE, STORY, vale
from tests.tui.driving import LARGE, SMALL, Driven, settled, until, until_said, until_shown
from tests.tui.frames import drawn
from tests.tui.test_portraits import at_portraits

FOLDER = Path(__file__).parent / "golden"


class Made:
    """Two portraits and a draft that never change."""

    def __init__(self) -> None:
        comment = Comment.model_validate(
            {
                "id": "c1",
                "sentence": "s1",
                "of": "It ran.",
                "author": "Ada",
                "date": "2026-11-02",
                "text": "Who says so?",
            }
        )
        said = STORY["operation"][0]._replace(
            id="s1", comments=(comment,), trouble="The figure 14 is not in it."
        )
        self.papers: dict[str, PortraitPaper] = {
            "vale": vale(),
            "hill": vale(
                SERVICE._replace(case="hill", title="On the hill", name="Hill Link", partners=(), events=())
            ),
            "own": vale(
                SERVICE._replace(title="Ours", draft=True, confidential=True), {"operation": (said,)}
            ),
        }

    def listed(self, answers: dict[str, object]) -> tuple[Listed, ...]:
        assert answers == {}, "no session is in use"
        return tuple(
            Listed(
                case,
                paper.title,
                "Ways to Wellness" if case == "vale" else paper.name,
                paper.place,
                3,
                like=("the same kind of host", "a similar area") if case == "vale" else (),
            )
            for case, paper in self.papers.items()
            if not paper.draft
        )

    def listed_drafts(self) -> tuple[Listed, ...]:
        return (Listed("own", "Ours", "Our own service", "", 1, draft=True, open_comments=1),)

    def paper(self, case: str) -> PortraitPaper:
        return self.papers[case]

    def compare(self, cases: tuple[str, ...]) -> PortraitComparison:
        papers = tuple(map(self.paper, cases))
        return PortraitComparison(made=papers[0].made, portraits=papers)


async def pictures(app: AssistantApp, pilot: Driven) -> dict[str, str]:
    """Walk through the states, and draw each."""
    found: dict[str, str] = {}

    async def draw(name: str) -> None:
        for theme in ("cc-dark", "cc-light"):
            app.theme = theme
            await settled(pilot)
            rows = [list(line) for line in app.screen._compositor.render_strips()]
            # What the modes are called has frames of its own.
            found[f"portraits-{name}-{app.size[0]}x{app.size[1]}-{theme}.txt"] = drawn(rows[1:])
        app.theme = "cc-dark"

    await draw("list")
    await pilot.press("enter", "tab")
    await until_said(pilot, "It helps anyone.")
    await until(pilot, lambda: app.focused is not None and app.focused.has_class("-focusable"))
    await draw("story")
    for key, name, told in (
        ("2", "timeline", "The council hears of it"),
        ("3", "helped", "got in the way helped"),
        ("4", "work", "Does it make sense to us?"),
        ("5", "partners", "A brewery"),
    ):
        await pilot.press(key)
        await until_said(pilot, told)
        await draw(name)
    await pilot.press("escape", "c")
    await until_shown(pilot, "Compare with which?")
    await pilot.press("enter")
    await until_said(pilot, "Side by side: Vale Connectors and Hill Link")
    await draw("compare")
    await pilot.press("escape", "end", "enter", "1")
    await until_said(pilot, "Who says so?")
    await draw("draft")
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_the_portraits_are_as_approved(
    size: tuple[int, int], home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Services, "portraying", Made())
    found: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        found.update(await pictures(app, pilot))

    at_portraits(steps, size=size)
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
