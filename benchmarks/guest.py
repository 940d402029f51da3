"""Measures which sentences of a language model are shown and which dropped, and writes the results.

    python -m benchmarks.guest

Takes the sentences of `guest_cases`, with and without the encoder, and puts the figures into docs/llm.md.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.guest_cases import BY_HAND, FAITHFUL, HALVES, Case, Cases, Half
from cc_assistant import __version__
from cc_assistant.cli.tables import table
from cc_assistant.domain.answer import Dropped
from cc_assistant.domain.ports import Encoder
from cc_assistant.services import Services
from tests.llm.corrupting import MARKS, WORDS

RESULTS = Path(__file__).resolve().parent / "results"
DOCS = RESULTS.parent.parent / "docs" / "llm.md"
BEGINS, ENDS = "<!-- the figures begin -->", "<!-- the figures end -->"
WAYS = {"with the encoder": True, "by words alone": False}


class Count(NamedTuple):
    """How many sentences of a kind were dropped, of how many."""

    dropped: int
    of: int

    @property
    def share(self) -> float:
        """The share that was dropped."""
        return self.dropped / self.of if self.of else 0.0


class Measured(NamedTuple):
    """What became of the sentences of a half, by kind, and how long a sentence took (milliseconds)."""

    kinds: dict[str, Count]
    median_ms: float
    most_ms: float

    def together(self, kinds: Sequence[str]) -> Count:
        """Return the counts of some kinds together."""
        found = [count for kind, count in self.kinds.items() if kind in kinds]
        return Count(sum(count.dropped for count in found), sum(count.of for count in found))

    @property
    def corrupted(self) -> Count:
        """Sentences that were made false of true ones."""
        return self.together([*WORDS, *MARKS])

    @property
    def by_hand(self) -> Count:
        """Sentences that somebody made up to be false and hard to see through."""
        return self.together([kind for kind in self.kinds if kind.startswith(BY_HAND)])


def main() -> None:
    """Measure and write."""
    services = Services()
    cases = Cases(services)
    found = {
        way: {half: measure(cases, cases.of(half), services.encoder if used else None) for half in HALVES}
        for way, used in WAYS.items()
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{__version__}-guest.json").write_text(
        json.dumps(told(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    text = "\n".join(lines(found)) + "\n"
    (RESULTS / f"{__version__}-guest.md").write_text(text, encoding="utf-8")
    DOCS.write_text(figures_in(DOCS.read_text(encoding="utf-8"), found), encoding="utf-8")
    sys.stdout.write(text)


def figures_in(page: str, found: dict[str, dict[Half, Measured]]) -> str:
    """Return docs/llm.md with the figures between its marks."""
    before, _, rest = page.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    held = [found[way]["held out"] for way in WAYS]
    true, false, hard = held[0].kinds[FAITHFUL].of, held[0].corrupted.of, held[0].by_hand.of
    rows = [
        ["of sentences from questions that nothing was tuned on, dropped", *WAYS],
        [f"{true} true ones", *(f"{one.kinds[FAITHFUL].share:.1%}" for one in held)],
        [f"{false:,} that were corrupted, in all", *(f"{one.corrupted.share:.1%}" for one in held)],
        *([f"— {kind}", *(f"{one.kinds[kind].share:.0%}" for one in held)] for kind in (*WORDS, *MARKS)),
        [f"{hard} made up by hand to be hard, in all", *(f"{one.by_hand.share:.1%}" for one in held)],
        *(
            [f"— {kind.removeprefix(BY_HAND)}", *(f"{one.kinds[kind].share:.0%}" for one in held)]
            for kind in held[0].kinds
            if kind.startswith(BY_HAND)
        ),
    ]
    return f"{before}{BEGINS}\n\n{table(rows, markdown=True)}\n\n{ENDS}{after}"


def measure(cases: Cases, chosen: Sequence[Case], encoder: Encoder | None) -> Measured:
    """Check sentences and count what was dropped."""
    counts: dict[str, list[bool]] = {}
    took: list[float] = []
    last: tuple[object, object] = (None, None)
    for case in chosen:
        key = (case.question, case.passages)
        if last[0] != key:
            checker = cases.checker(case, encoder)
            checker.check(case.sentence)  # passages are encoded once for an answer
            last = (key, checker)
        begun = time.perf_counter()
        dropped = isinstance(checker.check(case.sentence), Dropped)
        took.append(1_000 * (time.perf_counter() - begun))
        counts.setdefault(case.kind, []).append(dropped)
    order = [FAITHFUL, *WORDS, *MARKS, *sorted(kind for kind in counts if kind.startswith(BY_HAND))]
    kinds = {kind: Count(sum(counts[kind]), len(counts[kind])) for kind in order if kind in counts}
    return Measured(kinds, statistics.median(took), max(took))


def told(found: dict[str, dict[Half, Measured]]) -> dict[str, object]:
    """Return the results as data."""
    return {
        "version": __version__,
        "ways": {
            way: {
                half: {
                    "faithful dropped": round(one.kinds[FAITHFUL].share, 4),
                    "corrupted dropped": round(one.corrupted.share, 4),
                    "false by hand dropped": round(one.by_hand.share, 4),
                    "median_ms": round(one.median_ms, 1),
                    "kinds": {
                        kind: {"dropped": count.dropped, "of": count.of} for kind, count in one.kinds.items()
                    },
                }
                for half, one in halves.items()
            }
            for way, halves in found.items()
        },
    }


def lines(found: dict[str, dict[Half, Measured]]) -> Iterator[str]:
    """Yield the report."""
    columns = [(way, half) for way in WAYS for half in HALVES]
    cells = [found[way][half] for way, half in columns]
    yield f"# A language model's sentences, version {__version__}"
    yield ""
    yield "Written by `python -m benchmarks.guest`. Share of sentences dropped; of faithful ones it should be"
    yield "small, of all others large. The half that was tuned on is not evidence; the one held out is."
    yield ""
    head = ["sentences", "number", *(f"{way}, {half}" for way, half in columns)]
    kinds = list(dict.fromkeys(kind for one in cells for kind in one.kinds))
    rows = [
        [
            kind,
            str(sum(found["with the encoder"][half].kinds.get(kind, Count(0, 0)).of for half in HALVES)),
            *(f"{one.kinds.get(kind, Count(0, 0)).share:.1%}" for one in cells),
        ]
        for kind in kinds
    ]
    rows.insert(1, ["**all corrupted**", "", *(f"**{one.corrupted.share:.1%}**" for one in cells)])
    rows.append(["**all false by hand**", "", *(f"**{one.by_hand.share:.1%}**" for one in cells)])
    yield table([head, *rows], markdown=True)
    yield ""
    took = ", ".join(
        f"{way} {statistics.median([found[way][half].median_ms for half in HALVES]):.0f}" for way in WAYS
    )
    yield f"Milliseconds for a sentence (median, this machine under whatever else ran): {took}."


if __name__ == "__main__":
    main()
