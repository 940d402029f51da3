"""`cc-assistant search`: ranked passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.asking import conversation_of, one_question, run_batch
from cc_assistant.cli.filters import Wanted, takes_filters
from cc_assistant.cli.options import (
    BatchOption,
    ExplainOption,
    FormatOption,
    JsonOption,
    LimitOption,
    QuestionWords,
    chosen_format,
)
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services
from cc_assistant.cli.views import shown_ranking

if TYPE_CHECKING:
    from cc_assistant.cli.search_result import SearchResult
    from cc_assistant.domain.filters import Filters

EXAMPLES = (
    'cc-assistant search "role clarity" --perspective link-worker --limit 20',
    'cc-assistant search "remote support" --pandemic during --country Wales --explain',
    "cc-assistant search --batch questions.txt > rankings.jsonl",
)


@takes_filters
def search(
    *,
    wanted: Wanted,
    question: QuestionWords = None,
    batch: BatchOption = None,
    limit: LimitOption = 10,
    explain: ExplainOption = False,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Find passages by meaning and by words, best first.

    A batch reads one question a line, or JSON lines with `id` and `text` or `turns`, and writes one line of
    JSON for each.
    """
    asked = one_question(question, batch)
    filters = wanted.checked(current_services().facet_values)
    if batch:
        raise typer.Exit(run_batch(batch, format_, json_, lambda turns: _reply(turns, filters, limit)))
    chosen = chosen_format(format_, json_)
    found = _found([asked or ""], filters, limit)
    if chosen is Format.json:
        output.data_json(found.model_dump())
    else:
        output.data(shown_ranking(found, explain=explain, markdown=chosen is Format.markdown))


def _found(turns: Sequence[str], filters: Filters, limit: int) -> SearchResult:
    from cc_assistant.cli.search_result import search_result

    services = current_services()

    def found() -> SearchResult:
        conversation = conversation_of(services, turns[:-1], filters)
        ranking = services.retriever.search(
            turns[-1], conversation=conversation, filters=filters, limit=limit
        )
        return search_result(turns[-1], ranking, services.shelf.passages([r.id for r in ranking.passages]))

    return services.mended(found)


def _reply(turns: Sequence[str], filters: Filters, limit: int) -> dict[str, Any]:
    return _found(turns, filters, limit).model_dump()
