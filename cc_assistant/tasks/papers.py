"""Puts the papers of the interview together: what each says, its pictures, and its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.comparison import Comparison
    from cc_assistant.domain.paper import (
        ChecklistPaper,
        ComparisonPaper,
        HandoutPaper,
        Paper,
        RecordedQuestion,
        RecordPaper,
    )
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.portrait_paper import Drawn
    from cc_assistant.domain.session import Session
    from cc_assistant.domain.source import Source
    from cc_assistant.export.paper.resolving import Known
    from cc_assistant.export.registry import Form
    from cc_assistant.knowledge.toolkit_lookup import ToolkitFiles


class Papers:
    """Makes papers and their files.

    Args:
        packs: folders of the packs, the most important first; of the evidence only what is cited is read.
        toolkit: gives the questions, roles and frames, when first needed.
        cite: writes the reference of a source.
    """

    def __init__(
        self, packs: Sequence[Path], toolkit: Callable[[], ToolkitFiles], cite: Callable[[Source], str]
    ) -> None:
        self._packs = packs
        self._toolkit = toolkit
        self._cite = cite
        self._found: dict[str, tuple[Passage, Source]] = {}

    @made_once
    def _known(self) -> Known:
        from cc_assistant.export.paper.resolving import known_of

        files = self._toolkit()
        return known_of(
            files.questionnaire, files.toolkit, (files.cfir, files.npt), self._passage, self._cite
        )

    def _passage(self, name: str) -> tuple[Passage, Source]:
        """A passage and its source; all of a source are kept, as its file is read once."""
        from cc_assistant.knowledge.lookup import find_passage, find_source

        if name not in self._found:
            source_id = name.rpartition("-")[0]
            source, passages = find_source(self._packs, source_id)
            self._found.update({passage.id: (passage, source) for passage in passages})
        if name not in self._found:  # says which passages the source has
            self._found[name] = find_passage(self._packs, name)
        return self._found[name]

    def checklist(self, session: Session, checklist: Checklist) -> ChecklistPaper:
        """The checklist that a session makes."""
        from cc_assistant.export.paper.making import make_checklist

        return make_checklist(session, checklist, self._known)

    def handout(self, session: Session, checklist: Checklist) -> HandoutPaper:
        """What people take home from a workshop."""
        from cc_assistant.export.paper.making import make_handout

        return make_handout(session, checklist, self._recorded(session), self._known)

    def record(self, session: Session, made: date) -> RecordPaper:
        """What was asked, said and decided, on a day."""
        from cc_assistant.export.paper.making import make_record

        return make_record(session, made, self._recorded(session), self._known)

    def comparison(
        self, comparison: Comparison, made: date, after: Checklist | None = None
    ) -> ComparisonPaper:
        """What changed; with the later checklist, what is new on it carries its evidence."""
        from cc_assistant.export.paper.making import make_comparison

        return make_comparison(comparison, made, self._known, after)

    def file(self, paper: Paper, form: str) -> bytes:
        """A paper as a file; ``form`` is a name of `forms`.

        Raises:
            UsageError: this kind of paper has no such form.
            NotFound: a calendar is asked for, and nothing has a date.
        """
        from cc_assistant.export.paper.forms import paper_file

        return paper_file(paper, form, lambda: self.pictures(paper))

    def forms(self, paper: str = "checklist") -> tuple[Form, ...]:
        """The forms of a kind of paper: "checklist", "handout", "record" or "comparison"."""
        from cc_assistant.export.paper.forms import forms_of

        return forms_of(paper)

    def form_of_file(self, name: str) -> str | None:
        """The form that the ending of a file's name asks for, or None."""
        from cc_assistant.export.paper.forms import paper_form_of_file

        return paper_form_of_file(name)

    def pictures(self, paper: Paper) -> tuple[Drawn, ...]:
        """The pictures of a checklist: how ready the service is, and when each item is worked on.

        Each comes with the same as a table.
        """
        from cc_assistant.domain.paper import ChecklistPaper
        from cc_assistant.render.plot_profile import profile
        from cc_assistant.render.plot_timeline import timeline

        if not isinstance(paper, ChecklistPaper):
            return ()
        return tuple(drawn for drawn in (profile(paper.readiness), timeline(paper)) if drawn)

    def _recorded(self, session: Session) -> Callable[[str], RecordedQuestion]:
        from cc_assistant.export.paper.recording import recorded
        from cc_assistant.interview.said import in_words
        from cc_assistant.interview.spread import spread_of

        return recorded(session, self._known, in_words, spread_of)
