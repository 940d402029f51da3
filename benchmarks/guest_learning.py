"""Learns what the signs against a sentence weigh, and writes cc_assistant/text/faithful/weights.py.

    python -m benchmarks.guest_learning

Learned from the half of the sentences that is there to tune on, one logistic score for each way of being
false. A limit is set where, on questions that a score was not learned from, it drops a small share of the
true sentences.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.guest_cases import BY_HAND, Case, Cases
from cc_assistant.domain.ports import Encoder
from cc_assistant.llm.checker import Checker
from cc_assistant.services import Services
from cc_assistant.text.faithful.weighing import FREE, USED, Fault, Weighing

WRITTEN = Path(__file__).resolve().parent.parent / "cc_assistant" / "text" / "faithful" / "weights.py"
DRAWS = 3
FOLDS = 5
SHARES: dict[Fault, float] = {
    "support": 0.009, "denial": 0.006, "lost denial": 0.002, "direction": 0.004, "figure": 0.004,
    "claim": 0.002,
}  # fmt: skip
"""The share of true sentences that each score may drop."""
FALSE: dict[Fault, tuple[str, ...]] = {
    "denial": ("denial put in", BY_HAND + "denial"),
    "lost denial": ("denial taken out", BY_HAND + "denial"),
    "direction": ("flipped direction", BY_HAND + "direction"),
    "figure": ("swapped figures", "other figure", BY_HAND + "figure", BY_HAND + "merged"),
    "claim": (
        "stronger claim",
        "other quantity",
        BY_HAND + "overclaim",
        BY_HAND + "invention",
        BY_HAND + "merged",
    ),
}
"""What each score is to find."""
_TRUE = 1.5  # what a true sentence counts beside a false one
_UNUSUAL = 0.3  # what a sentence worded far from its passages counts where limits are set
_UNNAMED = 0.15  # what a passage that a sentence does not name counts
_PENALTY = 3.0
_STEPS = 3_000

Table = npt.NDArray[np.float64]


class Row(NamedTuple):
    """Signs of a sentence (or of it and a passage), whether it is true, its number and what it is part of."""

    values: Mapping[str, float]
    true: bool
    counts: float
    sentence: int
    case: Case


def main() -> None:
    """Learn and write."""
    services = Services()
    cases = Cases(services)
    chosen = cases.of("tuned on", DRAWS, more=True)
    written = [
        '"""What signs weigh: written by `python -m benchmarks.guest_learning`."""',
        "",
        "from __future__ import annotations",
        "",
        "from cc_assistant.text.faithful.weighing import Fault, Weighing",
        "",
    ]
    encoder = services.encoder
    assert encoder is not None
    for name, used in (("WITH_MEANING", encoder), ("BY_WORDS", None)):
        written += [f"{name}: dict[Fault, Weighing] = {{", *_lines(learn(cases, chosen, used)), "}", ""]
    WRITTEN.write_text("\n".join(written), encoding="utf-8")


def learn(cases: Cases, chosen: Sequence[Case], encoder: Encoder | None) -> dict[Fault, Weighing]:
    """Return what signs weigh, with or without an encoder."""
    rows = _rows(cases, chosen, encoder)
    return {fault: _learned(fault, rows[fault], _true(chosen)) for fault in USED}


def _true(chosen: Sequence[Case]) -> float:
    """Return how many true sentences a score is held against."""
    return sum(_share(case) for case in chosen if case.faithful)


def _rows(cases: Cases, chosen: Sequence[Case], encoder: Encoder | None) -> dict[Fault, list[Row]]:
    found: dict[Fault, list[Row]] = {fault: [] for fault in USED}
    checkers: dict[object, Checker] = {}
    for number, case in enumerate(chosen):
        checker = checkers.setdefault((case.question, case.passages), cases.checker(case, encoder))
        text, numbers = case.sentence
        named = [passage for passage in case.passages if passage.number in numbers]
        faults: list[Fault] = [fault for fault, kinds in FALSE.items() if case.faithful or case.kind in kinds]
        if faults and not checker.strange(text, named):
            values = checker.signs(text, named).values
            for fault in faults:
                if fault == "denial" and not values["denials"]:
                    continue
                counts = _TRUE if case.faithful else 1.0
                found[fault].append(Row(values, case.faithful, counts, number, case))
        if case.faithful:
            for passage in named:
                signs = checker.support(text, passage.number, named)
                found["support"].append(Row(signs, case.faithful, 1.0, number, case))
            for passage in case.passages:
                if passage in named:
                    continue
                for cited in ([passage], [*named, passage]):
                    signs = checker.support(text, passage.number, cited)
                    row = Row(signs, not case.faithful, _UNNAMED, number, case)
                    found["support"].append(row)
    return found


def _learned(fault: Fault, rows: Sequence[Row], sentences: float) -> Weighing:
    names = [name for name in USED[fault] if name in rows[0].values]
    table = np.array([[row.values[name] for name in names] for row in rows])
    true = np.array([row.true for row in rows])
    counts = np.array([row.counts for row in rows])
    folds = np.array([zlib.crc32(row.case.question.encode()) % FOLDS for row in rows])
    for_it = fault == "support"
    free = np.array([for_it or name in FREE for name in names])
    aim = (true if for_it else ~true).astype(float)
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        used = folds != fold
        weights, constant = logistic(table[used], aim[used], counts[used], free)
        scores[~used] = table[~used] @ weights + constant
    weights, constant = logistic(table, aim, counts, free)
    worst: dict[int, tuple[float, float]] = {}  # a sentence falls with the passage that says least of it
    for row, score in zip(rows, scores, strict=True):
        against = -float(score) if for_it else float(score)
        if row.true:
            worst[row.sentence] = max(worst.get(row.sentence, (-np.inf, 0.0)), (against, _share(row.case)))
    limit = _limit(list(worst.values()), SHARES[fault] * sentences) * (-1 if for_it else 1)
    kept = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return Weighing({name: weight for name, weight in kept.items() if weight}, constant, limit)


def _share(case: Case) -> float:
    return 1.0 if case.usual else _UNUSUAL


def _limit(scores: Sequence[tuple[float, float]], dropped: float) -> float:
    """Return the score above which so many sentences lie, each with what it counts."""
    above = 0.0
    for score, counts in sorted(scores, reverse=True):
        above += counts
        if above > dropped:
            return score + 1e-3
    return 0.0


def logistic(table: Table, aim: Table, counts: Table, free: npt.NDArray[np.bool_]) -> tuple[Table, float]:
    """Return the weights and the constant that make what was marked most likely.

    Weights that are not free may not fall below 0: a sign speaks against a sentence or not at all, whatever
    the few sentences that were learned from say. Accelerated projected gradients on standardised signs.
    """
    mean, spread = np.average(table, axis=0, weights=counts), table.std(axis=0) + 1e-9
    signs = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    penalty = np.append(np.full(len(mean), _PENALTY), 0.0)
    steepest = float(np.linalg.eigvalsh((signs * counts[:, None]).T @ signs)[-1]) / 4 + _PENALTY
    weights = ahead = np.zeros(signs.shape[1])
    pace = 1.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-signs @ ahead))
        moved = ahead - (signs.T @ (counts * (chance - aim)) + penalty * ahead) / steepest
        moved[:-1] = np.where(free, moved[:-1], np.maximum(moved[:-1], 0.0))
        next_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / next_pace * (moved - weights)
        weights, pace = moved, next_pace
    told = weights[:-1] / spread
    return told, float(weights[-1] - mean @ told)


def _lines(weighings: Mapping[Fault, Weighing]) -> list[str]:
    lines = []
    for fault, weighing in weighings.items():
        lines += [f'    "{fault}": Weighing(', "        {"]
        lines += [f'            "{name}": {weight:g},' for name, weight in weighing.weights.items()]
        lines += ["        },", f"        constant={weighing.constant:.3f},"]
        lines += [f"        limit={weighing.limit:.3f},", "    ),"]
    return lines


if __name__ == "__main__":
    main()
