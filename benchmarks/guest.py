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

from benchmarks.guest_cases import BY_HAND, FAITHFUL, GROUPS, Case, Cases, Group
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


_SHORT: dict[Group, str] = {"near, held out": "close", "held out": "free", "fresh": "fresh"}


class Count(NamedTuple):
    """How many sentences of a kind were dropped, of how many."""

    dropped: int
    of: int

    @property
    def share(self) -> float:
        """The share that was dropped."""
        return self.dropped / self.of if self.of else 0.0


class Measured(NamedTuple):
    """What became of the sentences of a group, by kind, and how long a sentence took (milliseconds)."""

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
        way: {
            group: measure(cases, cases.group(group), services.encoder if used else None) for group in GROUPS
        }
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


def figures_in(page: str, found: dict[str, dict[Group, Measured]]) -> str:
    """Return docs/llm.md with the figures between its marks."""
    before, _, rest = page.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    shown: tuple[Group, ...] = ("near, held out", "held out", "fresh")
    cells = [found[way][group] for group in shown for way in WAYS]
    head = ["dropped", *(f"{_SHORT[group]}, {way}" for group in shown for way in WAYS)]
    kinds = list(dict.fromkeys(kind for one in cells for kind in one.kinds if kind != FAITHFUL))
    rows = [
        head,
        ["**true sentences**", *(_cell(one.kinds[FAITHFUL], exact=True) for one in cells)],
        ["**corrupted ones, in all**", *(_cell(one.corrupted, exact=True) for one in cells)],
        *([kind, *(_cell(one.kinds.get(kind)) for one in cells)] for kind in kinds if BY_HAND not in kind),
        ["**false ones by hand, in all**", *(_cell(one.by_hand, exact=True) for one in cells)],
        *(
            [kind.removeprefix(BY_HAND), *(_cell(one.kinds.get(kind)) for one in cells)]
            for kind in sorted(kinds)
            if BY_HAND in kind
        ),
    ]
    return f"{before}{BEGINS}\n\n{table(rows, markdown=True)}\n\n{ENDS}{after}"


def _cell(count: Count | None, *, exact: bool = False) -> str:
    if not count or not count.of:
        return "–"
    return f"{count.share:.1%} of {count.of:,}" if exact else f"{count.share:.0%} of {count.of}"


def _share(count: Count | None) -> str:
    return f"{count.share:.1%}" if count and count.of else "–"


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


def told(found: dict[str, dict[Group, Measured]]) -> dict[str, object]:
    """Return the results as data."""
    return {
        "version": __version__,
        "ways": {
            way: {
                group: {
                    "faithful dropped": round(one.kinds[FAITHFUL].share, 4),
                    "corrupted dropped": round(one.corrupted.share, 4),
                    "false by hand dropped": round(one.by_hand.share, 4),
                    "median_ms": round(one.median_ms, 1),
                    "kinds": {
                        kind: {"dropped": count.dropped, "of": count.of} for kind, count in one.kinds.items()
                    },
                }
                for group, one in groups.items()
            }
            for way, groups in found.items()
        },
    }


def lines(found: dict[str, dict[Group, Measured]]) -> Iterator[str]:
    """Yield the report."""
    columns = [(way, group) for way in WAYS for group in GROUPS]
    cells = [found[way][group] for way, group in columns]
    yield f"# A language model's sentences, version {__version__}"
    yield ""
    yield "Written by `python -m benchmarks.guest`. Share of sentences dropped; of faithful ones it should be"
    yield "small, of all others large. What was tuned on is not evidence; what was held out is. “Near”: the"
    yield "passages' own sentences, lightly reworded or corrupted; “fresh”: by hand, never tuned on."
    yield ""
    head = ["sentences", "number", *(f"{way}, {group}" for way, group in columns)]
    kinds = list(dict.fromkeys(kind for one in cells for kind in one.kinds))
    rows = [
        [
            kind,
            str(sum(found["with the encoder"][group].kinds.get(kind, Count(0, 0)).of for group in GROUPS)),
            *(_share(one.kinds.get(kind)) for one in cells),
        ]
        for kind in kinds
    ]
    rows.insert(1, ["**all corrupted**", "", *(f"**{_share(one.corrupted)}**" for one in cells)])
    rows.append(["**all false by hand**", "", *(f"**{_share(one.by_hand)}**" for one in cells)])
    yield table([head, *rows], markdown=True)
    yield ""
    took = ", ".join(
        f"{way} {statistics.median([found[way][group].median_ms for group in GROUPS]):.0f}" for way in WAYS
    )
    yield f"Milliseconds for a sentence (median, this machine under whatever else ran): {took}."


if __name__ == "__main__":
    main()
