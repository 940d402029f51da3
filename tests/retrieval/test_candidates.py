"""Which passages are looked at, and their signals."""

from __future__ import annotations

import numpy as np
import pytest

from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.ports import Encoder
from cc_assistant.retrieval import candidates
from cc_assistant.retrieval.asked import Asked, asked
from cc_assistant.retrieval.candidates import AROUND, Candidates, find_candidates
from cc_assistant.retrieval.fusion import Weights, fuse
from cc_assistant.retrieval.index.units import passage_text
from cc_assistant.retrieval.reading import Reader
from cc_assistant.retrieval.space import Space
from cc_assistant.text.sentences import sentence_spans

COVID = "How did services adapt to COVID in Wales?"


@pytest.fixture
def wanted(reader: Reader, encoder: Encoder, space: Space) -> Asked:
    return asked(reader.read(COVID, Conversation()), encoder, space)


def found(wanted: Asked, space: Space, mask: np.typing.NDArray[np.bool_] | None = None) -> Candidates:
    return find_candidates(wanted, space, mask, Weights())


def best(candidates: Candidates, signal: str, space: Space) -> str:
    (ident,) = space.index.ids([int(candidates.pool[candidates.parts[signal].argmax()])])
    return ident


def test_a_small_library_is_looked_at_whole(wanted: Asked, space: Space) -> None:
    assert found(wanted, space).pool.tolist() == list(range(space.count))


def test_of_a_large_one_the_best_of_a_first_mix(
    wanted: Asked, space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(wanted, space)
    first_mix, _ = fuse(
        {name: whole.parts[name] for name in ("words", "asks_words", "about_words", "passage")}, Weights()
    )
    monkeypatch.setattr(candidates, "POOL", 20)
    few = found(wanted, space)
    assert set(few.pool.tolist()) == set(np.argsort(-first_mix)[:20].tolist())
    assert (np.diff(few.pool) > 0).all()
    for name, scores in few.parts.items():
        assert scores == pytest.approx(whole.parts[name][few.pool], abs=1e-6), name


def test_only_what_the_filters_let_through_is_looked_at(wanted: Asked, space: Space) -> None:
    mask = space.index.facet_bits("country", "Wales")
    assert found(wanted, space, mask).pool.tolist() == mask.nonzero()[0].tolist()


def test_nothing_let_through_is_nothing_found(wanted: Asked, space: Space) -> None:
    nothing = found(wanted, space, np.zeros(space.count, np.bool_))
    assert len(nothing.pool) == 0
    assert all(len(scores) == 0 for scores in nothing.parts.values())


def test_every_signal_is_one_of_those_that_are_weighed(wanted: Asked, space: Space) -> None:
    parts = found(wanted, space).parts
    assert set(parts) == set(Weights._fields) - {"phrase"}
    for name, scores in parts.items():
        assert scores.shape == (space.count,)
        assert np.isfinite(scores).all(), name
        assert scores.max() <= (2 if name == "facet" else 1.001), name


def test_the_best_sentence_is_a_claim_or_a_sentence_of_the_passage(wanted: Asked, space: Space) -> None:
    seen = found(wanted, space)
    for at, passage in enumerate(space.index.passages(seen.pool)):
        span = seen.span(at, space)
        text = passage.field(span.field)
        spans = sentence_spans(text) if span.field == "text" else [(0, len(text))]
        assert (span.start, span.end) in spans, passage.id


def test_places_and_periods_of_the_question_lift_their_passages(wanted: Asked, space: Space) -> None:
    seen = found(wanted, space)
    wales, around = space.place_bits("wales"), space.around_bits("wales")
    lifted = wales + AROUND * around
    assert seen.parts["place"].tolist() == pytest.approx(lifted.clip(max=1.0).tolist())
    assert seen.parts["place"][wales].min() > seen.parts["place"][around & ~wales].max() > 0
    assert seen.parts["facet"].tolist() == space.index.facet_bits("pandemic", "during").astype(float).tolist()


def test_words_in_double_quotes_have_to_stand_so(reader: Reader, encoder: Encoder, space: Space) -> None:
    wanted = asked(reader.read('who has "a trial with 40 people"?', Conversation()), encoder, space)
    phrase = found(wanted, space).parts["phrase"]
    assert phrase.sum() == 0
    wanted = asked(reader.read('"link workers" and pay', Conversation()), encoder, space)
    held = found(wanted, space).parts["phrase"] > 0
    for passage, has in zip(space.index.passages(range(space.count)), held, strict=True):
        said = " ".join(space.analyser.all_terms(passage_text(passage)))
        assert has == ("link worker" in said), passage.id


def test_other_words_for_the_same_find_the_same(reader: Reader, encoder: Encoder, space: Space) -> None:
    position = space.index.positions(["edsp-01"])["edsp-01"]
    for text in ("a connector in casualty", "a link worker in the emergency department"):
        seen = found(asked(reader.read(text, Conversation()), encoder, space), space)
        assert best(seen, "passage", space) in {"edsp-01", "edsp-02", "nottinghamed2024-01", "royaldevon-01"}
        assert seen.parts["words"][position] > 0.5


def test_without_a_model_there_are_words_and_codes(reader: Reader, space: Space) -> None:
    seen = found(Asked(reader.read(COVID, Conversation()), None), space)
    assert set(seen.parts) == {"words", "asks_words", "about_words", "place", "facet"}
    assert {tuple(seen.span(at, space).model_dump().values()) for at in range(5)} == {("text", 0, 0)}
