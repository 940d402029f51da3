"""What two passages say of different things may not be put together."""

from __future__ import annotations

from cc_assistant.text.faithful.attribution import mixed

EXETER = ("Two link workers were based in the Exeter emergency department for six months.",)
NOTTINGHAM = ("Nottingham link workers reached 1,057 patients, mostly from deprived areas.",)


def test_what_each_passage_says_is_not_mixed() -> None:
    said = (
        "In Exeter two workers were based in the department, while in Nottingham 1,057 patients were reached."
    )
    assert mixed(said, [EXETER, NOTTINGHAM]) <= 0


def test_a_figure_of_one_passage_for_the_place_of_another_is_noticed() -> None:
    said = "The link workers based in the Exeter emergency department for six months reached 1,057."
    assert mixed(said, [EXETER, NOTTINGHAM]) > 0.1


def test_one_passage_cannot_be_mixed_with_itself() -> None:
    assert mixed("Link workers reached 1,057 patients.", [NOTTINGHAM]) == 0
