from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.knowledge.packs import TINY

ROOT = Path(__file__).resolve().parents[2]

JUDGED = """\
questions:
- id: a
  text: putting a connector in casualty
  relevant: {edsp-01: 2, edsp-02: 2, nottinghamed2024-01: 2, royaldevon-01: 2}
  must_mention:
  - {fact: More than a thousand patients were supported, excerpt: [edsp-01, nottinghamed2024-01]}
unanswerable:
- {id: u, text: what is the tallest mountain in Africa?}
conversations:
- id: c
  turns:
  - {text: How did dementia support cope in lockdown?, relevant: {wheatley2022-01: 2}}
  - {text: what will they keep?, stands_for: What will it keep?, relevant: {wheatley2022-02: 2}}
"""


@pytest.fixture
def judged(tmp_path: Path) -> str:
    file = tmp_path / "judged.yaml"
    file.write_text(JUDGED, encoding="utf-8")
    return str(file)


@pytest.fixture
def beir(tmp_path: Path) -> str:
    folder = tmp_path / "tiny"
    (folder / "qrels").mkdir(parents=True)
    documents = [
        {"_id": "d1", "title": "Bees", "text": "Bees make honey from nectar."},
        {"_id": "d2", "title": "Rivers", "text": "A river runs to the sea."},
        {"_id": "d3", "title": "", "text": "Cats sleep most of the day."},
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)))
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "who makes honey?"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    return str(folder)


@pytest.mark.usefixtures("indexed")
def test_judged_questions_are_measured_and_the_signals_one_by_one(run: Run, judged: str) -> None:
    ran = run("eval", judged, "--questions")
    assert ran.code == 0
    for told in ("nDCG@10", "citations valid", "100.0% of", "words only", "what will they keep?"):
        assert told in ran.out


@pytest.mark.usefixtures("indexed")
def test_the_measures_as_json(run: Run, judged: str) -> None:
    told = run("eval", judged, "--json").json
    assert told["citations_valid"] == 1.0
    assert told["false_answers"] == 0.0
    assert told["follow_ups"] == 1
    assert "scores" not in told
    assert told["ablation"][0]["signals"] == "words only"
    assert len(run("eval", judged, "--json", "--questions").json["scores"]) == 4


def test_a_public_test_set_is_measured(
    run: Run, beir: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    ran = run("eval", "--beir", beir)
    assert ran.code == 0
    assert "tiny  3          1        1.000    1.000" in ran.out
    assert "reading words" in ran.err
    assert run("eval", "--beir", beir, "--json").json["ndcg10"] == 1.0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "Name one of these"),
        (["file.yaml", "--beir", "folder"], 2, "Name one of these"),
        (["none.yaml"], 3, "There is no file none.yaml"),
        (["--beir", "none"], 3, "corpus.jsonl"),
    ],
)
def test_what_is_missing_is_named(home: Path, run: Run, arguments: list[str], code: int, says: str) -> None:
    ran = run("eval", *arguments)
    assert ran.code == code
    assert says in ran.err


def test_a_file_of_another_form_is_named_with_the_place(home: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "judged.yaml"
    file.write_text("questions: [{id: a}]")
    ran = run("eval", str(file))
    assert ran.code == 8
    assert "questions.0.text" in ran.err


def test_what_the_interview_understands_is_measured(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "descriptions.yaml"
    file.write_text(
        "date_tolerance_days: 7\n"
        "descriptions:\n"
        "- {id: a, text: 'We are a small charity in a rural area.', today: '2026-11-02',\n"
        "   answers: {host: voluntary, place: [rural], stage: idea}}\n",
        encoding="utf-8",
    )
    told = run("eval", "--understanding", str(file), "--questions", "--json").json
    assert told["precision"] == 1.0
    assert told["scores"][0]["missed"] == ["stage: idea"]
    assert "recall" in run("eval", "--understanding", str(file)).out


@pytest.mark.usefixtures("home")
def test_suggested_codes_are_measured_for_each_frame(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    monkeypatch.setenv("CC_ASSISTANT_KNOWLEDGE", str(TINY))
    ran = run("eval", "--suggestions")
    assert ran.code == 0
    assert "by definitions alone" in ran.out
    assert ran.out.count("%") == 4
    assert "words alone decided" in ran.err
    report = run("eval", "--suggestions", "--json").json
    assert {one["frame"] for one in report["frames"]} == {"cfir", "npt"}
    assert run("eval", "--suggestions", "--beir", "nowhere").code == 2


def test_the_kept_figures_of_suggestions_reach_what_is_promised() -> None:
    kept = sorted((ROOT / "benchmarks" / "results").glob("*-suggestions.json"))[-1]
    frames = json.loads(kept.read_text(encoding="utf-8"))["frames"]
    assert all(one["learned"] >= 0.7 > one["definitions"] for one in frames)
