"""Foreign text is never markup: hostile strings through every widget and dialog."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.answer import Advice, Answer, Nearest
from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage, ThemeCoverage, ThinPlace
from cc_assistant.domain.fault import Fault, Report
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.pack import Manifest, PackState
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Noticed
from cc_assistant.domain.source import Source
from cc_assistant.errors import KnowledgeError
from cc_assistant.health import Finding
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.opened import Code, Nearby, ShownPassage
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.ask import AskScreen
from cc_assistant.tui.screens.library import LibraryScreen
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.chip_row import ChipRow
from cc_assistant.tui.widgets.coverage_panel import CoveragePanel
from cc_assistant.tui.widgets.empty_state import EmptyState
from cc_assistant.tui.widgets.index_panel import IndexPanel
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.plain_text import marked, one_line, plain, visible
from tests.render.golden_answers import answered, reference, statement
from tests.tui.driving import Driven, drive, settled, shown, until, until_shown, with_answers

HOSTILE = {
    "markup": "[laughs] and [/b] [/] [link='http://evil']here[/link] [@click=app.quit]x[/] [$primary] [",
    "control": "a\x07b\x00c \x1b[31mred\x1b[0m \x1b]8;;http://evil\x07 \x9b",
    "unicode": "\u202eabc\u202c שלום e\u0301\u0323\u0308 Z\u0351\u036b\u0343 👩\u200d👩\u200d👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ☎️",
    "long": "x" * 100_000,
}
HEADS = {"markup": "[laughs] and [/b]", "control": "a␇b␀c ␛[31mred", "unicode": "�abc�", "long": "xxx"}
"""How each begins on the screen."""


@given(st.text(st.characters(exclude_categories=())))
def test_each_character_is_shown_by_one_so_that_positions_hold(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert plain(text).plain == visible(text)


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    assert not {c for c in one_line(text) if ord(c) < 32 or 0x7F <= ord(c) < 0xA0}
    visible(text).encode()


def test_the_quoted_words_are_the_ones_that_are_marked() -> None:
    content = marked("[a] b [c]", [(4, 5)])
    assert [(content.plain[s.start : s.end], s.style) for s in content.spans] == [("b", "bold underline")]


def hostile_answer(text: str) -> Answer:
    return answered().model_copy(
        update={
            "question": text,
            "understood_as": f"understood {text}",
            "message": text,
            "statements": (statement(text, text, "able2020-01"),),
            "missing": (text,),
            "nearest": (Nearest(topic=text, passage="able2020-01", claim=text),),
            "recommendations": (Advice(id="R1", title=text, strength=None, passages=("able2020-01",)),),
            "next_questions": (text,),
            "references": (reference("able2020", text, text),),
            "noticed": (Noticed(facet="country", value=text, label=text, words=text),),
        }
    )


def hostile_passage(text: str) -> ShownPassage:
    passage = Passage(
        id="able2020-01", locator=text, claim=text, text=text, note=text, source="able2020", pack="main"
    )
    source = Source(
        id="able2020", title=text, authors=(text,), year=2020, container=text, doi=None, url=text,
        kind="commentary", country=(text,), setting=text, sample=text, licence=text, read="abstract",
    )  # fmt: skip
    return ShownPassage(passage, source, text, text, (Code("CFIR", "a.b", text, text),))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_through_the_ask_screen(name: str, library: Services) -> None:
    text = HOSTILE[name]
    head = HEADS[name]

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, AskScreen)
        assert head in shown(app)
        panel = screen.query_one(PassagePanel)
        panel.display = True
        panel.show(hostile_passage(text), hostile_answer(text), text[:50])
        panel.action_codes()
        passage = panel.shown.passage if panel.shown else None
        assert passage
        panel._show_nearby(Nearby(text, ((passage, text),)))
        screen.query_one(ChipRow).show(
            Filters(country=(text,)), hostile_answer(text).noticed, {("country", text): text}
        )
        tell(app, text[:500], title=text[:50])
        screen.show_status(text)
        await settled(pilot)
        assert head in shown(app)
        screen.talk.mount(empty := EmptyState())
        await pilot.pause()
        empty.suggest([text])
        app.push_screen(PickScreen(text[:40], [(text, 1)], text))
        await settled(pilot)
        assert head in shown(app)
        await pilot.press("escape")
        app.desk.state = app.desk.state.changed(asked=(text,))
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert head in shown(app)
        await pilot.press("escape", "ctrl+p", *("x" if name == "long" else "a"))
        await settled(pilot)
        await pilot.press("escape")
        assert app.is_running

    drive(library, steps, state=with_answers(hostile_answer(text)))


def test_a_hostile_question_is_asked_and_answered(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = app.screen
        assert isinstance(screen, AskScreen)
        screen.ask("[laughs] \x1b[31m[/b] What helps link workers stay?")
        await until_shown(pilot, "Nearest to your question")
        assert "[laughs] ␛[31m[/b] What helps" in shown(app)

    drive(library, steps)


def hostile_pack(text: str) -> PackState:
    fault = Fault(file=f"/evidence/{text}", line=3, field=text, value=text, message=text, nearest=text)
    return PackState(
        folder=f"/evidence/{text}",
        origin=text,
        manifest=Manifest(
            id=text, title=text, version=text, licence=text, sensitivity="confidential", description=text
        ),
        report=Report(faults=(fault,), counts={text: 1}, notes=(text,)),
    )


def hostile_coverage(text: str) -> Coverage:
    one = Amount(findings=1, sources=1)
    code = CodeCoverage(
        id=text, name=text, group=text, level="construct",
        initiation=one, operation=one, maintenance=one, total=one,
    )  # fmt: skip
    theme = ThemeCoverage(id=text, label=text, group=text, total=one, directions={}, perspectives={})
    place = ThinPlace(kind="CFIR construct", id=text, name=text, reasons=(text,))
    return Coverage(total=one, thin_below=3, cfir=(code,), npt=(code,), themes=(theme,), thin=(place,))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_through_the_library_screen(name: str, library: Services) -> None:
    text, head = HOSTILE[name], HEADS[name]

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "All well")
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen._take_packs((hostile_pack(text),))
        await settled(pilot)
        assert head in shown(app)
        screen.sections.note("packs", text)
        await pilot.press("2")
        panel = screen.query_one(IndexPanel)
        panel.tell(text[:5_000])
        await settled(pilot)
        assert head in shown(app)
        panel.progress(text[:5_000], 1, 3)
        screen._failed(KnowledgeError(text[:5_000], remedy=text[:5_000]))
        await settled(pilot)
        coverage = screen.query_one(CoveragePanel)
        await pilot.press("3")
        await until(pilot, lambda: coverage.coverage)
        coverage.show(hostile_coverage(text))
        for _ in range(4):
            await settled(pilot)
            assert head in shown(app)
            screen.action_table()
        await pilot.press("4")
        await settled(pilot)
        assert head in shown(app)
        await pilot.press("enter")
        await pilot.press("5")
        await until_shown(pilot, "All is well.")
        screen._take_health([Finding(text[:50], "fault", text, text)])
        await settled(pilot)
        assert head in shown(app)

    drive(library, steps, state=State(mode="library"))
