"""What a person meets who asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.errors import IndexFault
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.ask import AskScreen
from cc_assistant.tui.state import State, Store
from cc_assistant.tui.widgets import talk
from cc_assistant.tui.widgets.answer_card import AnswerCard
from cc_assistant.tui.widgets.chip_row import Chip
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.question_input import QuestionInput
from cc_assistant.tui.widgets.statement_view import StatementView
from cc_assistant.tui.widgets.talk import WHOLE
from tests.tui.driving import LARGE, SMALL, Driven, drive, settled, shown, typed, until, until_shown

COVID = "How did services adapt to COVID?"


def ask_screen(app: AssistantApp) -> AskScreen:
    screen = app.screen
    assert isinstance(screen, AskScreen)
    return screen


async def answered(app: AssistantApp, pilot: Driven, question: str = COVID) -> AskScreen:
    """Ask, and wait until all of the answer is on the screen."""
    before = len(app.desk.state.answers)
    await typed(pilot, question)
    await until(pilot, lambda: len(app.desk.state.answers) > before)
    await settled(pilot)
    return ask_screen(app)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_question_is_answered_and_a_number_opens_its_passage(
    library: Services, size: tuple[int, int]
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot)
        assert "In short" in shown(app)
        assert "[1]" in shown(app)
        await typed(pilot, "3")
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        await settled(pilot)
        assert panel.shown
        cited = app.desk.state.answers[-1].references[2].source
        assert panel.shown.source.id == cited
        assert panel.shown.passage.id in shown(app)
        assert panel.has_focus

    drive(library, steps, size=size)


def test_an_empty_screen_offers_questions_that_the_library_answers(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "You could begin with")
        first = ask_screen(app).query(ChoiceLine).first()
        first.focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.state.answers)
        assert app.desk.state.answers[0].verdict == "answered"

    drive(library, steps)


def test_the_arrow_keys_go_through_statements_and_enter_opens(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot)
        statements = list(screen.query(StatementView))
        statements[0].focus()
        await pilot.press("down")
        assert screen.focused is statements[1]
        await pilot.press("up", "enter")
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        assert panel.shown and panel.shown.passage.id == statements[0].statement.citations[0].passage

    drive(library, steps)


def test_a_click_on_a_mark_opens_its_passage(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot)
        view = screen.query(StatementView).first()
        row, line = next((n, line) for n, line in enumerate(shown(app).splitlines()) if "[1]" in line)
        at = line.index("[1]")
        await pilot.click(offset=(at + 1, row))
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        assert panel.shown and panel.shown.passage.id == view.statement.citations[0].passage

    drive(library, steps)


def test_the_quoted_words_are_marked_where_they_stand(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot)
        await typed(pilot, "1")
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        citation = app.desk.state.answers[-1].statements[0].citations[0]
        stored = panel._stored()
        words = [
            stored.plain[span.start : span.end] for span in stored.spans if span.style == "bold underline"
        ]
        assert citation.quote in words

    drive(library, steps)


def test_the_keys_of_a_passage_act_on_it(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot)
        await typed(pilot, "1")
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        first = panel.shown
        assert first
        await pilot.press("b")
        assert app.desk.state.in_basket == (first.passage.id,)
        await pilot.press("c")
        assert app.clipboard.startswith("“")
        assert first.reference in app.clipboard
        await pilot.press("d")
        await settled(pilot)
        assert any(code.definition[:30] in shown(app) for code in first.codes)
        await pilot.press("n")
        await until(pilot, lambda: panel.shown is not first)
        await pilot.press("m")
        await until_shown(pilot, "More like this")
        panel.focus()
        await pilot.press("escape")
        assert not panel.display
        assert screen.query_one(QuestionInput).has_focus

    drive(library, steps)


def test_who_says_otherwise_is_found(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = ask_screen(app)
        await typed(pilot, "/passage fixsen2022-01")
        panel = screen.query_one(PassagePanel)
        await until(pilot, lambda: panel.shown)
        await pilot.press("w")
        await until(pilot, lambda: panel.query(".nearby"))
        await settled(pilot)
        assert panel.shown
        direction = {"barrier": "facilitator", "facilitator": "barrier"}.get(panel.shown.passage.direction)
        assert (f"Who says otherwise ({direction})" if direction else "takes no side") in shown(app)

    drive(library, steps)


def test_what_was_noticed_can_become_a_filter_and_go_again(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot, "What did link workers say about training during the pandemic?")
        chip = next(chip for chip in screen.query(Chip) if "during the pandemic" in str(chip.visual))
        chip.focus()
        await pilot.press("enter")
        assert app.desk.state.filters == Filters(pandemic=("during",))
        await settled(pilot)
        assert "Only Time of the pandemic: during ×" in shown(app)
        screen.query(Chip).first().focus()
        await pilot.press("delete")
        assert app.desk.state.filters == Filters()

    drive(library, steps)


def test_a_noticed_facet_can_be_left_out_of_the_question(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot, "What helps link workers during the pandemic?")
        chip = next(chip for chip in screen.query(Chip) if "during the pandemic" in str(chip.visual))
        chip.focus()
        await pilot.press("delete")
        await until(pilot, lambda: len(app.desk.state.answers) == 2)
        assert app.desk.state.answers[-1].question == "What helps link workers ?"

    drive(library, steps)


def test_a_filter_is_found_by_typing_part_of_its_name(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "You could begin with")
        await pilot.press("ctrl+f", *"scotl", "enter")
        await until(pilot, lambda: app.desk.state.filters.country)
        assert app.desk.state.filters == Filters(country=("Scotland",))
        await answered(app, pilot, "What do GPs think?")
        basis = app.desk.state.answers[-1].basis
        assert basis.countries["Scotland"] == basis.sources

    drive(library, steps)


def test_a_follow_up_leans_on_the_question_before_and_new_forgets_it(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await answered(app, pilot, "What helps link workers stay?")
        await answered(app, pilot, "and in rural areas?")
        assert "Understood as: " in shown(app)
        await typed(pilot, "/new")
        await until(pilot, lambda: not app.desk.state.answers)
        await until_shown(pilot, "You could begin with")

    drive(library, steps)


def test_where_nothing_answers_it_says_so_and_shows_what_is_near(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await answered(app, pilot, "How much does a link worker earn in Norway?")
        assert "The library holds no evidence that answers this." in shown(app)
        assert "The nearest that the library holds" in shown(app)
        screen.query(ChoiceLine).first().focus()
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one(PassagePanel).shown)

    drive(library, steps)


def test_escape_stops_an_answer(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = ask_screen(app)
        screen.ask(COVID)
        screen.action_back()
        await until_shown(pilot, "Stopped.")
        await answered(app, pilot, "What helps link workers stay?")
        assert [answer.question for answer in app.desk.state.answers] == ["What helps link workers stay?"]

    drive(library, steps)


def test_an_error_is_shown_on_the_card_with_what_to_do(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        def broken(*_: object, **__: object) -> None:
            raise IndexFault("The index [is] broken.", remedy="Build it anew.")

        monkeypatch.setattr(library, "mended", broken)
        await typed(pilot, COVID)
        await until_shown(pilot, "The index cannot be used. The index [is] broken. Build it anew.")

    drive(library, steps)


def test_a_fault_of_the_program_ends_one_answer_and_not_the_app(
    library: Services, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("the text of the question")

        with monkeypatch.context() as patch:
            patch.setattr(library, "mended", broken)
            await typed(pilot, COVID)
            await until_shown(pilot, "This is a fault of the program (ZeroDivisionError).")
        await answered(app, pilot)

    drive(library, steps)


def test_earlier_questions_come_back_with_the_up_key(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        question = ask_screen(app).query_one(QuestionInput)
        question.value = "half a thou"
        await pilot.press("up")
        assert question.value == "second?"
        await pilot.press("up", "up", "up")
        assert question.value == "first?"
        await pilot.press("down", "down")
        assert question.value == "half a thou"

    drive(library, steps, state=State(asked=("first?", "second?")))


def test_tab_completes_a_command(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        question = ask_screen(app).query_one(QuestionInput)
        await pilot.press("/", "l", "o", "tab")
        assert question.value == "/long"
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.state.long)

    drive(library, steps)


def test_a_wrong_command_is_explained(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/hlep")
        await until_shown(pilot, "Do you mean /help?")

    drive(library, steps)


@pytest.mark.parametrize("name", ["talk.md", "talk.html", "talk.docx"])
def test_a_conversation_is_saved(library: Services, tmp_path: Path, name: str) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await answered(app, pilot)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Save the conversation")
        file = app.screen.query_one("#file")
        setattr(file, "value", name)  # noqa: B010
        await pilot.press("enter")
        await until(pilot, (tmp_path / name).exists)
        assert (tmp_path / name).stat().st_size > 1000
        await until_shown(pilot, "Saved")

    drive(library, steps)


def test_a_conversation_with_confidential_words_can_be_saved_without(
    library: Services, tmp_path: Path
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await answered(app, pilot)
        (said,) = app.desk.state.answers
        closed = [one.model_copy(update={"pack": "Ours", "confidential": True}) for one in said.references]
        held = said.model_copy(update={"references": tuple(closed)})
        app.desk.change(app.desk.state.changed(answers=(held,)))
        for public, name in (("public", "public.md"), ("", "all.md")):
            await pilot.press("ctrl+s")
            await until_shown(pilot, "Leave out passages of confidential packs")
            setattr(app.screen.query_one("#file"), "value", name)  # noqa: B010
            if public:
                await pilot.press("tab", "space", "shift+tab")
            await pilot.press("enter")
            await until(pilot, (tmp_path / name).exists)
            assert ("Confidential:" in (tmp_path / name).read_text()) != bool(public)

    drive(library, steps)


def test_what_was_said_is_there_again_after_a_kill(library: Services, kept: Path) -> None:
    async def first(app: AssistantApp, pilot: Driven) -> None:
        await answered(app, pilot)
        # No end of the app is waited for: after each turn the file holds it.
        await until(pilot, lambda: kept.exists() and Store(kept).read().answers)

    drive(library, first)

    async def again(app: AssistantApp, pilot: Driven) -> None:
        await settled(pilot)
        assert COVID in shown(app)
        assert ask_screen(app).query_one(AnswerCard).answer == app.desk.state.answers[0]
        ask_screen(app).query(".-ask").last().focus()
        await pilot.press("enter")
        await until(pilot, lambda: len(app.desk.state.answers) == 2)

    drive(library, again)


def test_of_a_long_talk_the_newest_answers_stay_whole_and_others_are_folded(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "MOST", WHOLE + 2)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = ask_screen(app)
        answer = (await answered(app, pilot)).talk.newest
        assert answer
        for _ in range(WHOLE + 2):
            card = screen.talk.add(answer.question)
            await settled(pilot)
            card.show(answer)
            await settled(pilot)
        await until(pilot, lambda: len(screen.query(".folded")) == 2)
        folded = screen.query(".folded").results(PlainText)
        assert all(answer.statements[0].text in str(text.visual) for text in folded)
        assert len(screen.query(StatementView)) == WHOLE * len(answer.statements)
        assert len(screen.query(AnswerCard)) == WHOLE + 2
        before = screen.talk.children[0]
        assert isinstance(before, PlainText)
        assert str(before.visual).startswith("Before this: 1 more.")
        await typed(pilot, "1")
        await until(pilot, lambda: screen.query_one(PassagePanel).shown)

    drive(library, steps)
