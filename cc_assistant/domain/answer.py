"""An answer: statements that each carry the evidence they rest on. The JSON of `ask --json`."""

from typing import Literal

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Field
from cc_assistant.domain.ranking import Noticed

Verdict = Literal["answered", "partial", "no-evidence"]
StatementKind = Literal["quoted", "summary"]
Strength = Literal["strong", "moderate", "weak", "reasoning-only"]


class Citation(Frozen):
    """Where a statement comes from.

    ``quote`` is exactly the characters ``start`` to ``end`` (half-open, code points) of the named
    ``field`` (claim or text) of the passage.
    """

    passage: str
    source: str
    locator: str
    field: Field
    quote: str
    start: int
    end: int


class Statement(Frozen):
    """One sentence of an answer. ``quoted``: its words stand so in the passage; else ``summary``."""

    text: str
    heading: str
    kind: StatementKind
    citations: tuple[Citation, ...]

    @property
    def told(self) -> str:
        """The sentence as readers see it: words of a document stand in quotation marks, with their place.

        A claim is a summary in the library's own words and needs neither.
        """
        first = self.citations[0] if self.citations else None
        if self.kind != "quoted" or first is None or first.field != "text":
            return self.text
        return f"“{self.text}” ({first.locator})"


class Reference(Frozen):
    """A source as an answer lists it: short form for marks, full form for the list.

    ``pack`` is the title of the pack that holds it, empty for the one that comes with the program.
    """

    source: str
    short: str
    full: str
    read: str
    url: str | None
    pack: str = ""
    confidential: bool = False

    @property
    def pack_note(self) -> str:
        """Which pack it is from, for people; empty for the one that comes with the program."""
        if not self.pack:
            return ""
        return f"from your pack {self.pack}{', confidential' if self.confidential else ''}"


class Nearest(Frozen):
    """A topic near the question that the library does cover, with a passage to begin with."""

    topic: str
    passage: str
    claim: str


class Advice(Frozen):
    """A recommendation of the toolkit that rests on the evidence cited."""

    id: str
    title: str
    strength: Strength | None
    passages: tuple[str, ...]


class Basis(Frozen):
    """On what the answer rests; counts are of distinct sources, groups of same findings count once."""

    passages: int
    sources: int
    designs: dict[str, int]
    countries: dict[str, int]
    year_from: int | None
    year_to: int | None
    undated: int
    read: dict[str, int]


class Dropped(Frozen):
    """A sentence of a language model that is not shown: what it said, what it named, and why not."""

    text: str
    passages: tuple[str, ...]
    reason: str


class Writing(Frozen):
    """A language model's part in an answer.

    ``used``: the statements are the model's, each checked; otherwise they are the passages' own and
    ``notice`` says why. ``sentences`` is how many it wrote, ``repaired`` how many of those that hold were
    written anew after their faults were named. ``sent`` names the passages that went to ``address``;
    ``withheld`` the packs whose passages did not. ``plainer`` counts statements that it put more
    plainly.
    """

    address: str
    model: str
    used: bool
    plainer: int = 0
    notice: str = ""
    sentences: int = 0
    repaired: int = 0
    dropped: tuple[Dropped, ...] = ()
    sent: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    prompts: str = ""

    @property
    def told(self) -> str:
        """The model's part in the answer, for people."""
        parts = []
        if not self.used:
            apart = "" if self.plainer else "; the language model had no part in it"
            parts.append(f"In the passages' own words{apart}.")
        else:
            parts.append(
                f"Written by a language model ({self.model}), each sentence checked against its passages."
            )
        if self.dropped and self.used:
            many = len(self.dropped)
            left = "is left out" if many == 1 else "are left out"
            parts.append(f"{many} of its {self.sentences} sentences did not hold and {left}.")
        if self.plainer:
            said = "sentence is" if self.plainer == 1 else "sentences are"
            parts.append(
                f"{self.plainer} {said} said in plainer words by a language model ({self.model}),"
                " each checked against its passages."
            )
        if self.notice:
            parts.append(self.notice)
        if self.withheld:
            parts.append(f"Held back from it, as confidential: passages of {', '.join(self.withheld)}.")
        return " ".join(parts)


class RankedId(Frozen):
    """A passage and its score, as the JSON lists the ranking."""

    id: str
    score: float


class Answer(Frozen):
    """Everything that is said in reply to one question.

    ``message`` is the assistant's own word on the search (never evidence); ``missing`` says what the
    library does not cover of the question; ``contested`` is true where sources disagree; ``topic`` is
    what a follow-up leans on; ``refused`` counts statements that the verifier did not let through;
    ``filters`` is what it was limited to; ``writing`` tells of a language model's part, None without one.
    """

    question: str
    understood_as: str
    verdict: Verdict
    message: str
    contested: bool
    topic: str
    statements: tuple[Statement, ...]
    missing: tuple[str, ...]
    nearest: tuple[Nearest, ...]
    recommendations: tuple[Advice, ...]
    basis: Basis
    next_questions: tuple[str, ...]
    references: tuple[Reference, ...]
    noticed: tuple[Noticed, ...]
    searched_by: str
    refused: int
    ranking: tuple[RankedId, ...]
    timing_ms: dict[str, float]
    filters: Filters = Filters()
    writing: Writing | None = None
