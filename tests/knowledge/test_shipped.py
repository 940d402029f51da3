"""The shipped pack is without fault and keeps what was taken over, word for word."""

from __future__ import annotations

import hashlib

import pytest

from cc_assistant.domain.library import Library
from cc_assistant.knowledge.loading import check, load_library
from tests.knowledge.packs import SHIPPED

# SHA-256 over id, claim and text of every excerpt in the order of their ids. A change of wording is a change
# of evidence: review it against the source, then write the new value here.
WORDING = "e218f46513e61ae9a589c6c218aa5ba2afbe8fcd2c737aaf535ca5b5c4e9b28e"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([SHIPPED])


def test_it_is_without_fault() -> None:
    report = check([SHIPPED])
    assert report.faults == ()
    assert report.notes == ()


def test_nothing_was_lost_on_the_way() -> None:
    counts = check([SHIPPED]).counts
    assert {name: counts[name] for name in EXPECTED} == EXPECTED


EXPECTED = {
    "packs": 1,
    "sources": 316,
    "excerpts": 599,
    "cases": 4,
    "portraits": 4,
    "CFIR constructs": 67,
    "NPT components": 16,
    "ERIC strategies": 73,
    "themes": 61,
    "recommendations": 86,
    "evidence links": 86,
    "questions": 48,
    "conditions": 322,
    "groups of same findings": 40,
}


def test_every_claim_and_text_is_as_it_was_reviewed(library: Library) -> None:
    whole = hashlib.sha256()
    for passage in sorted(library.passages, key=lambda passage: passage.id):
        whole.update("\0".join((passage.id, passage.claim or "", passage.text, "")).encode())
    assert whole.hexdigest() == WORDING


def test_every_excerpt_has_a_claim_questions_and_codes(library: Library) -> None:
    for passage in library.passages:
        assert passage.claim, passage.id
        assert len(passage.asks) >= 2, passage.id
        assert passage.phase, passage.id
        assert passage.perspective, passage.id
        assert passage.themes, passage.id
        assert 1 <= len(passage.cfir) <= 3, passage.id
        assert 1 <= len(passage.npt) <= 2, passage.id


def test_no_source_claims_to_have_been_read_in_full(library: Library) -> None:
    assert {source.read for source in library.sources} == {"abstract", "page-beginning"}


def test_the_words_of_the_glossary_are_all_there(library: Library) -> None:
    assert library.glossary is not None
    assert len(library.glossary.terms) >= 257
    assert len(library.glossary.places) >= 108
    assert len(library.glossary.spellings) >= 48
