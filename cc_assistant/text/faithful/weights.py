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
        limit=-1.535,
    ),
    "denial": Weighing(
        {
            "new denial": 2.265,
            "unlike denial": 1.289,
            "denied way": 2.649,
            "denials": -1.385,
            "denials over": 0.618,
            "denials over nearest": 1.763,
            "uncovered": 0.218,
            "nearer undenied": 1.452,
        },
        constant=-1.197,
        limit=1.516,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 3.517,
            "gone denial": 0.022,
            "turned word": 3.965,
            "denied way": 2.627,
            "denials short of nearest": 1.364,
            "uncovered": 1.273,
            "nearer denied": 1.97,
        },
        constant=-2.203,
        limit=1.276,
    ),
    "direction": Weighing(
        {
            "opposite": 5.086,
            "absent": 1.61,
            "opposite head": 2.81,
            "compared": 7.427,
            "unlike": 1.229,
            "nearer turned": 4.911,
        },
        constant=-2.925,
        limit=1.482,
    ),
    "figure": Weighing(
        {
            "swapped": 21.76,
            "taken": 6.751,
            "turned figures": 5.501,
            "counted": 1.918,
            "mixed": 5.356,
        },
        constant=-3.432,
        limit=1.836,
    ),
    "claim": Weighing(
        {
            "strong": 4.372,
            "caution": 2.589,
            "clause": 0.905,
            "mixed": 4.919,
            "several": 0.68,
        },
        constant=-3.736,
        limit=-0.071,
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
        limit=-2.082,
    ),
    "denial": Weighing(
        {
            "new denial": 2.39,
            "unlike denial": 1.41,
            "denied way": 2.407,
            "denials": -1.474,
            "denials over": 0.764,
            "denials over nearest": 1.826,
            "uncovered": 0.193,
        },
        constant=-0.998,
        limit=1.741,
    ),
    "lost denial": Weighing(
        {
            "lost denial": 3.948,
            "gone denial": 0.303,
            "turned word": 3.745,
            "denied way": 2.681,
            "denials short of nearest": 1.84,
            "uncovered": 1.515,
        },
        constant=-2.909,
        limit=1.321,
    ),
    "direction": Weighing(
        {
            "opposite": 6.151,
            "absent": 1.955,
            "opposite head": 3.082,
            "compared": 8.213,
        },
        constant=-2.125,
        limit=1.380,
    ),
    "figure": Weighing(
        {
            "swapped": 21.76,
            "taken": 6.751,
            "turned figures": 5.501,
            "counted": 1.918,
            "mixed": 5.356,
        },
        constant=-3.432,
        limit=1.836,
    ),
    "claim": Weighing(
        {
            "strong": 4.372,
            "caution": 2.589,
            "clause": 0.905,
            "mixed": 4.919,
            "several": 0.68,
        },
        constant=-3.736,
        limit=-0.063,
    ),
}
