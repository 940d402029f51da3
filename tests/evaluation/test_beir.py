"""Public test sets: read, refused, and measured with a real index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from cc_assistant.errors import InputError, NotFound
from cc_assistant.evaluation.beir import read_beir, score_beir
from cc_assistant.services import Services

DOCUMENTS = [
    {"_id": "bees", "title": "Bees", "text": "Bees make honey from the nectar of flowers."},
    {
        "_id": "rivers",
        "title": "Rivers",
        "text": "A river runs from its spring to the sea. Some run dry in summer.",
    },
    {"_id": "cats", "title": "", "text": "Cats sleep for most of the day."},
    {"_id": "bread", "text": "Bread rises because yeast makes gas. It is baked in an oven."},
    {"_id": "empty", "title": None, "text": ""},
]
QUERIES = [
    {"_id": "q1", "text": "which insects produce honey?"},
    {"_id": "q2", "text": "why does dough get bigger"},
    {"_id": "cats", "text": "Cats sleep for most of the day."},
    {"_id": "unjudged", "text": "tall mountains"},
]
QRELS = "query-id\tcorpus-id\tscore\nq1\tbees\t2\nq1\trivers\t0\nq2\tbread\t1\ncats\tbees\t1\n"


def lines(rows: Sequence[object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def beir(
    folder: Path,
    corpus: str | bytes = lines(DOCUMENTS),
    queries: str | bytes = lines(QUERIES),
    qrels: str | bytes = QRELS,
) -> Path:
    (folder / "qrels").mkdir()
    for name, content in (("corpus.jsonl", corpus), ("queries.jsonl", queries), ("qrels/test.tsv", qrels)):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_documents_become_passages_of_a_library_without_codes(tmp_path: Path) -> None:
    read = read_beir(beir(tmp_path))
    texts = {passage.id: passage.text for passage in read.library.passages}
    assert texts["bees"] == "Bees Bees make honey from the nectar of flowers."
    assert texts["bread"].startswith("Bread rises")
    assert texts["empty"] == "-"
    assert read.library.themes is None
    assert read.name == tmp_path.name


def test_only_judged_queries_are_asked_and_only_good_judgements_count(tmp_path: Path) -> None:
    read = read_beir(beir(tmp_path))
    assert set(read.queries) == {"q1", "q2", "cats"}
    assert read.judgements["q1"] == {"bees": 2}


@pytest.mark.parametrize(
    "qrels", [QRELS.partition("\n")[2], QRELS.replace("\n", "\r\n"), "\ufeff" + QRELS, QRELS + "\n\n"]
)
def test_a_head_line_ends_and_blank_lines_do_not_matter(tmp_path: Path, qrels: str) -> None:
    assert set(read_beir(beir(tmp_path, qrels=qrels)).judgements) == {"q1", "q2", "cats"}


def test_another_corpus_has_another_fingerprint(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    assert read_beir(beir(one)).fingerprint != read_beir(beir(other, corpus=lines(DOCUMENTS[:4]))).fingerprint


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    (beir(tmp_path) / missing).unlink()
    with pytest.raises(NotFound, match=missing) as caught:
        read_beir(tmp_path)
    assert "corpus.jsonl, queries.jsonl and qrels/test.tsv" in caught.value.remedy


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"corpus": '{"_id": "a", "text": "b"}\n{"_id": \n'}, "corpus.jsonl, line 2: not valid JSON"),
        ({"corpus": '{"_id": "a"}\n'}, "corpus.jsonl, line 1: there is no 'text'"),
        ({"corpus": '["a", "b"]\n'}, "corpus.jsonl, line 1: there is no '_id'"),
        ({"corpus": lines([DOCUMENTS[0], DOCUMENTS[0]])}, "'bees' is there more than once"),
        ({"corpus": b'{"_id": "a", "text": "\xff"}\n'}, "corpus.jsonl is not text in UTF-8"),
        ({"queries": '\n\n{"text": "b"}\n'}, "queries.jsonl, line 3: there is no '_id'"),
        ({"qrels": QRELS + "q1\tbees\n"}, "test.tsv, line 6: expected query-id, corpus-id and score"),
        ({"qrels": QRELS + "q1\tbees\tgood\n"}, "test.tsv, line 6: expected"),
        ({"qrels": QRELS + "q1\tbees\t²\n"}, "test.tsv, line 6: expected"),
        ({"qrels": "query-id\tcorpus-id\tscore\n"}, "No query of"),
        ({"qrels": ""}, "No query of"),
        ({"queries": ""}, "No query of"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, changed: dict[str, str | bytes], says: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_beir(beir(tmp_path, **changed))
    assert says in str(caught.value)


def test_rankings_are_measured_and_a_query_does_not_find_itself(tmp_path: Path) -> None:
    rankings = {"q1": ["rivers", "bees"], "q2": ["cats"], "cats": ["cats", "bees"]}
    read = read_beir(beir(tmp_path))
    by_text = {text: rankings[ident] for ident, text in read.queries.items()}
    heard: list[int] = []
    report = score_beir(
        read, lambda text, limit: by_text[text][:limit], lambda stage, done, total: heard.append(done)
    )
    assert report.ndcg10 == pytest.approx((1 / 1.584963 + 0 + 1) / 3, abs=1e-5)
    assert report.recall100 == pytest.approx(2 / 3)
    assert (report.documents, report.queries) == (5, 3)
    assert heard == [1, 2, 3]


@pytest.mark.parametrize("sentences", [True, False])
def test_a_tiny_set_is_indexed_and_ranked_with_the_real_model(
    tmp_path: Path, services: Services, sentences: bool
) -> None:
    report = services.evaluator.beir(beir(tmp_path), sentences=sentences)
    assert report.recall100 == 1
    assert report.ndcg10 > 0.75
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.jsonl", "qrels", "queries.jsonl"]
