"""Puts pen portraits together: published ones and drafts of the user's own, their pictures and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.errors import CCAssistantError, NotFound
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.case import Case
    from cc_assistant.domain.frame import CfirFrame, NptFrame
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.portrait import Portrait
    from cc_assistant.domain.portrait_paper import Drawn, PortraitComparison, PortraitPaper
    from cc_assistant.domain.source import Source
    from cc_assistant.export.registry import Form
    from cc_assistant.portraits.making import Citations
    from cc_assistant.tasks.coded_tables import CodedTables
    from cc_assistant.tasks.portrait_drafts import PortraitDrafts


class Listed(NamedTuple):
    """A portrait as a list tells it.

    Attributes:
        case: id of the case.
        title: of the portrait.
        name: of the service.
        place: where it is.
        sentences: how many it has.
        draft: one of the user's own; its ``case`` is the name of its file then.
        open_comments: what advisers said and nobody answered.
        fault: why a draft cannot be read; "" where it can.
        like: in what the service is like the one that the list is made for.
    """

    case: str
    title: str
    name: str
    place: str
    sentences: int
    draft: bool = False
    open_comments: int = 0
    fault: str = ""
    like: tuple[str, ...] = ()


class Portraying:
    """Makes portraits.

    Args:
        packs: folders of the packs, the most important first; only what a portrait needs is read.
        passage: finds a passage and its source, with what people coded.
        source: finds a source.
        cite: writes the reference of a source.
        library: returns all that the packs hold, for drafts.
        tables: gives what was coded in the user's own packs, for drafts.
        today: the day.
    """

    def __init__(
        self,
        packs: Sequence[Path],
        *,
        passage: Callable[[str], tuple[Passage, Source]],
        source: Callable[[str], tuple[Source, tuple[Passage, ...]]],
        cite: Callable[[Source], str],
        library: Callable[[], Library],
        tables: Callable[[], CodedTables],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._packs = packs
        self._passage_of = passage
        self._source_of = source
        self._cite = cite
        self._library = library
        self._tables = tables
        self.today = today
        self._found: dict[str, tuple[Passage, Source]] = {}

    @made_once
    def cases(self) -> dict[str, Case]:
        """The cases of all packs by their id."""
        from cc_assistant.knowledge.portrait_lookup import read_cases

        return read_cases(self._packs)

    @made_once
    def _portraits(self) -> dict[str, Portrait]:
        from cc_assistant.knowledge.portrait_lookup import read_portraits

        return read_portraits(self._packs)

    @made_once
    def _frames(self) -> tuple[CfirFrame | None, NptFrame | None]:
        from cc_assistant.knowledge.toolkit_lookup import read_frames

        return read_frames(self._packs)

    @made_once
    def _same(self) -> tuple[tuple[str, ...], ...]:
        from cc_assistant.knowledge.portrait_lookup import read_same_findings

        return read_same_findings(self._packs)

    def listed(self, answers: Mapping[str, object] | None = None) -> tuple[Listed, ...]:
        """The published portraits, by the name of the service.

        Args:
            answers: what the interview was told of the user's own service, by question: what is most like
                it comes first.
        """
        from cc_assistant.portraits.likeness import likeness
        from cc_assistant.text.portrait_words import SECTIONS

        found = [
            Listed(
                case=case.id,
                title=portrait.title,
                name=case.name,
                place=case.place,
                sentences=sum(len(getattr(portrait, name)) for name in SECTIONS),
                like=likeness(case, answers or {}),
            )
            for name, portrait in self._portraits.items()
            if (case := self.cases.get(name))
        ]
        return tuple(sorted(found, key=lambda one: (-len(one.like), one.name.casefold())))

    @made_once
    def drafts(self) -> PortraitDrafts:
        """The user's own drafts."""
        from cc_assistant.tasks.portrait_drafts import PortraitDrafts

        return PortraitDrafts(
            passage=self._passage,
            library=self._library,
            tables=self._tables,
            frames=lambda: self._frames,
            cases=lambda: self.cases,
            citations=self._citations,
            today=self.today,
        )

    def listed_drafts(self) -> tuple[Listed, ...]:
        """The user's drafts by the names of their files; one that cannot be read says why."""
        from cc_assistant.portraits.checking import sentences_of

        found = []
        for file, draft in self.drafts.all():
            if isinstance(draft, CCAssistantError):
                found.append(Listed(file.stem, "", file.stem, "", 0, draft=True, fault=str(draft)))
                continue
            found.append(
                Listed(
                    case=file.stem,
                    title=draft.title,
                    name=draft.name,
                    place=draft.place,
                    sentences=sum(1 for _ in sentences_of(draft)),
                    draft=True,
                    open_comments=sum(one.state == "open" for one in draft.review),
                )
            )
        return tuple(found)

    def paper(self, name: str) -> PortraitPaper:
        """A published portrait by the id or name of its case, or a draft by its name or file.

        Raises:
            NotFound: there is none; the nearest is named.
            InputError: the draft has faults that keep it from being read.
            KnowledgeError: a file that it needs is faulty.
        """
        if file := self.drafts.file_of(name):
            return self.drafts.paper(file)
        return self.published(self.named(name))

    def published(self, case: str) -> PortraitPaper:
        """The published portrait of a case, by its id.

        Raises:
            KnowledgeError: a file that it needs is faulty.
        """
        from cc_assistant.portraits.finding import of_passages
        from cc_assistant.portraits.making import make_paper, service_of, story_of

        held, portrait = self.cases[case], self._portraits[case]
        passages = [self._passage(one)[0] for one in held.excerpts]
        return make_paper(
            service=service_of(held, portrait),
            story=story_of(portrait),
            findings=of_passages(passages, self._frames[0], self._same),
            frames=self._frames,
            citations=self._citations(),
            made=self.today(),
        )

    def named(self, typed: str) -> str:
        """The id of the published portrait that is meant.

        Raises:
            NotFound: none or several are; what there is is named.
        """
        from cc_assistant.knowledge.finding import nearest

        listed = {one.case: one for one in self.listed()}
        if typed in listed:
            return typed
        wanted = typed.strip().casefold()
        for told in (
            [name for name in listed if name.startswith(wanted)],
            [name for name, one in listed.items() if wanted in f"{one.name} {one.place}".casefold()],
        ):
            if wanted and len(told) == 1:
                return told[0]
        hint = nearest(typed, list(listed))
        there = f"There are: {', '.join(listed)}." if listed else "No pack has one."
        raise NotFound(
            f"There is no portrait '{typed}'.", remedy=f"Did you mean {hint}? {there}" if hint else there
        )

    def compare(self, cases: Sequence[str]) -> PortraitComparison:
        """Two portraits or more, side by side.

        Raises:
            NotFound: one of them is not there.
        """
        from cc_assistant.domain.portrait_paper import PortraitComparison as Compared

        found: list[PortraitPaper] = []
        for case in cases:
            found.append(self.paper(case).renumbered(sum(len(one.references) for one in found)))
        return Compared(made=self.today(), portraits=tuple(found))

    def pictures(self, paper: PortraitPaper, key: str = "") -> tuple[Drawn, ...]:
        """The pictures of a portrait, each with the same as a table: only those that the files allow.

        Their names are ``timeline``, ``balance``, ``work`` and ``partners``, each followed by the ``key``:
        the case, where none is given. No two on one page may have the same.
        """
        from cc_assistant.render.plot_balance import balance_picture
        from cc_assistant.render.plot_partners import partners_picture
        from cc_assistant.render.plot_story import story_picture
        from cc_assistant.render.plot_work import work_picture

        made, key = [], key or paper.case
        if paper.timeline and paper.timeline.placed:
            made.append(story_picture(paper.timeline, f"timeline-{key}"))
        if paper.balance:
            made.append(balance_picture(paper.balance, f"balance-{key}"))
        if paper.work:
            made.append(work_picture(paper.work, f"work-{key}"))
        if paper.partners:
            made.append(partners_picture(paper.partners, f"partners-{key}"))
        return tuple(made)

    def file(self, paper: PortraitPaper | PortraitComparison, form: str) -> bytes:
        """A portrait, or several side by side, as a file; ``form`` is a name of `forms`.

        Raises:
            UsageError: there is no such form.
        """
        from cc_assistant.domain.portrait_paper import PortraitPaper as Alone
        from cc_assistant.export.paper.portrait_files import portrait_file

        if isinstance(paper, Alone):
            return portrait_file(paper, form, lambda: [self.pictures(paper)])
        # The same service may stand twice: as it was published, and as a draft.
        several = [(one, f"{one.case}-{at}") for at, one in enumerate(paper.portraits, start=1)]
        return portrait_file(paper, form, lambda: [self.pictures(one, key) for one, key in several])

    def forms(self) -> tuple[Form, ...]:
        """The forms of a portrait."""
        from cc_assistant.export.paper.portrait_files import PORTRAIT_FORMS

        return PORTRAIT_FORMS

    def form_of_file(self, name: str) -> str | None:
        """The form that the ending of a file's name asks for, or None."""
        return next((form.name for form in self.forms() if name.casefold().endswith(form.ending)), None)

    def text(
        self, paper: PortraitPaper | PortraitComparison, width: int, strong: Callable[[str], str]
    ) -> str:
        """A portrait, or several side by side, as plain text with its pictures in characters."""
        from cc_assistant.domain.portrait_paper import PortraitPaper as Alone
        from cc_assistant.render.portrait_text import comparison_text, portrait_text

        if isinstance(paper, Alone):
            return portrait_text(paper, width=width, strong=strong)
        return comparison_text(paper, width=width, strong=strong)

    def _citations(self) -> Citations:
        from cc_assistant.portraits.making import Citations as Made

        return Made(passage=self._passage, source=lambda name: self._source_of(name)[0], full=self._cite)

    def _passage(self, name: str) -> tuple[Passage, Source]:
        """A passage and its source; all of a source are kept, as its file is read once."""
        if name not in self._found:
            source_id = name.rpartition("-")[0]
            try:
                source, passages = self._source_of(source_id)
            except NotFound:
                passages = ()
            else:
                self._found.update({one.id: (one, source) for one in passages if one.claim})
        if name not in self._found:  # says which passages the source has; knows what people coded
            self._found[name] = self._passage_of(name)
        return self._found[name]
