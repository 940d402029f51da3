"""What an open index answers, compared with the library that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.facets import facets_of
from cc_assistant.domain.library import Library
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.theme import Theme
from cc_assistant.errors import IndexFault, NotFound
from cc_assistant.retrieval.index.build import build_index
from cc_assistant.retrieval.index.documents import DOCUMENT_KINDS
from cc_assistant.retrieval.index.facet_values import FACETS
from cc_assistant.retrieval.index.opened import Index, open_index
from cc_assistant.retrieval.index.schema import WORD_FIELDS
from cc_assistant.retrieval.index.units import ASK, CLAIM, SENTENCE, passage_text
from cc_assistant.retrieval.lexicon import LexiconData
from cc_assistant.retrieval.signals import bm25
from tests.index.small import NOW, HashEncoder


@pytest.fixture(scope="module")
def index(built: Path) -> Index:
    return open_index(built)


def test_passages_and_sources_come_back_as_they_were(index: Index, library: Library) -> None:
    assert index.count == len(library.passages)
    assert index.passages(range(index.count)) == list(library.passages)
    assert index.sources() == {source.id: source for source in library.sources}


def test_only_what_is_asked_for_is_read_and_in_that_order(index: Index, library: Library) -> None:
    wanted = [7, 2, 11]
    assert index.passages(wanted) == [library.passages[at] for at in wanted]
    ids = index.ids(wanted)
    assert ids == [library.passages[at].id for at in wanted]
    assert index.positions([*ids, "nobody-01"]) == dict(zip(ids, wanted, strict=True))
    assert index.passage(ids[0]) == library.passages[7]
    assert list(index.sources([library.sources[1].id])) == [library.sources[1].id]


def test_what_is_not_there_is_not_found(index: Index) -> None:
    for look_up in (index.passage, index.source):
        with pytest.raises(NotFound, match="'nobody-01'"):
            look_up("nobody-01")
    with pytest.raises(NotFound, match="no theme 'nothing'"):
        index.document("theme", "nothing", Theme)


def test_documents_come_back_as_they_were(index: Index, library: Library) -> None:
    assert library.themes is not None and library.toolkit is not None and library.glossary is not None
    assert index.documents("theme", Theme) == list(library.themes.themes)
    first = library.toolkit.recommendations[0]
    assert index.document("recommendation", first.id, Recommendation) == first
    assert {
        role: json.loads(text) for role, text in index.document_json("role").items()
    } == library.toolkit.roles
    assert index.document("lexicon", "lexicon", LexiconData).glossary == library.glossary
    assert index.same_findings == library.same_findings


def test_every_kind_of_document_is_there(index: Index) -> None:
    assert [kind for kind in DOCUMENT_KINDS if not index.document_json(kind)] == []
    assert index.document_json("theme", "nothing") == {}


def test_facets_say_which_passages_have_a_value(index: Index, library: Library) -> None:
    for facet in set(FACETS) - {"case", "place"}:
        told: dict[str, list[int]] = {}
        for position, passage in enumerate(library.passages):
            for value in facets_of(passage, library.source_by_id[passage.source])[facet]:
                told.setdefault(value, []).append(position)
        assert index.facet_values(facet) == {value: len(told[value]) for value in sorted(told)}
        for value, positions in told.items():
            assert np.flatnonzero(index.facet_bits(facet, value)).tolist() == positions


def test_a_value_that_nobody_has_is_held_by_none(index: Index) -> None:
    assert not index.facet_bits("country", "Atlantis").any()
    assert not index.facet_bits("no such facet", "x").any()


def test_each_passage_knows_its_source_and_who_told_it_first(index: Index, library: Library) -> None:
    for position, passage in enumerate(library.passages):
        assert library.sources[index.source_numbers[position]].id == passage.source
    position_of = {passage.id: position for position, passage in enumerate(library.passages)}
    for group in library.same_findings:
        here = [position_of[ident] for ident in group if ident in position_of]
        assert {int(index.first_told[position]) for position in here} <= set(here[:1])


def test_postings_count_the_terms_of_each_passage(index: Index, library: Library) -> None:
    field = index.words.field("passage")
    terms = index.words.analyser.terms
    for position, passage in enumerate(library.passages):
        mine = terms(passage_text(passage))
        assert field.lengths[position] == len(mine)
        positions, counts = field.postings(mine[0])
        assert counts[positions == position] == mine.count(mine[0])
    assert field.mean_length == pytest.approx(field.lengths.mean())
    assert field.holding("nothingness") == 0


@given(data=st.data())
def test_which_of_some_passages_have_a_term_is_as_the_postings_say(index: Index, data: st.DataObject) -> None:
    field = index.words.field("passage")
    term = data.draw(st.sampled_from(["worker", "link", "covid", "nothingness"]))
    asked = data.draw(st.lists(st.integers(0, index.count - 1)))
    held = set(field.postings(term)[0].tolist())
    assert field.has(term, np.array(asked, np.intp)).tolist() == [position in held for position in asked]


def test_scores_by_words_are_those_of_another_implementation(index: Index, library: Library) -> None:
    import bm25s

    corpus = [index.words.analyser.terms(passage_text(passage)) for passage in library.passages]
    oracle = bm25s.BM25(k1=1.2, b=0.6, method="lucene")
    oracle.index(corpus, show_progress=False)
    question = ["link", "worker", "gp", "covid"]
    ours = bm25(index.words.field("passage"), dict.fromkeys(question, 1.0))
    theirs = oracle.get_scores(question)
    # Theirs leaves out the constant factor k1 + 1, which changes no order.
    assert ours / ours.max() == pytest.approx(theirs / theirs.max(), abs=1e-5)


def test_the_concepts_of_the_glossary_are_a_field_of_words(index: Index) -> None:
    positions, _ = index.words.field("concepts").postings("link-worker")
    assert len(positions) > 0
    assert (
        "link"
        in index.passages(positions[:1])[0].text.lower()
        + (index.passages(positions[:1])[0].claim or "").lower()
    )


def test_a_phrase_is_found_where_its_words_stand_in_a_row(index: Index, library: Library) -> None:
    text = library.passages[5].text
    found = index.words.phrase(" ".join(text.split()[2:7]))
    assert 5 in found
    assert index.words.phrase(" ".join(reversed(text.split()[2:7]))).tolist() == []
    assert 5 in index.words.phrase(library.passages[5].asks[0], fields=("asks",))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(), st.sampled_from(['NEAR("', "a*", "*", '"', "passage:", "AND OR NOT", "{", "^a", "-"])
    )
)
def test_no_text_breaks_a_phrase_search(index: Index, text: str) -> None:
    index.words.phrase(text, WORD_FIELDS)


def test_known_words_are_as_written(index: Index, library: Library) -> None:
    assert "the" not in index.words.known
    assert index.words.known["link"] >= 1
    assert all(1 <= count <= index.count for count in index.words.known.values())


def test_vectors_are_those_of_the_texts(index: Index, library: Library, encoder: HashEncoder) -> None:
    texts = [passage_text(passage) for passage in library.passages]
    short = [at for at, length in enumerate(encoder.lengths(texts)) if length <= encoder.window]
    assert short
    expected = encoder.encode([texts[at] for at in short])
    assert np.allclose(index.vectors.passages[short], expected)
    assert np.allclose(np.linalg.norm(index.vectors.passages, axis=1), 1, atol=1e-5)


def test_each_unit_knows_its_passage_and_its_characters(
    index: Index, library: Library, encoder: HashEncoder
) -> None:
    units = index.vectors.units
    assert sorted(units.passages.tolist()) == units.passages.tolist()
    for row in range(0, len(units.kinds), 7):
        passage = library.passages[units.passages[row]]
        start, end = int(units.starts[row]), int(units.ends[row])
        text = {
            CLAIM: (passage.claim or "")[start:end],
            SENTENCE: passage.text[start:end],
            ASK: "".join(passage.asks[start:end]),
        }[int(units.kinds[row])]
        assert np.allclose(units.vectors[row], encoder.encode([text])[0])


def test_the_units_of_some_passages_are_found_at_once(index: Index) -> None:
    units = index.vectors.units
    rows = units.rows_of(np.array([3, 8]))
    assert rows.tolist() == np.flatnonzero(np.isin(units.passages, [3, 8])).tolist()
    assert units.rows_of(np.array([], np.intp)).tolist() == []


def test_topics_stand_beside_their_vectors(index: Index, library: Library, encoder: HashEncoder) -> None:
    topics = index.vectors.topics
    assert len(topics.ids) == len(topics.vectors)
    assert library.themes is not None
    rows = [row for row, kind in enumerate(topics.kinds) if kind == "theme"]
    assert [topics.ids[row] for row in rows] == [theme.id for theme in library.themes.themes]
    assert np.allclose(topics.vectors[rows[0]], encoder.encode([topics.texts[rows[0]]])[0])


def test_an_index_of_words_only_answers_by_words_and_says_that_it_has_no_vectors(
    library: Library, tmp_path: Path
) -> None:
    manifest = build_index(library, tmp_path, None, knowledge="k1", now=NOW)
    index = open_index(tmp_path)
    assert not index.has_vectors
    assert not (tmp_path / manifest.folder / "chroma").exists()
    assert index.words.field("passage").holding("worker") > 0
    with pytest.raises(IndexFault, match="words only"):
        _ = index.vectors


def test_a_library_of_nothing_can_be_indexed(library: Library, tmp_path: Path, encoder: HashEncoder) -> None:
    empty = Library(packs=library.packs, sources=(), passages=())
    build_index(empty, tmp_path, encoder, knowledge="k0", now=NOW)
    index = open_index(tmp_path)
    assert index.count == 0
    assert index.passages([]) == []
    assert index.words.phrase("anything").tolist() == []
    assert index.words.field("passage").mean_length == 1.0
    assert index.vectors.passages.shape == (0, encoder.dimensions)
    assert index.vectors.units.rows_of(np.array([], np.intp)).tolist() == []


def test_a_passage_without_a_claim_is_found_by_its_text(
    library: Library, tmp_path: Path, encoder: HashEncoder
) -> None:
    bare = [passage.model_copy(update={"claim": None, "asks": ()}) for passage in library.passages]
    build_index(
        library.model_copy(update={"passages": tuple(bare)}), tmp_path, encoder, knowledge="k", now=NOW
    )
    units = open_index(tmp_path).vectors.units
    assert set(units.kinds.tolist()) == {SENTENCE}


def test_opening_for_a_question_loads_no_heavy_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import cc_assistant.retrieval.index.opened;"
        "print([name for name in ('chromadb', 'torch', 'onnxruntime', 'numpy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
