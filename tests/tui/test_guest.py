"""What a person meets who lets a language model write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cc_assistant.domain.chat import Sending
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.agree import AgreeScreen
from cc_assistant.tui.screens.ask import AskScreen
from tests.llm.server import Behaviour, careless, good, language_model
from tests.tui.driving import LARGE, SMALL, Driven, drive, settled, shown, typed, until, until_said

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

COVID = "How did services adapt to COVID?"


@contextmanager
def model(library: Services, behaviour: Behaviour) -> Iterator[str]:
    """Let the services ask a model that behaves so."""
    with language_model(behaviour) as address, pytest.MonkeyPatch.context() as patch:
        patch.setitem(library.__dict__, "settings", Settings(llm_address=address, llm_patience=20))
        patch.delitem(library.__dict__, "language_model", raising=False)
        patch.delitem(library.__dict__, "guest", raising=False)
        yield address
    library.__dict__.pop("language_model", None)
    library.__dict__.pop("guest", None)


async def switched_on(app: AssistantApp, pilot: Driven) -> AskScreen:
    await pilot.press("alt+l")
    screen = app.screen
    assert isinstance(screen, AskScreen)
    await until(pilot, lambda: screen._llm)
    return screen


async def asked(app: AssistantApp, pilot: Driven, *, agree: str) -> None:
    await typed(pilot, COVID)
    await until(pilot, lambda: isinstance(app.screen, AgreeScreen))
    await pilot.press(agree)
    await until(pilot, lambda: bool(app.desk.state.answers))
    await settled(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_it_is_asked_before_the_first_passage_goes_and_then_writes(
    library: Services, size: tuple[int, int]
) -> None:
    behaviour = Behaviour(says=[good])
    with model(library, behaviour) as address:

        async def steps(app: AssistantApp, pilot: Driven) -> None:
            await switched_on(app, pilot)
            await typed(pilot, COVID)
            await until(pilot, lambda: isinstance(app.screen, AgreeScreen))
            await pilot.pause()
            told = shown(app)
            assert address in told
            assert "passages from" in told
            assert behaviour.requests == []
            await pilot.press("y")
            await until(pilot, lambda: bool(app.desk.state.answers))
            await settled(pilot)
            assert "Written by a language model" in shown(app)
            answer = app.desk.state.answers[-1]
            assert answer.writing
            assert answer.writing.used
            await typed(pilot, "What is a link worker?")
            await until(pilot, lambda: len(app.desk.state.answers) == 2)
            assert not isinstance(app.screen, AgreeScreen)

        drive(library, steps, size=size)


def test_that_a_model_writes_stands_above_the_line_until_it_does_not(library: Services) -> None:
    with model(library, Behaviour(says=[good])) as address:

        async def steps(app: AssistantApp, pilot: Driven) -> None:
            await switched_on(app, pilot)
            await until_said(pilot, f"{address} writes (Alt+L switches)")
            await pilot.press("alt+l")
            await until(pilot, lambda: "writes (Alt+L" not in shown(app))

        drive(library, steps)


def test_a_no_sends_nothing_and_the_passages_answer(library: Services) -> None:
    behaviour = Behaviour(says=[good])
    with model(library, behaviour):

        async def steps(app: AssistantApp, pilot: Driven) -> None:
            await switched_on(app, pilot)
            await asked(app, pilot, agree="escape")
            assert "In short" in shown(app)
            assert app.desk.state.answers[-1].writing is None
            assert behaviour.requests == []

        drive(library, steps)


def test_sentences_appear_as_they_hold_and_can_be_stopped(library: Services) -> None:
    with model(library, Behaviour(says=[good], pause=0.05)):

        async def steps(app: AssistantApp, pilot: Driven) -> None:
            await switched_on(app, pilot)
            await typed(pilot, COVID)
            await until(pilot, lambda: isinstance(app.screen, AgreeScreen))
            await pilot.press("y")
            await until_said(pilot, "checked and held")
            await pilot.press("escape")
            await until_said(pilot, "Stopped.")
            assert app.desk.state.answers == ()

        drive(library, steps)


def test_what_is_left_out_can_be_seen_with_its_reason(library: Services) -> None:
    with model(library, Behaviour(says=[careless, lambda *_: ""])):

        async def steps(app: AssistantApp, pilot: Driven) -> None:
            screen = await switched_on(app, pilot)
            await asked(app, pilot, agree="y")
            assert "left out. The key d shows which." in " ".join(shown(app).split())
            screen.talk.action_dropped()
            await until_said(pilot, "it names no passage")

        drive(library, steps)


def test_without_an_address_the_key_says_how_to_set_one(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("alt+l")
        await until_said(pilot, "No language model is set up")

    drive(library, steps)


@pytest.mark.parametrize(("key", "agreed"), [("y", True), ("escape", False)])
def test_own_words_in_the_interview_go_only_after_a_yes_which_is_asked_once(
    library: Services,
    key: str,
    agreed: bool,
) -> None:
    words = Sending(address="http://127.0.0.1:9/v1", model="m", passages=(), sources=0, words=True)
    heard: list[bool] = []

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.desk.warmth.full)

        def as_the_interview_does() -> None:
            heard.append(app.desk.sitting._services.agree(words))

        threading.Thread(target=as_the_interview_does).start()
        await until(pilot, lambda: isinstance(app.screen, AgreeScreen))
        await until_said(pilot, "go these words")
        assert "reads it alone" in " ".join(shown(app).split())
        assert heard == []
        await pilot.press(key)
        await until(pilot, lambda: heard == [agreed])
        as_the_interview_does()
        assert heard == [agreed, agreed]

    drive(library, steps)
