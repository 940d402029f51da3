"""`cc-assistant ask`: a question, and an answer whose every sentence is cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.asking import conversation_of, one_question, run_batch
from cc_assistant.cli.filters import Wanted, takes_filters
from cc_assistant.cli.guest import LlmOption, Manner, PlainOption, answer_once
from cc_assistant.cli.options import (
    BatchOption,
    ExplainOption,
    FormatOption,
    JsonOption,
    LongOption,
    QuestionWords,
    chosen_format,
)
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services
from cc_assistant.cli.views import shown_answer, shown_scores

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer

EXAMPLES = (
    'cc-assistant ask "How did services adapt to COVID?"',
    'cc-assistant ask "What helps link workers stay?" --perspective manager --year 2020- --long',
    'cc-assistant ask "Does social prescribing save the NHS money?" --json',
    'cc-assistant ask "How did services adapt to COVID?" --llm',
    "cc-assistant ask --batch questions.jsonl > answers.jsonl",
)

EXPLAINED = 10
"""Passages whose scores are told after an answer, unless another number is asked for."""

RankingOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=1,
        max=100,
        help="How many passages of the ranking --explain and --json list.",
        show_default="10 and 100",
    ),
]


@takes_filters
def ask(
    *,
    wanted: Wanted,
    question: QuestionWords = None,
    batch: BatchOption = None,
    long: LongOption = False,
    llm: LlmOption = None,
    plain: PlainOption = False,
    explain: ExplainOption = False,
    limit: RankingOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Answer a question from the evidence, every sentence with its sources.

    Where the evidence does not answer, it says so and names what is nearest. Builds the index first where
    there is none or the knowledge has changed. A batch reads one question a line, or JSON lines with `id`
    and `text` or `turns` (the last is asked after the others), and writes one line of JSON for each. With
    `--llm` the language model that is set up writes, and only what holds against the passages is shown.
    """
    asked = one_question(question, batch)
    manner = Manner(wanted.checked(current_services().facet_values), long, llm, plain)
    if batch:
        raise typer.Exit(run_batch(batch, format_, json_, lambda turns: _reply(turns, manner, limit)))
    chosen = chosen_format(format_, json_)
    if chosen is Format.json:
        output.data_json(_reply([asked or ""], manner, limit))
    else:
        answer = answer_last([asked or ""], manner)
        output.data(shown_answer(answer, markdown=chosen is Format.markdown))
        if explain:
            found = current_services().retriever.search(
                answer.question, filters=manner.filters, limit=limit or EXPLAINED
            )
            output.data("\n" + shown_scores(found))


def answer_last(turns: Sequence[str], manner: Manner) -> Answer:
    """Answer the last of some questions that are asked one after the other."""
    services = current_services()

    def answer() -> Answer:
        conversation = conversation_of(services, turns[:-1], manner.filters)
        return answer_once(services, turns[-1], conversation, manner)

    return services.mended(answer)


def _reply(turns: Sequence[str], manner: Manner, limit: int | None) -> dict[str, Any]:
    answer = answer_last(turns, manner).model_dump()
    return {**answer, "ranking": answer["ranking"][:limit]}
