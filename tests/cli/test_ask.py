from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("indexed")

COVID = "How did services adapt to COVID?"
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "answer.schema.json"


def test_an_answer_is_cited_and_says_what_it_rests_on(run: Run) -> None:
    ran = run("ask", COVID)
    assert ran.code == 0
    for told in ("[1]", "What this rests on", "Sources", "You could ask next"):
        assert told in ran.out


def test_as_json_it_keeps_the_published_schema(run: Run) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for question in (COVID, "How much does a link worker earn in Norway?", "xyzzy"):
        jsonschema.validate(run("ask", question, "--json").json, schema)


def test_every_quote_stands_in_its_passage_at_its_place(run: Run) -> None:
    answer = run("ask", COVID, "--json").json
    assert answer["verdict"] == "answered"
    assert len(answer["ranking"]) >= 50
    citations = [citation for statement in answer["statements"] for citation in statement["citations"]]
    assert citations
    for cited in citations:
        passage = run("passage", cited["passage"], "--json").json["passage"]
        assert passage[cited["field"]][cited["start"] : cited["end"]] == cited["quote"]
        assert passage["source"] == cited["source"]
        assert passage["locator"] == cited["locator"]
    assert all(statement["citations"] for statement in answer["statements"])


def test_the_same_question_gets_the_same_answer(run: Run) -> None:
    first, second = (run("ask", COVID, "--json").json for _ in range(2))
    first.pop("timing_ms")
    second.pop("timing_ms")
    assert first == second


def test_what_the_library_does_not_know_is_said_and_not_answered(run: Run) -> None:
    answer = run("ask", "How much does a link worker earn in Norway?", "--json").json
    assert answer["verdict"] == "no-evidence"
    assert answer["statements"] == []
    assert any("Norway" in said for said in answer["missing"])
    assert answer["nearest"]


def test_both_sides_of_a_contested_question_are_told(run: Run) -> None:
    assert run("ask", "Does social prescribing save the NHS money?", "--json").json["contested"]


def test_a_long_answer_tells_more(run: Run) -> None:
    short, long = run("ask", COVID, "--json").json, run("ask", COVID, "--long", "--json").json
    assert long["basis"]["passages"] > short["basis"]["passages"]


def test_filters_hold_for_every_statement(run: Run) -> None:
    answer = run("ask", "What changed in the pandemic?", "--country", "Wales", "--json").json
    for reference in answer["references"]:
        assert "Wales" in run("source", reference["source"], "--json").json["source"]["country"]


def test_scores_are_explained_after_the_answer(run: Run) -> None:
    assert " = " in run("ask", COVID, "--explain").out


def test_the_ranking_can_be_cut(run: Run) -> None:
    assert len(run("ask", COVID, "--json", "--limit", "3").json["ranking"]) == 3
    assert run("ask", COVID, "--explain", "--limit", "3").out.count(" = ") == 3


def test_markdown_has_headings_and_whole_references(run: Run) -> None:
    out = run("ask", COVID, "--format", "markdown").out
    assert out.startswith("# How did services adapt to COVID?")
    assert "\n## Sources\n" in out


def test_words_without_quotes_are_one_question(run: Run) -> None:
    assert run("ask", "What", "helps", "link", "workers", "stay?", "--json").json["question"] == (
        "What helps link workers stay?"
    )


def test_a_batch_answers_each_line_and_follow_ups_lean_on_their_turns(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions"
    lines = [{"id": "one", "text": COVID}, {"id": "two", "turns": [COVID, "and in Wales?"]}]
    file.write_text("\n".join(json.dumps(line) for line in lines))
    ran = run("ask", "--batch", str(file))
    assert ran.code == 0
    one, two = ran.lines
    assert (one["id"], two["id"]) == ("one", "two")
    assert one["understood_as"] == one["question"] == COVID
    assert two["question"] == "and in Wales?"
    assert "COVID" in two["understood_as"]


def test_it_says_when_it_goes_by_words_only(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    ran = run("ask", COVID)
    assert ran.code == 0
    assert "by words only" in ran.out
    assert run("search", COVID, "--json").json["searched_by"] == "words"
