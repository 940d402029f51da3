"""A quote as a table tells it: coded words with where they stand, who says them, and what they were given."""

from __future__ import annotations

from datetime import date
from typing import Literal

from cc_assistant.domain.coding import CodeFrame
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Direction, Pandemic, Perspective, Phase
from cc_assistant.domain.source import Source

CodeFamily = CodeFrame | Literal["theme"]
"""What a code belongs to: a frame, the users' own codebook, or the themes of the library."""


class Step(Frozen):
    """One step of the path to a code, from the outermost: a domain, a construct, a sub-construct."""

    id: str
    name: str


class Given(Frozen):
    """A code that words were given, by one coder.

    Attributes:
        family: what the code belongs to.
        path: from the outermost to the code itself; its last id is that of the code.
        coder: name of who gave it; "" for a passage of the library.
        direction: whether the words tell of a help or a hindrance; None where nobody said.
        memo: what the coder remarked.
        key: whether the coder marked the words as a key quote.
    """

    family: CodeFamily
    path: tuple[Step, ...]
    coder: str = ""
    direction: Direction | None = None
    memo: str = ""
    key: bool = False

    @property
    def code(self) -> str:
        """The code as files and commands write it, such as ``cfir:inner-setting.culture``."""
        return f"{self.family}:{self.path[-1].id}"


class Origin(Frozen):
    """Where words come from, and what is known of who says them.

    Attributes:
        pack: id of the pack that holds them, with its ``pack_title``.
        confidential: whether that pack is.
        library: the words are an excerpt of the library, not of a document of the user's own.
        document: id of the document (of the source, in the library).
        source: its bibliographic record, with ``short`` and ``full``, its reference.
        speaker: name of who says them; "" where nobody speaks.
        role: of the speaker, else of the document.
        case: id of the service that they tell of, with its name; "" where none is named.
        on: day of the interview or document.
        attributes: of the document and of the speaker.
    """

    pack: str
    pack_title: str
    confidential: bool
    library: bool
    document: str
    source: Source
    short: str
    full: str
    speaker: str = ""
    role: str = ""
    case: str = ""
    case_name: str = ""
    phase: tuple[Phase, ...] = ()
    pandemic: Pandemic = "not-specific"
    perspective: tuple[Perspective, ...] = ()
    on: date | None = None
    attributes: dict[str, str] = {}  # noqa: RUF012  (a frozen model copies it)


class CodedQuote(Frozen):
    """The same words once, with every code that anybody gave exactly them.

    Attributes:
        id: of the words: document and place. In the library the id of the passage.
        mark: names the words whatever place they stand at: to know them again after an import.
        quote: the words, exactly as they stand.
        claim: what they say in one sentence; the library's own passages have one.
        before: what stands before them in the document; ``after``: what stands behind them.
        start: where they begin in the text of the document (code points), ``end`` half-open.
        locator: where they stand, as people cite it.
        passages: ids of the passages that hold some of the words.
        given: codes, in the order of the codebook and the coders.
    """

    id: str
    mark: str
    quote: str
    claim: str = ""
    before: str = ""
    after: str = ""
    start: int
    end: int
    locator: str
    passages: tuple[str, ...]
    origin: Origin
    given: tuple[Given, ...]

    @property
    def key(self) -> bool:
        """Whether anybody marked it as a key quote."""
        return any(one.key for one in self.given)

    @property
    def cited(self) -> str:
        """How a text names it: its source and place."""
        return ", ".join(part for part in (self.origin.short, self.locator) if part)


class CodedPassage(Frozen):
    """A passage, coded or not: what shares are counted of."""

    id: str
    start: int
    end: int
    origin: Origin


class QuoteFilter(Frozen):
    """Which quotes a table takes: values of one kind are alternatives, kinds must all hold.

    Attributes:
        codes: as files write them; those below one are taken with it.
        coders: names; of a quote only what these gave is told.
        key: key quotes only.
    """

    codes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    speakers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    key: bool = False

    def describe(self) -> str:
        """Say in one line what is taken."""
        named = {
            "code": self.codes,
            "case": self.cases,
            "coder": self.coders,
            "phase": self.phases,
            "speaker": self.speakers,
            "document": self.documents,
        }
        parts = [f"{name}: {' or '.join(values)}" for name, values in named.items() if values]
        return "; ".join([*parts, *(["key quotes only"] if self.key else [])]) or "no filters"
