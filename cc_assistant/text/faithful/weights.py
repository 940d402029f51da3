"""What signs weigh: written by `python -m benchmarks.guest_learning`."""

from __future__ import annotations

from cc_assistant.text.faithful.weighing import Fault, Weighing

WITH_MEANING: dict[Fault, Weighing] = {
    "support": Weighing(
        {
            "share": 1.064,
            "worth": -0.791,
            "alone": 2.66,
            "alone, all": 3.345,
            "ahead": 4.535,
            "best clause": 0.129,
            "clause ahead": 5.967,
            "figures": 0.315,
            "names": -0.123,
            "figures alone": 2.538,
            "names alone": 4.769,
            "several": 0.966,
            "several, share": 2.76,
            "several, ahead": -2.335,
            "like": 1.38,
            "like ahead": 6.498,
            "like others": 4.508,
            "several, like": 0.695,
            "several, like ahead": -3.051,
        },
        constant=-4.284,
        limit=-1.721,
    ),
    "denial": Weighing(
        {
            "new denial": 4.016,
            "denied way": 1.482,
            "denials": -1.711,
            "denials over": 1.222,
            "denials over nearest": 1.971,
            "nearer undenied": 1.537,
        },
        constant=-0.741,
        limit=2.047,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 2.983,
            "gone denial": 0.648,
            "turned word": 2.533,
            "denied way": 3.516,
            "denials short of nearest": 1.416,
            "uncovered": 3.548,
            "nearer denied": 1.789,
        },
        constant=-2.905,
        limit=1.025,
    ),
    "direction": Weighing(
        {
            "opposite": 4.845,
            "absent": 3.225,
            "opposite head": 3.41,
            "compared": 7.185,
            "unlike": 0.617,
            "nearer turned": 4.718,
        },
        constant=-2.636,
        limit=0.490,
    ),
    "figure": Weighing(
        {
            "swapped": 18.992,
            "taken": 8.623,
            "turned figures": 4.937,
            "counted": 2.598,
            "mixed": 5.038,
        },
        constant=-3.082,
        limit=1.884,
    ),
    "claim": Weighing(
        {
            "strong": 5.473,
            "caution": 3.672,
            "uncovered": 1.267,
            "clause": 0.273,
            "mixed": 4.959,
            "unlike": 2.474,
            "several": 0.193,
        },
        constant=-3.803,
        limit=0.289,
    ),
}

BY_WORDS: dict[Fault, Weighing] = {
    "support": Weighing(
        {
            "share": 3.65,
            "worth": -1.924,
            "alone": 2.908,
            "alone, all": 3.757,
            "ahead": 6.677,
            "best clause": 0.007,
            "clause ahead": 5.873,
            "figures": 0.546,
            "names": -0.103,
            "figures alone": 2.467,
            "names alone": 4.893,
            "several": 0.799,
            "several, share": 3.307,
            "several, ahead": -3.05,
        },
        constant=-4.990,
        limit=-1.618,
    ),
    "denial": Weighing(
        {
            "new denial": 4.186,
            "denied way": 1.398,
            "denials": -1.828,
            "denials over": 1.384,
            "denials over nearest": 2.012,
        },
        constant=-0.510,
        limit=1.969,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 3.273,
            "gone denial": 1.112,
            "turned word": 2.273,
            "denied way": 3.516,
            "denials short of nearest": 1.769,
            "uncovered": 3.797,
        },
        constant=-3.554,
        limit=0.742,
    ),
    "direction": Weighing(
        {
            "opposite": 6.108,
            "absent": 3.479,
            "opposite head": 3.676,
            "compared": 7.828,
        },
        constant=-2.045,
        limit=0.518,
    ),
    "figure": Weighing(
        {
            "swapped": 18.992,
            "taken": 8.623,
            "turned figures": 4.937,
            "counted": 2.598,
            "mixed": 5.038,
        },
        constant=-3.082,
        limit=1.884,
    ),
    "claim": Weighing(
        {
            "strong": 5.412,
            "caution": 3.537,
            "uncovered": 1.779,
            "clause": 0.346,
            "mixed": 5.065,
            "several": 0.385,
        },
        constant=-3.287,
        limit=0.278,
    ),
}
