"""What signs weigh: written by `python -m benchmarks.guest_learning`."""

from __future__ import annotations

from cc_assistant.text.faithful.weighing import Fault, Weighing

WITH_MEANING: dict[Fault, Weighing] = {
    "support": Weighing(
        {
            "share": 0.175,
            "worth": -1.484,
            "alone": 3.966,
            "alone, all": 2.237,
            "ahead": 5.132,
            "best clause": -0.14,
            "clause ahead": 6.459,
            "figures": -0.038,
            "names": -0.122,
            "figures alone": 3.786,
            "names alone": 5.653,
            "several": 0.077,
            "several, share": 3.609,
            "several, ahead": -2.288,
            "like": 0.426,
            "like ahead": 9.752,
            "like others": 6.075,
            "several, like": 0.014,
            "several, like ahead": -5.682,
        },
        constant=-1.769,
        limit=-1.707,
    ),
    "denial": Weighing(
        {
            "new denial": 2.583,
            "unlike denial": 0.974,
            "denied way": 2.408,
            "denials": -1.476,
            "denials over": 0.619,
            "denials over nearest": 1.758,
            "uncovered": 0.46,
            "nearer undenied": 1.381,
        },
        constant=-1.198,
        limit=1.676,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 3.571,
            "turned word": 4.052,
            "denied way": 2.692,
            "denials short of nearest": 1.372,
            "uncovered": 1.483,
            "nearer denied": 1.995,
        },
        constant=-2.284,
        limit=1.294,
    ),
    "direction": Weighing(
        {
            "opposite": 5.202,
            "absent": 1.502,
            "opposite head": 2.727,
            "compared": 7.603,
            "unlike": 1.455,
            "nearer turned": 5.057,
        },
        constant=-3.050,
        limit=1.702,
    ),
    "figure": Weighing(
        {
            "swapped": 21.246,
            "taken": 6.924,
            "turned figures": 5.503,
            "counted": 1.918,
            "mixed": 5.393,
        },
        constant=-3.440,
        limit=2.036,
    ),
    "claim": Weighing(
        {
            "strong": 3.279,
            "quantity": 4.814,
            "caution": 1.748,
            "clause": 0.179,
            "missing": 0.804,
            "mixed": 2.584,
            "unlike": 0.185,
            "several": 0.24,
        },
        constant=-1.852,
        limit=1.982,
    ),
}

BY_WORDS: dict[Fault, Weighing] = {
    "support": Weighing(
        {
            "share": 3.322,
            "worth": -3.795,
            "alone": 4.295,
            "alone, all": 2.352,
            "ahead": 8.867,
            "best clause": -0.257,
            "clause ahead": 7.308,
            "figures": 0.371,
            "names": -0.069,
            "figures alone": 3.403,
            "names alone": 5.815,
            "several": -0.703,
            "several, share": 3.554,
            "several, ahead": -3.594,
        },
        constant=-2.684,
        limit=-2.606,
    ),
    "denial": Weighing(
        {
            "new denial": 2.709,
            "unlike denial": 1.08,
            "denied way": 2.134,
            "denials": -1.54,
            "denials over": 0.759,
            "denials over nearest": 1.806,
            "uncovered": 0.469,
        },
        constant=-1.035,
        limit=1.903,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 4.058,
            "gone denial": 0.198,
            "turned word": 3.823,
            "denied way": 2.743,
            "denials short of nearest": 1.852,
            "uncovered": 1.72,
        },
        constant=-2.995,
        limit=1.297,
    ),
    "direction": Weighing(
        {
            "opposite": 6.263,
            "absent": 1.851,
            "opposite head": 2.947,
            "compared": 8.305,
        },
        constant=-2.150,
        limit=1.519,
    ),
    "figure": Weighing(
        {
            "swapped": 21.246,
            "taken": 6.924,
            "turned figures": 5.503,
            "counted": 1.918,
            "mixed": 5.393,
        },
        constant=-3.440,
        limit=2.036,
    ),
    "claim": Weighing(
        {
            "strong": 3.278,
            "quantity": 4.804,
            "caution": 1.75,
            "clause": 0.212,
            "missing": 0.795,
            "mixed": 2.587,
            "several": 0.254,
        },
        constant=-1.809,
        limit=2.033,
    ),
}
