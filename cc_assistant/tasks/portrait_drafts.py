"""Drafts of the user's own portraits: begun from coded passages, edited by people, checked and reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.errors import CCAssistantError, InputError, NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.case import Case
    from cc_assistant.domain.frame import CfirFrame, NptFrame
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.portrait_draft import CommentState, DraftFault, DraftPortrait
    from cc_assistant.domain.portrait_paper import PortraitPaper
    from cc_assistant.domain.source import Source
    from cc_assistant.portraits.finding import Finding
    from cc_assistant.portraits.making import Citations
    from cc_assistant.tasks.coded_tables import CodedTables


class PortraitDrafts:
    """Looks after drafts.

    Args:
        passage: finds a passage and its source.
        library: returns all that the packs hold.
        tables: gives what was coded in the user's own packs.
        frames: returns the coding frames.
        cases: returns the cases of all packs.
        citations: begins the references of one portrait.
        today: the day.
    """

    def __init__(
        self,
        *,
        passage: Callable[[str], tuple[Passage, Source]],
        library: Callable[[], Library],
        tables: Callable[[], CodedTables],
        frames: Callable[[], tuple[CfirFrame | None, NptFrame | None]],
        cases: Callable[[], Mapping[str, Case]],
        citations: Callable[[], Citations],
        today: Callable[[], date],
    ) -> None:
        self._passage = passage
        self._library = library
        self._tables = tables
        self._frames = frames
        self._cases = cases
        self._citations = citations
        self._today = today

    # -- files

    def all(self) -> Iterator[tuple[Path, DraftPortrait | CCAssistantError]]:
        """Yield the user's drafts with their files; one that cannot be read as what is wrong with it."""
        for file in sorted(paths.portraits().glob("*.yaml")):
            try:
                yield file, self.read(file)
            except CCAssistantError as error:
                yield file, error

    def file_of(self, name: str) -> Path | None:
        """The file of a draft, by its name or path; None where the name is not that of one."""
        typed = Path(name).expanduser()
        if typed.suffix in {".yaml", ".yml"}:
            return typed
        file = paths.portraits() / f"{name}.yaml"
        return file if typed.name == name and file.is_file() else None

    def named(self, name: str) -> Path:
        """The file of a draft, by its name or path.

        Raises:
            NotFound: there is none.
        """
        file = self.file_of(name)
        if file is None or not file.is_file():
            there = ", ".join(sorted(one.stem for one in paths.portraits().glob("*.yaml")))
            raise NotFound(
                f"There is no draft '{name}'.",
                remedy=f"There are: {there}." if there else "'cc-assistant portrait new' begins one.",
            )
        return file

    def read(self, file: Path) -> DraftPortrait:
        """A draft as it stands in its file.

        Raises:
            NotFound: there is no such file.
            InputError: it has faults; they are named.
        """
        from cc_assistant.knowledge.told_faults import faults_of_draft
        from cc_assistant.knowledge.yaml_text import YamlError, parse
        from cc_assistant.portraits.draft_file import read_draft

        def parsed(data: bytes) -> object:
            try:
                found = parse(data)
                fault = found.faults[0] if found.faults else None
            except YamlError as error:
                found, fault = None, error
            if fault or found is None:
                line = f", line {fault.line}" if fault and fault.line else ""
                told = f": {fault.message}" if fault else ""
                end = "" if told.endswith("?") else "."
                raise InputError(
                    f"'{file}'{line}{told}{end}", remedy="Mend it in the file; nothing of it is lost."
                )
            return found.data

        return read_draft(file, parsed, faults_of_draft)

    # -- making and checking

    def begin(self, name: str, file: Path | None = None, title: str = "") -> tuple[Path, DraftPortrait]:
        """Begin a draft from what is coded of a pack of the user's own, or of a case in any pack.

        Args:
            name: of the pack, or the id of the case.
            file: where to; among the user's drafts, under the name, where it is None.
            title: of the portrait.

        Returns:
            Where it lies, and the draft.

        Raises:
            NotFound: there is no such pack, and no passage of such a case.
            FileFault: there is such a draft already, or it cannot be written.
        """
        from cc_assistant.knowledge.own_packs import read_manifest
        from cc_assistant.portraits.draft_file import write_new
        from cc_assistant.portraits.drafting import begin_draft

        folder = self._own_pack(name)
        manifest = read_manifest(folder) if folder else None
        case = manifest.id if manifest else name
        findings, of = self._evidence(case, pack=manifest is not None)
        known = self._cases().get(case)
        draft = begin_draft(
            case=case,
            name=manifest.title if manifest else known.name if known else name,
            of=of,
            findings=findings,
            npt=self._frames()[1],
            confidential=any(
                one.id in of and one.sensitivity == "confidential" for one in self._library().packs
            ),
        )
        if title:
            draft = draft.model_copy(update={"title": title})
        published = "-draft" if known else ""
        lies = file or paths.portraits() / f"{case}{published}.yaml"
        write_new(draft, lies)
        return lies, draft

    def check(self, file: Path) -> list[DraftFault]:
        """Everything in a draft that does not hold: sentences without a trace, comments without a sentence.

        A case under which nothing is found is told too, since no picture of coded passages can be drawn then.

        Raises:
            NotFound: there is no such file.
            InputError: it cannot be read as a draft.
        """
        from cc_assistant.portraits.checking import check_draft

        draft = self.read(file)
        return [*check_draft(draft, self._find), *self._without_evidence(draft)]

    def paper(self, file: Path) -> PortraitPaper:
        """A draft as a portrait: what is wrong and what advisers said stands beside each sentence.

        Raises:
            NotFound: there is no such file.
            InputError: it cannot be read as a draft.
        """
        from cc_assistant.portraits.drafted import service_of_draft, story_of_draft
        from cc_assistant.portraits.making import make_paper

        draft = self.read(file)
        draft = draft.model_copy(update={"confidential": self._is_confidential(draft)})
        try:
            findings, _ = self._evidence(draft.case, pack=self._own_pack(draft.case) is not None)
        except NotFound:  # the pack is switched off or gone: the sentences tell which passages are missing
            findings = []
        return make_paper(
            service=service_of_draft(draft, self._find),
            story=story_of_draft(draft, self._find),
            findings=findings,
            frames=self._frames(),
            citations=self._citations(),
            made=self._today(),
        )

    # -- review

    def comment(self, file: Path, sentence: str, author: str, text: str) -> str:
        """Keep what somebody says of a sentence: afterwards it is in the file of the draft.

        Returns:
            The id of the comment.

        Raises:
            NotFound: the draft has no such sentence.
            UsageError: nobody, or nothing, is said.
            FileFault: it cannot be written, or another window is at it and does not end.
        """
        from cc_assistant.portraits.draft_file import keep_review
        from cc_assistant.portraits.draft_lock import draft_held
        from cc_assistant.portraits.reviewing import commented

        with draft_held(file):
            comments = commented(self.read(file), sentence, author, text, self._today())
            keep_review(file, comments)
        return comments[-1].id

    def decide(self, file: Path, comment: str, state: CommentState, *, by: str = "", reply: str = "") -> None:
        """Accept or answer a comment, or open it again: afterwards it is in the file of the draft.

        Raises:
            NotFound: the draft has no such comment.
            UsageError: nobody decides, or an answer has no words.
            FileFault: it cannot be written, or another window is at it and does not end.
        """
        from cc_assistant.portraits.draft_file import keep_review
        from cc_assistant.portraits.draft_lock import draft_held
        from cc_assistant.portraits.reviewing import decided

        with draft_held(file):
            draft = self.read(file)
            keep_review(file, decided(draft, comment, state, by=by, reply=reply, on=self._today()))

    # -- evidence

    def _is_confidential(self, draft: DraftPortrait) -> bool:
        """Whether a draft says so, or cites a passage of a pack that is confidential now."""
        from cc_assistant.portraits.checking import sentences_of

        packs = {one.id for one in self._library().packs if one.sensitivity == "confidential"}
        cited = [one.excerpts for _, one in sentences_of(draft)] + [one.excerpts for one in draft.timeline]
        found = (self._find(name) for names in cited for name in names)
        return draft.confidential or any(held and held[0].pack in packs for held in found)

    def _without_evidence(self, draft: DraftPortrait) -> Iterator[DraftFault]:
        from cc_assistant.domain.portrait_draft import DraftFault

        try:
            self._evidence(draft.case, pack=self._own_pack(draft.case) is not None)
        except NotFound as error:
            yield DraftFault(sentence="", about=f"case: {draft.case}.", fault=str(error))

    def _own_pack(self, name: str) -> Path | None:
        from cc_assistant.knowledge.own_packs import own_pack

        try:
            return own_pack(paths.user_packs(), name)
        except (NotFound, UsageError):
            return None

    def _evidence(self, name: str, *, pack: bool) -> tuple[list[Finding], tuple[str, ...]]:
        """Return coded findings, then passages that nobody coded, and the packs that they come from.

        Args:
            name: id of a pack of the user's own, or of a case in any pack.
            pack: which of the two it is.

        Raises:
            NotFound: there is no passage.
        """
        from cc_assistant.domain.coded_quote import QuoteFilter
        from cc_assistant.domain.matrix import Scope
        from cc_assistant.knowledge.own_packs import own_packs, read_manifest
        from cc_assistant.portraits.finding import of_passages, of_quotes

        library = self._library()
        held = [one for one in library.passages if name == (one.pack if pack else one.case)]
        if not held:
            raise NotFound(f"No passage belongs to '{name}'.", remedy=self._near(name))
        own = [read_manifest(folder).id for folder in own_packs(paths.user_packs())]
        there = {one.pack for one in held}
        packs = tuple(one for one in own if one in there)
        wanted = QuoteFilter() if pack else QuoteFilter(cases=(name,))
        quotes = self._tables().quotes(Scope(packs=packs, wanted=wanted)).quotes if packs else ()
        coded = of_quotes(quotes)
        told = {passage for one in coded for passage in one.passages}
        rest = (one for one in held if one.id not in told)
        return [*coded, *of_passages(rest, self._frames()[0], library.same_findings)], tuple(
            dict.fromkeys(one.pack for one in held)
        )

    def _near(self, name: str) -> str:
        from cc_assistant.knowledge.finding import nearest

        cases = sorted({one.case for one in self._library().passages if one.case})
        hint = nearest(name, cases)
        if hint:
            return f"Did you mean {hint}?"
        return "Name a pack of your own that holds documents ('cc-assistant packs list'), or a case."

    def _find(self, name: str) -> tuple[Passage, Source] | None:
        try:
            return self._passage(name)
        except NotFound:
            return None
