from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "search.schema.json"
pytestmark = pytest.mark.usefixtures("indexed")


def test_it_lists_passages_best_first_with_what_they_claim(run: Run) -> None:
    ran = run("search", "digital exclusion of older people", "--limit", "3")
    assert ran.code == 0
    assert ran.out.count("\n3. ") == 1
    assert "\n4. " not in ran.out
    assert "of 599 passages, by meaning and words." in ran.out


def test_each_passage_comes_with_the_parts_of_its_score(run: Run) -> None:
    found = run("search", "digital exclusion", "--json", "--limit", "20").json
    assert len(found["ranking"]) == 20
    scores = [hit["score"] for hit in found["ranking"]]
    assert scores == sorted(scores, reverse=True)
    assert all(hit["parts"] for hit in found["ranking"])
    assert " = " in run("search", "digital exclusion", "--explain").out


def test_as_json_it_keeps_the_published_schema(run: Run) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for question in ("digital exclusion", "xyzzy"):
        jsonschema.validate(run("search", question, "--json").json, schema)


def test_filters_let_only_their_passages_through(run: Run) -> None:
    found = run(
        "search", "adaptation", "--country", "wales", "--pandemic", "during", "--limit", "50", "--json"
    ).json
    assert 0 < found["considered"] < 599
    for hit in found["ranking"][:5]:
        shown = run("passage", hit["id"], "--json").json
        assert "Wales" in shown["source"]["country"]
        assert shown["passage"]["pandemic"] == "during"


def test_years_are_inclusive(run: Run) -> None:
    found = run("search", "evaluation", "--year", "2019-2020", "--limit", "100", "--json").json
    years = {run("source", hit["source"], "--json").json["source"]["year"] for hit in found["ranking"][:10]}
    assert years <= {2019, 2020}


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [
        ("--theme", "digital-exlusion", "digital-exclusion"),
        ("--country", "Walse", "Wales"),
        ("--phase", "opertion", "operation"),
        ("--cfir", "inner-seting.culture", "inner-setting.culture"),
        ("--npt", "coherence.diferentiation", "coherence.differentiation"),
        ("--case", "ways-to-welness", "ways-to-wellness"),
        ("--kind", "trail", "trial"),
        ("--read", "abstracts", "abstract"),
        ("--pack", "conected-communities", "connected-communities"),
        ("--perspective", "linkworker", "link-worker"),
        ("--direction", "barier", "barrier"),
        ("--pandemic", "durring", "during"),
    ],
)
def test_an_unknown_code_names_the_nearest_valid_ones(run: Run, option: str, value: str, near: str) -> None:
    ran = run("search", "anything", option, value)
    assert (ran.code, ran.out) == (2, "")
    assert f"{option}: '{value}' is not known. Nearest: " in ran.err
    assert near in ran.err
    assert ran.err.count("\n") == 1


def test_a_batch_writes_a_line_for_each_question_in_order(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions"
    file.write_text('rural transport\n{"id": "b", "turns": ["rural transport", "and in Wales?"]}\n')
    ran = run("search", "--batch", str(file), "--limit", "5")
    assert ran.code == 0
    first, second = ran.lines
    assert (first["id"], second["id"]) == ("1", "b")
    assert first["question"] == "rural transport"
    assert "rural" in second["understood_as"]
    assert len(second["ranking"]) == 5


def test_a_bad_line_of_a_batch_is_told_and_the_others_are_answered(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions"
    file.write_text('{"id": "bad"}\nrural transport\n')
    ran = run("search", "--batch", str(file))
    assert ran.code == 8
    bad, good = ran.lines
    assert bad["id"] == "bad"
    assert bad["error"]["exit_code"] == 8
    assert good["ranking"]


def test_a_batch_file_that_is_not_there_is_named(run: Run) -> None:
    ran = run("search", "--batch", "none.txt")
    assert ran.code == 3
    assert "There is no file 'none.txt'" in ran.err


def test_a_question_and_a_batch_do_not_go_together(run: Run) -> None:
    assert run("search", "question", "--batch", "none.txt").code == 2
    assert run("search").code == 2
    assert run("search", "--batch", "none.txt", "--format", "text").code == 2
