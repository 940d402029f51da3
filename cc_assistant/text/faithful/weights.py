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
            "new denial": 4.313,
            "lost denial": 2.935,
            "gone denial": 0.096,
            "turned word": 2.342,
            "denied way": 2.274,
            "denials": -0.546,
            "denials over": 1.427,
            "denials over nearest": 1.592,
            "denials short of nearest": 1.304,
            "uncovered": 1.678,
            "nearer undenied": 1.74,
            "nearer denied": 1.809,
        },
        constant=-1.593,
        limit=2.095,
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
        limit=0.530,
    ),
    "figure": Weighing(
        {
            "swapped": 12.048,
            "taken": 11.375,
            "turned figures": 5.896,
            "counted": 2.537,
            "mixed": 6.204,
        },
        constant=-3.019,
        limit=1.680,
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
        limit=0.277,
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
            "new denial": 4.865,
            "lost denial": 3.105,
            "gone denial": 0.693,
            "turned word": 1.862,
            "denied way": 2.32,
            "denials": -0.342,
            "denials over": 1.575,
            "denials over nearest": 1.823,
            "denials short of nearest": 1.604,
            "uncovered": 1.884,
        },
        constant=-2.827,
        limit=2.140,
    ),
    "direction": Weighing(
        {
            "opposite": 6.108,
            "absent": 3.479,
            "opposite head": 3.676,
            "compared": 7.828,
        },
        constant=-2.045,
        limit=0.636,
    ),
    "figure": Weighing(
        {
            "swapped": 12.048,
            "taken": 11.375,
            "turned figures": 5.896,
            "counted": 2.537,
            "mixed": 6.204,
        },
        constant=-3.019,
        limit=1.680,
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
        limit=0.269,
    ),
}
