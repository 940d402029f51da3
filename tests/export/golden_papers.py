"""Papers as they were read and approved by a person.

After a wanted change write them anew with ``python -m tests.export.golden_papers`` and read the difference.
"""

from __future__ import annotations

from cc_assistant.domain.paper import Paper
from cc_assistant.export.paper.forms import forms_of, paper_file
from tests.export.golden import FOLDER
from tests.export.papers import checklist_paper, comparison_paper, handout_paper, record_paper

TEXT_FORMS = {"csv": "csv", "markdown": "md", "html": "html", "json": "json", "ics": "ics"}


def papers() -> tuple[Paper, ...]:
    """Return one of each kind."""
    return checklist_paper(), handout_paper(), record_paper(), comparison_paper()


def made() -> dict[str, bytes]:
    """Return each golden file by its name."""
    return {
        f"{paper.paper}.{TEXT_FORMS[form.name]}": paper_file(paper, form.name)
        for paper in papers()
        for form in forms_of(paper.paper)
        if form.name in TEXT_FORMS
    }


if __name__ == "__main__":
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
