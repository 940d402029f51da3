"""What an answer looks up."""

from __future__ import annotations

import numpy as np
import pytest

from cc_assistant.retrieval.shelf import Shelf
from cc_assistant.retrieval.space import Space
from cc_assistant.services import Services

TWINS = ("bickerdike2017-01", "bickerdike2017-51")


@pytest.fixture
def shelf(services: Services) -> Shelf:
    return services.shelf


def test_passages_and_sources_come_by_their_ids_and_unknown_ones_are_left_out(shelf: Shelf) -> None:
    passages = shelf.passages(["edsp-01", "no-such-01", "welzijn2017-01"])
    assert set(passages) == {"edsp-01", "welzijn2017-01"}
    assert all(ident == passage.id for ident, passage in passages.items())
    assert set(shelf.sources(["edsp", "nobody"])) == {"edsp"}
    assert shelf.passages([]) == {} == shelf.sources([])


def test_themes_have_labels(shelf: Shelf) -> None:
    themes = shelf.themes()
    assert themes
    assert all(theme.label for theme in themes.themes)


def test_advice_rests_on_the_passages_asked_about(shelf: Shelf, space: Space) -> None:
    everything = shelf.advice_on(space.index.ids(range(space.count)))
    recommendation, link = everything[0]
    assert recommendation.id == link.recommendation
    bearing = (*link.supports, *link.qualifies)[0].excerpt
    assert recommendation.id in {advice.id for advice, _ in shelf.advice_on([bearing])}
    assert len({advice.id for advice, _ in everything}) == len(everything)
    assert shelf.advice_on(["no-such-01"]) == []


@pytest.mark.parametrize("by_meaning", [True, False])
def test_claims_are_compared_pair_by_pair(space: Space, by_meaning: bool) -> None:
    ids = [*TWINS, "edsp-01", "welzijn2017-01"]
    alike = np.array(Shelf(space, by_meaning=by_meaning).alike(ids))
    assert alike == pytest.approx(alike.T, abs=1e-6)
    assert np.diag(alike) == pytest.approx(np.ones(4), abs=1e-3)
    assert alike[0, 1] > max(alike[0, 2], alike[0, 3], alike[2, 3])
    assert alike.max() <= 1.001


def test_without_vectors_claims_are_compared_by_their_words(words_only: Services) -> None:
    same, other = words_only.shelf.alike([*TWINS, "welzijn2017-01"])[0][1:]
    assert 0 <= other < same < 1


def test_nothing_is_compared_with_nothing(shelf: Shelf) -> None:
    assert shelf.alike(["edsp-01"])[0] == pytest.approx([1], abs=1e-3)
