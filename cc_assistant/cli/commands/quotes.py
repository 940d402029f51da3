"""`cc-assistant quotes`: an evidence table, from a question, filters or a basket, as a file."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.baskets import read_basket_file
from cc_assistant.cli.filters import Wanted, takes_filters
from cc_assistant.cli.options import JsonOption, QuestionWords, StyleOption, chosen_format
from cc_assistant.cli.questions import read_question
from cc_assistant.cli.session import current_services
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_table import EvidenceRequest, EvidenceTable
    from cc_assistant.domain.filters import Filters


class QuotesFormat(StrEnum):
    """The files that an evidence table can become."""

    csv = "csv"
    xlsx = "xlsx"
    docx = "docx"
    markdown = "markdown"
    html = "html"
    json = "json"
    ris = "ris"
    bibtex = "bibtex"


class Sort(StrEnum):
    """Orders of the rows."""

    relevance = "relevance"
    source = "source"
    newest = "newest"
    oldest = "oldest"
    phase = "phase"


QuotesFormatOption = Annotated[
    QuotesFormat | None,
    typer.Option("--format", help="Kind of file.", show_default="by the ending of FILE, else markdown"),
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write FILE, not standard output.")
]
BasketOption = Annotated[
    Path | None,
    typer.Option(
        "--basket",
        metavar="FILE",
        help="Passages to take: ids one a line, or a saved CSV or JSON; - is standard input.",
    ),
]
IdsOption = Annotated[
    str | None, typer.Option("--ids", metavar="IDS", help="Passages to take, parted by commas.")
]
SortOption = Annotated[Sort, typer.Option("--sort", help="Order of the rows.")]
MostOption = Annotated[
    int, typer.Option("--limit", min=1, max=100_000, help="How many passages at most; a basket is never cut.")
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date to write into the file.", show_default="today"),
]

_BINARY = (QuotesFormat.xlsx, QuotesFormat.docx)

EXAMPLES = (
    'cc-assistant quotes "role clarity" --perspective link-worker --limit 12 -o role-clarity.xlsx',
    "cc-assistant quotes --theme digital-exclusion --pandemic during --sort newest -o digital.docx",
    "cc-assistant quotes --ids fixsen2022-01,fixsen2022-02 --format bibtex",
    "cc-assistant quotes --basket basket.txt --format csv > basket.csv",
)


@takes_filters
def quotes(
    *,
    wanted: Wanted,
    question: QuestionWords = None,
    basket: BasketOption = None,
    ids: IdsOption = None,
    out: OutOption = None,
    format_: QuotesFormatOption = None,
    json_: JsonOption = False,
    limit: MostOption = 50,
    sort: SortOption = Sort.relevance,
    style: StyleOption = None,
    date: DateOption = None,
) -> None:
    """Make an evidence table: quotes with their places, sources, codes and references.

    The passages are those found for a question, all that the filters let through, or those of a basket.
    The file names the question, the filters and the command that makes it again.
    """
    form = _form(format_, json_, out)
    if form in _BINARY and out is None and output.is_terminal(sys.stdout):
        raise UsageError(f"{form} is no text for a terminal.", remedy=f"Add -o evidence.{form}.")
    services = current_services()
    picked = _picked(basket, ids)
    filters = wanted.checked(services.facet_values, public=picked is None)
    request = _request(question, filters, picked, basket)
    request = request.model_copy(
        update={
            "order": sort.value,
            "public_only": wanted.public_only,
            "limit": limit,
            "style": style.value if style else services.settings.style,
            "made": _date(date),
        }
    )
    from cc_assistant.export.registry import evidence_file

    table = services.mended(lambda: services.quotes.table(request))
    _tell(table)
    content = evidence_file(table, form.value)
    if out is None:
        _print(content, form)
    else:
        write_file(out, content)
        output.talk(f"{out}: {len(table.rows)} passages of {len(table.sources)} sources.")


def _form(format_: QuotesFormat | None, json_: bool, out: Path | None) -> QuotesFormat:
    from cc_assistant.export.registry import form_of_file

    by_name = form_of_file(out.name) if out else None
    otherwise = QuotesFormat(by_name) if by_name else QuotesFormat.markdown
    return chosen_format(format_, json_, otherwise, QuotesFormat.json)


def _picked(basket: Path | None, ids: str | None) -> tuple[str, ...] | None:
    if basket and ids:
        raise UsageError("--basket and --ids cannot go together.", remedy="Give one of them.")
    if basket:
        return read_basket_file(basket)
    return tuple(ident for ident in re.split(r"[\s,;]+", ids) if ident) if ids is not None else None


def _request(
    words: list[str] | None, filters: Filters, picked: tuple[str, ...] | None, basket: Path | None
) -> EvidenceRequest:
    from cc_assistant.domain.evidence_table import EvidenceRequest
    from cc_assistant.domain.filters import Filters

    limited = filters != Filters()
    if picked is not None:
        if words or limited:
            raise UsageError(
                "A basket is taken as it is.",
                remedy="Leave the question and the filters away, or the basket.",
            )
        if not picked:
            raise UsageError("The basket is empty.", remedy="Name passages, such as fixsen2022-01.")
        return EvidenceRequest(ids=picked, basket=basket.stem if basket else None, made="")
    if words is None and not limited:
        raise UsageError(
            "There is neither a question nor a filter nor a basket.",
            remedy='Ask something, such as "role clarity", or add --theme digital-exclusion.',
        )
    return EvidenceRequest(
        question=read_question(" ".join(words)) if words else None, filters=filters, made=""
    )


def _date(written: str | None) -> str:
    import datetime

    if written is None:
        return datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise UsageError(f"--date: '{written}' is not a date.", remedy="Write it as 2026-03-31.") from None


def _tell(table: EvidenceTable) -> None:
    if table.missing:
        named = ", ".join(table.missing)
        if not table.rows:
            raise NotFound(f"There is no passage {named}.", remedy="`cc-assistant search` finds passages.")
        output.talk(f"Not in the library: {named}.")
    if not table.rows:
        output.talk("No passage was found.")


def _print(content: bytes, form: QuotesFormat) -> None:
    if form in _BINARY or not output.is_terminal(sys.stdout):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.data(content.decode("utf-8").removeprefix("\ufeff"))
