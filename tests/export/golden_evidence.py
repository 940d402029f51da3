"""Evidence tables and a conversation as they were read and approved by a person.

After a wanted change write them anew with ``python -m tests.export.golden_evidence`` and read the difference.
"""

from __future__ import annotations

import io

from cc_assistant.domain.answer import Answer, Basis, Citation, Reference, Statement
from cc_assistant.export.registry import conversation_file, evidence_file
from tests.export.golden import FOLDER
from tests.quotes.made import HOSTILE, asked

TEXT_FORMS = {"csv": "csv", "markdown": "md", "html": "html", "json": "json", "ris": "ris", "bibtex": "bib"}


def conversation() -> list[Answer]:
    """Two answers that share a source."""
    citation = Citation(
        passage="able-1", source="able2020", locator="p. 4", field="claim", quote="Roles", start=0, end=5
    )
    other = citation.model_copy(update={"passage": "cole-1", "source": "cole2018"})
    empty = Basis(
        passages=2,
        sources=2,
        designs={"trial": 2},
        countries={"Wales": 2},
        year_from=2018,
        year_to=2020,
        undated=1,
        read={"abstract": 2},
    )

    def answer(question: str, text: str, citations: tuple[Citation, ...]) -> Answer:
        return Answer(
            question=question,
            understood_as=f"{question} (understood)",
            verdict="answered",
            message="",
            contested=False,
            topic="",
            statements=(
                Statement(text=text, heading="What the job is", kind="summary", citations=citations),
            ),
            missing=("Nothing covers Norway.",),
            nearest=(),
            recommendations=(),
            basis=empty,
            next_questions=(),
            references=tuple(
                Reference(
                    source=c.source, short=c.source, full=f"Full {c.source}.", read="abstract", url=None
                )
                for c in citations
            ),
            noticed=(),
            searched_by="words",
            refused=0,
            ranking=(),
            timing_ms={},
        )

    return [
        answer("First?", "Roles were unclear.", (citation, other)),
        answer(f"Second? {HOSTILE}", f"Said: {HOSTILE}.", (other,)),
    ]


def docx_text(content: bytes) -> str:
    """Return what a Word file shows, a line for each paragraph and each row of a table."""
    import docx
    from docx.table import Table

    lines = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(f"{block.style.name if block.style else ''}: {block.text}")
    return "\n".join(lines) + "\n"


def xlsx_text(content: bytes) -> str:
    """Return what a workbook holds, a line for each row."""
    import openpyxl

    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        lines.append(f"== {sheet.title}, from {sheet.freeze_panes}, filter {sheet.auto_filter.ref}")
        lines += ["\t".join(repr(value) for value in row) for row in sheet.iter_rows(values_only=True)]
    return "\n".join(lines) + "\n"


def made() -> dict[str, str]:
    """Return the text of each golden file by its name."""
    table = asked()
    texts = {f"evidence.{end}": evidence_file(table, form).decode() for form, end in TEXT_FORMS.items()}
    texts["evidence.docx.txt"] = docx_text(evidence_file(table, "docx"))
    texts["evidence.xlsx.txt"] = xlsx_text(evidence_file(table, "xlsx"))
    for form, end in (("markdown", "md"), ("html", "html")):
        content = conversation_file(conversation(), form, title="My talk", made="2026-03-31")
        texts[f"conversation.{end}"] = content.decode()
    content = conversation_file(conversation(), "docx", title="My talk", made="2026-03-31")
    texts["conversation.docx.txt"] = docx_text(content)
    return texts


if __name__ == "__main__":
    for name, text in made().items():
        (FOLDER / name).write_bytes(text.encode())
