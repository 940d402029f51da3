"""What the agreement screen says of how far coders agree, and of one disagreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from cc_assistant.coding.agreement_table import agreement_about, agreement_rows
from cc_assistant.tui.widgets.plain_text import fitted, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.agreement import AgreementReport, Disagreement
    from cc_assistant.domain.coding import CodeRef
    from cc_assistant.domain.document import Document

_AROUND, _LITTLE_AROUND = 240, 70  # characters of the text on either side
_NAME, _SHORT_NAME = 44, 17  # cells of a code's name, where there is room and where there is little


def table_told(
    report: AgreementReport, names: CodeNames, people: Mapping[str, str], *, room: bool
) -> Content:
    """Return what is compared, and the table; names are cut where there is no ``room``."""
    most = _NAME if room else _SHORT_NAME
    rows = [[one_line(cell) for cell in row] for row in agreement_rows(report, names, people)]
    widths = [min(most, max(map(cell_len, column))) for column in zip(*rows, strict=True)]
    told = [plain(one_line(line)) for line in agreement_about(report, people)]
    for place, row in enumerate(rows):
        cells = "  ".join(fitted(cell, width) for cell, width in zip(row, widths, strict=True))
        told.append(Content.styled(cells, "bold") if place < 2 else Content(cells))
    return lines(told)


def row_told(number: int, one: Disagreement, decided: Sequence[CodeRef] | None) -> str:
    """Return one disagreement in a line: decided or not, where, and its words."""
    return one_line(f"{'[x]' if decided is not None else '[ ]'} {number}  {one.document}: ‘{one.words}’")


def disagreement_told(
    one: Disagreement,
    document: Document,
    decided: Sequence[CodeRef] | None,
    names: CodeNames,
    people: Mapping[str, str],
    *,
    room: bool,
) -> Content:
    """Return what each coder gave the words, what was decided, and the words in their surroundings."""
    given = _given(one, decided, names, people)
    return lines([*given, Content(""), _quoted(one, document, _AROUND if room else _LITTLE_AROUND)])


def _given(
    one: Disagreement, decided: Sequence[CodeRef] | None, names: CodeNames, people: Mapping[str, str]
) -> Iterator[Content]:
    for number, (coder, codes) in enumerate(one.codes.items(), start=1):
        who = one_line(people.get(coder, coder))
        yield Content.assemble((f"{number} {who}: ", "bold"), codes_told(codes, names))
    if decided is None:
        yield Content("Not decided: a number takes what that coder gave, b all, n none, c another code.")
    else:
        yield Content.assemble(("Decided: ", "bold"), codes_told(decided, names))


def _quoted(one: Disagreement, document: Document, around: int) -> Content:
    before = document.text[max(0, one.start - around) : one.start]
    after = document.text[one.end : one.end + around]
    if one.start > around:
        before = f"… {before.partition(' ')[2]}"
    if one.end + around < len(document.text):
        after = f"{after.rpartition(' ')[0]} …"
    words = document.text[one.start : one.end]
    return Content.assemble(
        plain(before.replace("\n\n", "\n")),
        plain(f"⟦{words}⟧", "bold underline"),
        plain(after.replace("\n\n", "\n")),
    )


def codes_told(codes: Sequence[CodeRef], names: CodeNames) -> str:
    """Return the names of some codes in a line."""
    return one_line(", ".join(names.of(code).name for code in codes)) or "no code"
