from __future__ import annotations

from typing import Any

from cc_assistant.domain.passage import Passage
from cc_assistant.tui.otherwise import otherwise


def passage(ident: str, direction: str, *themes: str, **others: Any) -> Passage:
    return Passage.model_validate(
        {"id": ident, "locator": "p. 1", "text": "Something.", "direction": direction, "themes": themes,
         "source": ident.partition("-")[0], "pack": "main", **others}
    )  # fmt: skip


ONE = passage("able2020-01", "barrier", "pay", "training", cfir=("inner-setting.culture",))


def test_what_shares_most_comes_first_and_among_equals_what_is_nearest() -> None:
    near = passage("baker2021-01", "facilitator", "pay")
    also_near = passage("cole2022-01", "facilitator", "training")
    most = passage("dean2023-01", "facilitator", "pay", cfir=("inner-setting.culture",))
    assert otherwise(ONE, [near, also_near, most]) == [most, near, also_near]


def test_the_same_direction_the_same_source_and_other_matters_do_not_speak_against_it() -> None:
    others = [
        passage("baker2021-01", "barrier", "pay"),
        passage("able2020-02", "facilitator", "pay"),
        passage("cole2022-01", "facilitator", "transport"),
        passage("dean2023-01", "mixed", "pay"),
    ]
    assert otherwise(ONE, others) == []


def test_nothing_speaks_against_a_passage_that_takes_no_side() -> None:
    neutral = passage("able2020-01", "neutral", "pay")
    assert otherwise(neutral, [passage("baker2021-01", "facilitator", "pay")]) == []


def test_each_passage_is_named_once_and_no_more_than_wanted() -> None:
    others = [passage(f"s{n}-01", "facilitator", "pay") for n in range(5)]
    assert otherwise(ONE, [*others, *others], most=3) == others[:3]
