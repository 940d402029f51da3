"""The desk: what every screen works with, in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.app import App
from textual.dom import DOMNode

from cc_assistant import paths
from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.catalogue import Catalogue
from cc_assistant.tui.glance import glance
from cc_assistant.tui.messages import Said, StateChanged, Warmed
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.preferences import Preferences
from cc_assistant.tui.warm import Warmth, keep_for_good, open_for_words, open_fully, warm_up
from cc_assistant.tui.window import Window
from cc_assistant.tui.workers import Job, Lane

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from cc_assistant.domain.chat import Sending
    from cc_assistant.knowledge.stamp import Stamp
    from cc_assistant.tui.guest_talk import GuestTalk
    from cc_assistant.tui.opened import Opened
    from cc_assistant.tui.sitting import Sitting
    from cc_assistant.tui.state import State, Store

T = TypeVar("T")


class Desk:
    """Services, their lane, what is kept, and how warm it all is.

    Attributes:
        glance: what the first frame needs of what is kept.
        begun: whether the first frame is shown and all the rest may be loaded.
        preferences: colours, layout and keys.
        window: which of several this is.
        catalogue: what has a name in the library.

    Args:
        app: hears what happens.
        services: called in the lane's thread only.

    ``openings`` counts how often the library was opened: what was found before may lie elsewhere now;
    ``broken`` is why it cannot be opened, where it cannot.
    """

    def __init__(self, app: App[Any], services: Services) -> None:
        self._app = app
        self._services = services
        self.window = Window(paths.app_state(), paths.shared_state())
        self.glance = glance(self.window.file)
        self.preferences = Preferences(app)
        self.begun = False
        self.warmth = Warmth.COLD
        self.openings = 0
        self.broken: CCAssistantError | None = None
        self._words: Opened | None = None  # for the thread of the lane beside it only
        self._by_words = True
        self._lane = Lane("services", app)
        self._quick = Lane("words", app)
        self._lanes: tuple[Lane, ...] = (self._lane, self._quick)
        self._beside: Lane | None = None
        self.catalogue = Catalogue(self)
        self._caring: tuple[Lane, Services] | None = None
        self._keeping_up = False
        self._met: Stamp | None = None

    @cached_property
    def _store(self) -> Store:
        from cc_assistant.tui.state import Store

        return Store(self.window.file, self.window.shared, lambda: self._app.post_message(StateChanged()))

    @cached_property
    def state(self) -> State:
        """All that is kept: read when it is first needed, which is after the first frame."""
        return self._store.read()

    @cached_property
    def sitting(self) -> Sitting:
        """The session of the interview in use."""
        from cc_assistant.tui.sitting import Sitting

        return Sitting(self._app, self._services.beside(), lambda: self.warmth is Warmth.READY)

    @cached_property
    def guest_talk(self) -> GuestTalk:
        """Answers by the language model of the settings."""
        from cc_assistant.tui.guest_talk import GuestTalk

        talk = GuestTalk(self._app, self._services.beside())
        self._lanes += (talk.lane,)
        return talk

    def open(self) -> None:
        """Warm up."""
        self._services.progress = self._lane.progress
        self._services.say = self._say
        self._services.agree = self._agree
        self._quick.run(self._app, self._open_for_words, self._words_ready, self._no_words)
        self._lane.run(self._app, partial(warm_up, self._services), self._become, self._cold)

    def _agree(self, sending: Sending) -> bool:
        return self.guest_talk.agrees(sending)

    def _say(self, text: str) -> None:
        self._app.post_message(Said(text))

    def close(self) -> None:
        """End the threads; wait until what is to be kept is kept."""
        for lane in self._lanes:
            lane.close()
        if "sitting" in self.__dict__:
            self.sitting.close()
        self._store.close()
        self.window.close()

    @property
    def busy(self) -> bool:
        """Whether a thread is in the middle of something."""
        return any(lane.busy for lane in self._lanes)

    @property
    def trouble(self) -> str:
        """What went wrong with keeping; "" for nothing."""
        return self._store.trouble

    def call(
        self,
        node: DOMNode,
        work: Callable[[Services], T],
        then: Callable[[T], object],
        failed: Callable[[CCAssistantError], object] | None = None,
    ) -> Job[T]:
        """Call the services beside the screen.

        Args:
            node: who asks; where it is gone by the time of the result, nothing happens.
            work: called in another thread; it must not touch widgets.
            then: called with the result, back in the app.
            failed: called with an error instead; without it the error is shown as a notification.
        """
        return self._lane.run(
            node, lambda: work(self._services), then, failed or partial(show_error, self._app)
        )

    def read(
        self,
        node: DOMNode,
        work: Callable[[Opened], T],
        then: Callable[[T], object],
        failed: Callable[[CCAssistantError], object] | None = None,
    ) -> Job[T]:
        """Look something up in the open library; as `call`, but by words while the model is still loading."""
        shown = failed or partial(show_error, self._app)
        if self._by_words and not self.warmth.full:
            # What opens it runs in the same lane, before this: a question may come first and waits there.
            return self._quick.run(node, lambda: work(self._opened_for_words()), then, shown)
        services = self._services
        return self._lane.run(node, lambda: services.mended(lambda: work(open_fully(services))), then, shown)

    def look_after(
        self,
        node: DOMNode,
        work: Callable[[Services], T],
        then: Callable[[T], object],
        failed: Callable[[CCAssistantError], object] | None = None,
    ) -> Job[T]:
        """Look after packs and index; as `call`, but in a thread beside, so that no question waits for it."""
        return self._care(node, work, then, failed or partial(show_error, self._app))

    def _care(
        self,
        node: MessagePump,
        work: Callable[[Services], T],
        then: Callable[[T], object],
        failed: Callable[[CCAssistantError], object],
    ) -> Job[T]:
        if self._caring is None:
            lane = Lane("library", self._app)
            self._caring = lane, self._services.beside(progress=lane.progress)
            self._lanes += (lane,)
        lane, services = self._caring
        return lane.run(node, lambda: work(services), then, failed)

    def run_beside(self, node: DOMNode, work: Callable[[], T], then: Callable[[T], object]) -> Job[T]:
        """Run something that has nothing to do with the services, in a thread beside them."""
        if self._beside is None:
            self._beside = Lane("beside", self._app)
            self._lanes += (self._beside,)
        return self._beside.run(node, work, then, partial(show_error, self._app))

    def reopen(self) -> None:
        """Open packs and index anew, after they have changed."""

        def anew() -> Warmth:
            self._services.forget()
            return warm_up(self._services)

        self._lane.run(self._app, anew, self._become, self._cold)

    def keep_up(self) -> None:
        """Take in what has changed in packs and codings, in this window or in another program.

        The index is built in a thread beside and opened when it is whole; until then questions are
        answered from the one before.
        """
        if not self.warmth.full or self._keeping_up:
            return
        self._keeping_up = True

        def build(services: Services) -> bool:
            if not self._services.outdated or (found := services.knowledge.stamp()) == self._met:
                return False
            self._met = found  # a build that fails or is stopped is not begun again before the next change
            services.forget()
            services.keeper.build(wait=True)
            return True

        def done(built: bool) -> None:  # noqa: FBT001  (a callback)
            self._keeping_up = False
            if built:
                self.reopen()

        def failed(error: CCAssistantError) -> None:
            self._keeping_up = False
            show_error(self._app, error)

        self._care(self._app, build, done, failed)

    def build_by_hand(self) -> None:
        """Leave what has changed until now to somebody who has the index built, or stops that."""
        self._met = self._services.knowledge.stamp()

    def change(self, state: State) -> None:
        """Take a new state and keep it."""
        self.state = self._store.up_to_date(state)
        self._store.write(self.state)
        self._app.post_message(StateChanged())

    def heed_style(self) -> None:
        """Write references from now on in the style that is set."""
        style = self.preferences.style

        def change() -> None:
            self._services.settings = self._services.settings.model_copy(update={"style": style})

        self._lane.run(self._app, change, lambda _: None, lambda _: None)

    def look_round(self) -> None:
        """Take in what other windows have changed."""
        if self.begun and self._store.outdated:
            self._store.write(self.state)

    def take_in(self) -> None:
        """Make what other windows have changed part of the state, as far as it is known."""
        self.state = self._store.up_to_date(self.state)

    def _open_for_words(self) -> None:
        self._words = open_for_words(self._services)

    def _opened_for_words(self) -> Opened:
        if self._words is None:
            self._words = open_for_words(self._services)
        return self._words

    def _forget_words(self) -> None:
        self._words = None  # an index that nobody reads can be cleaned away
        keep_for_good()

    def _words_ready(self, _: None) -> None:
        if self.warmth is Warmth.COLD:
            self._become(Warmth.WORDS)

    def _no_words(self, _: CCAssistantError) -> None:
        """Leave it to the services: they meet the same error, and show it."""
        self._by_words = False

    def _cold(self, error: CCAssistantError) -> None:
        self.broken = error
        self._become(Warmth.BROKEN)
        show_error(self._app, error)

    def _become(self, warmth: Warmth) -> None:
        self.warmth = warmth
        if warmth.full:
            self.openings += 1
            self.broken = None
            self._quick.run(self._app, self._forget_words, lambda _: None, lambda _: None)
        self._app.post_message(Warmed(warmth))


class HasDesk(Protocol):
    """The app, as screens and widgets see it."""

    desk: Desk


def desk_of(node: DOMNode) -> Desk:
    """Return the desk of the app that a screen or widget belongs to."""
    return cast("HasDesk", node.app).desk


def key_of(node: DOMNode, command: str) -> str:
    """Return the key of a command as people call it, for texts that name it."""
    return desk_of(node).preferences.keymap.first(command)
