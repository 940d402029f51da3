"""`cc-assistant eval`: how well questions are answered, measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import FormatOption, JsonOption, chosen_format
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.evaluation.ablation import AblationRow
    from cc_assistant.evaluation.scoring import QuestionScore, Report

EXAMPLES = (
    "cc-assistant eval questions.yaml",
    "cc-assistant eval questions.yaml --questions",
    "cc-assistant eval --beir datasets/scifact --json",
    "cc-assistant eval --understanding descriptions.yaml",
    "cc-assistant eval --understanding tests/interview/judged",
    "cc-assistant eval --suggestions",
)

FileArgument = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="Judged questions (YAML; docs/quality.md has the form).")
]
BeirOption = Annotated[
    Path | None, typer.Option("--beir", metavar="DIR", help="Measure on a folder in the BEIR format instead.")
]
UnderstandingOption = Annotated[
    Path | None,
    typer.Option(
        "--understanding",
        metavar="PATH",
        help="Measure what the interview understands of judged descriptions (YAML, or a folder) instead.",
    ),
]
SuggestionsOption = Annotated[
    bool,
    typer.Option(
        "--suggestions",
        help="Measure how often the right code is among the suggested ones instead, by cross-validation.",
    ),
]
QuestionsOption = Annotated[
    bool, typer.Option("--questions", help="Also list every question or description with how it did.")
]
SentencesOption = Annotated[
    bool,
    typer.Option(
        "--sentences/--no-sentences",
        help="With --beir: give sentences vectors of their own, as an index does; twice as long.",
    ),
]


def evaluate(
    *,
    file: FileArgument = None,
    beir: BeirOption = None,
    understanding: UnderstandingOption = None,
    suggestions: SuggestionsOption = False,
    questions: QuestionsOption = False,
    sentences: SentencesOption = True,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Measure the assistant on judged questions, or its retriever on a public test set.

    Judged questions give nDCG@10, recall@20, facts cited, false answers, refusals and the validity of
    citations, and a table of what each signal brings. A folder in the BEIR format (corpus.jsonl,
    queries.jsonl, qrels/test.tsv) gives nDCG@10 and recall@100. Descriptions of services give precision and
    recall of the answers that the interview understands from them. --suggestions gives the share of coded
    passages with a right code among the five suggested, learned from other sources, and by definitions alone.
    """
    if sum(given is not None for given in (file, beir, understanding, suggestions or None)) != 1:
        raise UsageError(
            "Name one of these: a file of judged questions, --beir with a folder, --understanding with one, "
            "--suggestions."
        )
    chosen = chosen_format(format_, json_)
    if understanding:
        _understanding(understanding, chosen, each=questions)
    elif suggestions:
        _suggestions(chosen)
    elif beir:
        _beir(beir, chosen, sentences=sentences)
    elif file:
        _judged(file, chosen, questions=questions)


def _beir(folder: Path, chosen: Format, *, sentences: bool) -> None:
    report = current_services().evaluator.beir(folder, sentences=sentences)
    if chosen is Format.json:
        output.data_json(report.model_dump())
        return
    rows = [
        ("set", "documents", "queries", "nDCG@10", "recall@100"),
        (
            report.name,
            f"{report.documents:,}",
            f"{report.queries:,}",
            f"{report.ndcg10:.3f}",
            f"{report.recall100:.3f}",
        ),
    ]
    output.data(table(rows, markdown=chosen is Format.markdown))


def _understanding(path: Path, chosen: Format, *, each: bool) -> None:
    reports = current_services().evaluator.understanding(path)
    if chosen is Format.json:
        told = {
            name: report.model_dump(exclude=None if each else {"scores"}) for name, report in reports.items()
        }
        output.data_json(told if path.is_dir() else told[path.name])
        return
    rows: list[tuple[str, ...]] = [("measure", *reports)]
    for label, measure in (
        ("descriptions", lambda one: f"{one.descriptions}"),
        ("answers understood", lambda one: f"{one.assigned}"),
        ("of these right (precision)", lambda one: f"{one.precision:.1%}"),
        ("answers given", lambda one: f"{one.expected}"),
        ("of these understood (recall)", lambda one: f"{one.recall:.1%}"),
        ("precision of options", lambda one: f"{one.option_precision:.1%}"),
        ("recall of options", lambda one: f"{one.option_recall:.1%}"),
    ):
        rows.append((label, *map(measure, reports.values())))
    tables = [rows]
    if each:
        tables.append(
            [
                ("id", "right", "wrong", "missed"),
                *(
                    (one.id, "; ".join(one.right), "; ".join(one.wrong), "; ".join(one.missed))
                    for report in reports.values()
                    for one in report.scores
                ),
            ]
        )
    output.data("\n\n".join(table(part, markdown=chosen is Format.markdown) for part in tables))


def _suggestions(chosen: Format) -> None:
    from cc_assistant.coding.names import FRAME_NAMES

    services = current_services()
    report = services.coding.suggesting.quality(services.progress)
    if chosen is Format.json:
        output.data_json(report.model_dump())
        return
    rows = [("frame", "passages", f"right among {report.suggested}", "by definitions alone")]
    rows += [
        (FRAME_NAMES[one.frame], f"{one.excerpts}", f"{one.learned:.1%}", f"{one.definitions:.1%}")
        for one in report.frames
    ]
    output.data(table(rows, markdown=chosen is Format.markdown))
    if not report.by_meaning:
        output.talk("No model was at hand: words alone decided.")


def _judged(file: Path, chosen: Format, *, questions: bool) -> None:
    evaluator = current_services().evaluator
    report = evaluator.judged(file)
    output.talk("Measuring the signals one by one ...")
    signals = evaluator.ablation(file)
    if chosen is Format.json:
        left_out = None if questions else {"scores"}
        told = report.model_dump(exclude=left_out)
        output.data_json({**told, "ablation": [row.model_dump() for row in signals]})
        return
    markdown = chosen is Format.markdown
    tables = [_measures(report), _signals(signals)]
    if questions:
        tables.append(_each(report.scores))
    output.data("\n\n".join(table(rows, markdown=markdown) for rows in tables))


def _measures(report: Report) -> Iterator[tuple[str, str]]:
    yield "measure", "value"
    yield "questions in scope", f"{report.questions}"
    yield "nDCG@10", f"{report.ndcg10:.3f}"
    yield "recall@20", f"{report.recall20:.3f}"
    yield "facts cited", f"{report.facts_cited:.1%}"
    yield "unanswerable questions answered", f"{report.false_answers:.1%}"
    yield "answerable questions refused", f"{report.refused:.1%}"
    yield "citations valid", f"{report.citations_valid:.1%} of {report.citations}"
    yield "follow-up turns", f"{report.follow_ups}"
    yield "nDCG@10 of follow-up turns", f"{report.follow_up_ndcg10:.3f}"
    yield "facts cited in follow-up turns", f"{report.follow_up_facts_cited:.1%}"


def _signals(rows: Sequence[AblationRow]) -> Iterator[tuple[str, str, str]]:
    yield "signals", "nDCG@10", "recall@20"
    for row in rows:
        yield row.signals, f"{row.ndcg10:.3f}", f"{row.recall20:.3f}"


def _each(scores: Sequence[QuestionScore]) -> Iterator[tuple[str, ...]]:
    yield "id", "verdict", "nDCG@10", "recall@20", "question", "facts not cited"
    for score in scores:
        numbers = ("" if value is None else f"{value:.3f}" for value in (score.ndcg10, score.recall20))
        yield (score.id, score.verdict, *numbers, score.text, "; ".join(score.missed))
