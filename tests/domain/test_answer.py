from cc_assistant.domain.answer import Dropped, Writing

WRITTEN = "Written by a language model (m), each sentence checked against its passages."


def writing(**more: object) -> Writing:
    return Writing.model_validate({"address": "http://x", "model": "m", "used": True, **more})


def test_a_models_part_is_told_with_what_was_dropped_made_plainer_and_held_back() -> None:
    dropped = Dropped(text="It failed.", passages=(), reason="it names no passage")
    assert writing().told == WRITTEN
    assert writing(sentences=5, dropped=[dropped]).told == (
        f"{WRITTEN} 1 of its 5 sentences did not hold and is left out."
    )
    assert writing(plainer=2, withheld=["Our interviews"]).told == (
        f"{WRITTEN} 2 sentences are said in plainer words by a language model (m), each checked against its"
        " passages. Held back from it, as confidential: passages of Our interviews."
    )


def test_where_a_model_had_no_part_it_says_so_and_why() -> None:
    assert writing(used=False, notice="It was silent.").told == (
        "In the passages' own words; the language model had no part in it. It was silent."
    )
    assert writing(used=False, plainer=1).told.startswith("In the passages' own words. 1 sentence is said")
