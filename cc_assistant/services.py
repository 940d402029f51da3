"""The composition root: the only place where the parts of the program are put together.

Everything is built when it is first asked for and kept, so a command pays for what it uses and no more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar, get_args

from cc_assistant import paths
from cc_assistant.errors import EncoderFault, IndexFault
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.answering.answerer import Answerer
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.chat import Sending
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.fault import Report
    from cc_assistant.domain.glossary import Glossary
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.knowledge.stamp import Stamp
    from cc_assistant.quotes.table import Quotes
    from cc_assistant.retrieval.index.opened import Index
    from cc_assistant.retrieval.labels import Labels
    from cc_assistant.retrieval.retriever import Retriever
    from cc_assistant.retrieval.shelf import Shelf
    from cc_assistant.retrieval.space import Space
    from cc_assistant.settings import Settings
    from cc_assistant.tasks.asked_packs import AskedPacks
    from cc_assistant.tasks.citing import Citing
    from cc_assistant.tasks.coded_tables import CodedTables
    from cc_assistant.tasks.coding_bench import CodingBench
    from cc_assistant.tasks.drafts import Drafts
    from cc_assistant.tasks.evaluator import Evaluator
    from cc_assistant.tasks.fetching import Fetching
    from cc_assistant.tasks.guest import Guest
    from cc_assistant.tasks.importing import Importing
    from cc_assistant.tasks.index_keeper import IndexKeeper
    from cc_assistant.tasks.interviewing import Interviewing
    from cc_assistant.tasks.language_model import LanguageModel
    from cc_assistant.tasks.pack_keeper import PackKeeper
    from cc_assistant.tasks.papers import Papers
    from cc_assistant.tasks.portraying import Portraying
    from cc_assistant.tasks.projects import Projects
    from cc_assistant.tasks.pseudonyms import Pseudonyms
    from cc_assistant.tasks.site_builder import SiteBuilder

T = TypeVar("T")

_READ = (
    "knowledge",
    "_codings",
    "keeper",
    "interviewing",
    "portraying",
    "coding",
    "tables",
    "importing",
    "projects",
    "fetching",
)
_OPEN = ("index", "space", "retriever", "shelf", "answerer", "drafts", "guest", "labels", "quotes", "papers")


class Services:
    """Builds and holds what the commands need.

    Args:
        settings: use these instead of the user's own (tests, benchmarks).
        progress: hears how far a long job has come.
        say: tells the user what happens beside the result.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        progress: Progress | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.progress = progress
        self.say = say
        self.agree = self._told
        self._loading = Lock()
        self._lender: Services = self
        self._seen: Stamp | None = None
        if settings is not None:
            self.__dict__["settings"] = settings

    def beside(self, *, progress: Progress | None = None) -> Services:
        """Return services of the same settings for another thread; they share nothing but the model."""
        twin = Services(self.__dict__.get("settings"), progress=progress, say=self.say)
        twin.agree = self.agree
        twin._lender = self
        return twin

    def _told(self, sending: Sending) -> bool:
        """Say what of people's own words is about to be sent; an app may ask instead, by ``agree``."""
        self.say(sending.told)
        return True

    @made_once
    def settings(self) -> Settings:
        """The user's settings."""
        from cc_assistant.settings import load_settings

        return load_settings()

    @made_once
    def knowledge(self) -> AskedPacks:
        """The packs that are asked, and what they hold."""
        from cc_assistant.tasks.asked_packs import AskedPacks

        return AskedPacks(
            self.settings.knowledge,
            paths.user_packs(),
            self.settings.packs,
            codings=lambda: self._codings,
            settled=self._settle,
        )

    @property
    def library(self) -> Library:
        """All packs read together. A question needs it only to build an index."""
        return self.knowledge.library

    @property
    def glossary(self) -> Glossary:
        """Terms, places and spellings."""
        return self.knowledge.glossary

    def check(self, packs: Sequence[Path] | None = None) -> Report:
        """Check these packs, or all that are asked with what was learned of people's own words."""
        report = self.knowledge.check(packs)
        return report if packs else self._with_own_words(report)

    def _with_own_words(self, report: Report) -> Report:
        """Add what is wrong with the marked texts, and whether what was learned from them fits."""
        if report.faults:
            return report
        own_words = self.interviewing.own_words
        note = own_words.state() if self.model_ready() else ""
        return report.model_copy(
            update={"faults": tuple(own_words.faults()), "notes": (*report.notes, *([note] if note else []))}
        )

    @made_once
    def _codings(self) -> dict[str, tuple[Coding, ...]]:
        """The codings of the user's packs, by document."""
        from cc_assistant.knowledge.own_packs import own_packs

        found: dict[str, tuple[Coding, ...]] = {}
        for pack in own_packs(paths.user_packs()):
            for coding in self.coding.codings(pack):
                found[coding.document] = (*found.get(coding.document, ()), coding)
        return found

    @property
    def _named_model(self) -> Path | None:
        return None if self.settings.model == "built-in" else Path(self.settings.model)

    def model_ready(self) -> bool:
        """Tell whether the model can be used at once; it is prepared when it is first used."""
        from cc_assistant.retrieval.encoding.choice import is_ready

        return self.settings.model == "none" or is_ready(self._named_model, paths.cache_folder())

    @property
    def encoder(self) -> Encoder | None:
        """The model, shared where another process lends it; None where it is not wanted or missing."""
        with self._lender._loading:
            return self._lender._encoder

    @made_once
    def _encoder(self) -> Encoder | None:
        if self.settings.model == "none":
            return None
        from cc_assistant.retrieval.encoding.choice import open_encoder
        from cc_assistant.retrieval.encoding.shared import shared_encoder

        try:
            return shared_encoder(os.environ.get(paths.ENCODER_VARIABLE), self.say) or open_encoder(
                self._named_model,
                paths.cache_folder(),
                threads=self.settings.threads,
                progress=self.progress,
            )
        except EncoderFault as fault:
            if self._named_model:
                raise
            self.say(f"{fault} Searching by words only.")
            return None

    @made_once
    def keeper(self) -> IndexKeeper:
        """Looks after the index."""
        from cc_assistant.knowledge.fingerprint import codes_on_documents, fingerprint
        from cc_assistant.tasks.index_keeper import IndexKeeper

        return IndexKeeper(
            self.settings.indexes or paths.index_folder(),
            knowledge=lambda: fingerprint(self.knowledge.folders, codes_on_documents(self._codings)),
            library=lambda: self.library,
            encoder=lambda: self.encoder,
            progress=self.progress,
            say=self.say,
        )

    @made_once
    def index(self) -> Index:
        """The index of the knowledge as it is now, built where it was missing."""
        # Looked at first: what changes while it is opened is seen next time.
        self._seen = self.knowledge.stamp()
        return self.keeper.opened()

    @property
    def outdated(self) -> bool:
        """Whether packs or codings have changed since the index was opened, here or by another process."""
        return self._seen is not None and self._seen != self.knowledge.stamp()

    def heed_changes(self) -> bool:
        """Let go of what was read where that has changed since; the next call reads it anew."""
        if changed := self.outdated:
            self.forget()
        return changed

    def mended(self, act: Callable[[], T]) -> T:
        """Do something with the index; where that shows it damaged, build it anew and do it once more.

        Raises:
            IndexFault: it cannot be built, or the second try fails too.
        """
        try:
            return act()
        except IndexFault as fault:
            self.say(f"{fault.message} Building it anew.")
            self.forget()
            self.keeper.build(wait=True)
            return act()

    def forget(self) -> None:
        """Let go of what was read and opened: the next call reads packs and index as they are then."""
        if "index" in self.__dict__:
            self.index.close()
        for name in (*_READ, *_OPEN):
            self.__dict__.pop(name, None)
        self._seen = None

    @made_once
    def space(self) -> Space:
        """The index, made ready for questions."""
        from cc_assistant.retrieval.space import Space

        return Space(self.index)

    @made_once
    def retriever(self) -> Retriever:
        """Ranks passages."""
        from cc_assistant.retrieval.retriever import Retriever

        return Retriever(self.space, self.encoder, perf_counter)

    @made_once
    def shelf(self) -> Shelf:
        """Looks passages and sources up in the index."""
        from cc_assistant.retrieval.shelf import Shelf

        return Shelf(self.space, by_meaning=self.encoder is not None)

    @made_once
    def citing(self) -> Citing:
        """Writes references, in the style that is set."""
        from cc_assistant.tasks.citing import Citing

        return Citing(lambda: self.settings.style)

    @made_once
    def answerer(self) -> Answerer:
        """Answers questions."""
        from cc_assistant.answering.answerer import Answerer

        return Answerer(self.retriever.search, self.shelf, self.citing, perf_counter)

    @made_once
    def language_model(self) -> LanguageModel:
        """The language model that the user set."""
        from cc_assistant.tasks.language_model import LanguageModel

        return LanguageModel(self.settings)

    @made_once
    def guest(self) -> Guest:
        """Answers with the language model that the user set."""
        from cc_assistant.tasks.guest import Guest
        from cc_assistant.text.tokens import fold

        return Guest(
            self.language_model.client,
            self.language_model.prompts,
            answerer=self.answerer,
            shelf=self.shelf,
            citing=self.citing,
            policy=self.packs.policy,
            encoder=self.encoder,
            places=frozenset(
                fold(name) for place in self.glossary.places for name in (place.place, *place.also)
            ),
        )

    @made_once
    def drafts(self) -> Drafts:
        """Finds quotes for and against what somebody writes."""
        from cc_assistant.answering.draft_check import DraftChecker
        from cc_assistant.tasks.drafts import Drafts, alike_by

        def checker() -> DraftChecker:
            encoder = self.encoder
            alike = alike_by(encoder) if encoder else None
            return DraftChecker(self.retriever.search, self.shelf, self.citing, alike)

        return Drafts(checker)

    @made_once
    def labels(self) -> Labels:
        """Names codes as people read them."""
        return self.space.browser.labels

    @made_once
    def quotes(self) -> Quotes:
        """Makes evidence tables."""
        from cc_assistant.quotes.table import Quotes

        return Quotes(self.retriever.search, self.shelf, self.labels, self.citing)

    def conversation_file(
        self, answers: Sequence[Answer], form: str, *, title: str, made: str, public_only: bool = False
    ) -> bytes:
        """A conversation as a file; ``form`` is ``docx``, ``html`` or ``markdown``, ``made`` a date (ISO).

        With ``public_only`` questions that confidential packs answered are answered without them.
        """
        from cc_assistant.export.registry import conversation_file

        if public_only:
            answers = self._public(answers)
        return conversation_file(answers, form, title=title, made=made)

    def _public(self, answers: Sequence[Answer]) -> list[Answer]:
        from cc_assistant.tasks.public_answers import public_answers

        return list(
            public_answers(
                answers,
                [manifest.id for manifest in self.shelf.packs()],
                self.packs.confidential(),
                lambda question, filters, long: self.answerer.answer(question, filters=filters, long=long),
            )
        )

    @made_once
    def papers(self) -> Papers:
        """Makes the papers of the interview: checklist, handout, record, comparison."""
        from cc_assistant.tasks.papers import Papers

        return Papers(self.knowledge.folders, lambda: self.interviewing.toolkit, self.citing.full)

    @made_once
    def portraying(self) -> Portraying:
        """Makes pen portraits, their pictures and files."""
        from cc_assistant.tasks.portraying import Portraying

        return Portraying(
            self.knowledge.folders,
            passage=self.knowledge.passage,
            source=self.knowledge.source,
            cite=self.citing.full,
            library=lambda: self.library,
            tables=lambda: self.tables,
        )

    @made_once
    def evaluator(self) -> Evaluator:
        """Measures quality."""
        from cc_assistant.tasks.evaluator import Evaluator

        return Evaluator(
            space=lambda: self.space,
            shelf=lambda: self.shelf,
            encoder=lambda: self.encoder,
            answerer=lambda: self.answerer,
            reader=lambda: self.interviewing.reader,
            progress=self.progress,
        )

    @made_once
    def packs(self) -> PackKeeper:
        """Which packs are confidential, and where their passages may be sent."""
        from cc_assistant.tasks.pack_keeper import PackKeeper

        return PackKeeper(paths.user_packs(), lambda: self.knowledge.origins, paths.consents())

    @made_once
    def pseudonyms(self) -> Pseudonyms:
        """Names in the user's packs, replaced and put back."""
        from cc_assistant.tasks.pseudonyms import Pseudonyms

        self._settle()
        return Pseudonyms(
            paths.user_packs(),
            paths.keys(),
            paths.under_way(),
            packs=lambda: self.knowledge.folders,
            states=(paths.app_state(), paths.shared_state()),
            caches=(_coding_vectors(),),
            renew=self.renew,
        )

    def renew(self) -> list[str]:
        """Build the index anew, where there is one, and remove those before; tell what could not be done."""
        self.forget()
        if not self.keeper.status().builds:
            return []
        try:
            self.keeper.build(wait=True)
            kept = self.keeper.clean().kept_in_use
        except IndexFault as fault:
            return [
                f"The index could not be built anew: {fault} The one before still holds what was replaced: "
                "run 'cc-assistant index build', then 'cc-assistant index clean'."
            ]
        if not kept:
            return []
        return [
            "Another window still reads the index from before, which holds what was replaced: close it, then "
            "run 'cc-assistant index clean'."
        ]

    def _settle(self) -> None:
        """Bring to an end what a kill interrupted, before packs are looked at."""
        if paths.under_way().is_dir():
            from cc_assistant.privacy.swapping import settle

            settle(paths.user_packs(), paths.under_way())

    @made_once
    def importing(self) -> Importing:
        """Takes files into the user's packs and looks after the documents there."""
        from cc_assistant.tasks.importing import Importing

        self._settle()
        return Importing(
            paths.user_packs(),
            packs=lambda: self.knowledge.folders,
            codings=self.coding.for_import,
            projects=self.projects.take,
            around=self.pseudonyms.around_import,
        )

    @made_once
    def fetching(self) -> Fetching:
        """Fetches full texts of open-access papers, where the settings allow it."""
        from cc_assistant import __version__
        from cc_assistant.tasks.fetching import Fetching

        return Fetching(
            self.importing,
            lambda source: self.knowledge.source(source)[0],
            switched_on=self.settings.full_texts,
            address=self.settings.full_texts_address,
            contact=self.settings.contact,
            version=__version__,
        )

    @made_once
    def projects(self) -> Projects:
        """Projects of other programs, in and out of the user's packs."""
        from cc_assistant import __version__
        from cc_assistant.refi.record import ORIGIN
        from cc_assistant.tasks.projects import Projects

        return Projects(
            paths.user_packs(),
            self.coding,
            packs=lambda: self.knowledge.folders,
            origin=f"{ORIGIN} {__version__}",
            around=self.pseudonyms.around_import,
        )

    @made_once
    def coding(self) -> CodingBench:
        """Coding of the user's own documents: by whom, as what, with suggestions, and agreement."""
        from cc_assistant.tasks.coding_bench import CodingBench

        self._settle()
        return CodingBench(
            paths.user_packs(),
            lambda: self.knowledge.folders,
            lambda: self.library,
            lambda: self.encoder,
            _coding_vectors(),
        )

    @made_once
    def tables(self) -> CodedTables:
        """Tables of what was coded: evidence tables, matrices, codes that stand together, shares."""
        from cc_assistant.tasks.coded_tables import CodedTables
        from cc_assistant.tasks.quote_gathering import QuoteGathering

        gathering = QuoteGathering(self.coding, lambda: self.library, self.citing.shorts, self.citing.full)
        return CodedTables(self.coding, gathering, paths.user_packs().parent)

    @made_once
    def interviewing(self) -> Interviewing:
        """Interview, sessions and checklists."""
        from cc_assistant.tasks.interviewing import Interviewing

        model = self.language_model

        def guess(text: str) -> Sequence[tuple[str, str, int, int]]:
            questionnaire = self.interviewing.rules.questionnaire
            return model.options(text, questionnaire, self.agree, self.say)

        reads = model.is_set and model.writes_always
        return Interviewing(
            self.knowledge.folders, lambda: self.encoder, say=self.say, guess=guess if reads else None
        )

    def answers_of(self, session: str) -> dict[str, object]:
        """What was answered for the user's own service, by question; nothing where there is no such session.

        Args:
            session: its name; "" for none.
        """
        if not session:
            return {}
        records = self.interviewing.sessions.read(session).records
        return {name: one.value for name, one in records.items() if one.value is not None}

    @made_once
    def site(self) -> SiteBuilder:
        """The toolkit as a website, of the public packs."""
        from cc_assistant.tasks.site_builder import SiteBuilder

        asked = self.knowledge.origins
        manifests = {folder: found for folder, found in self.packs.manifests().items() if folder in asked}
        return SiteBuilder(manifests, lambda: self._codings, self.citing.full)

    def facet_values(self, facet: str) -> Sequence[str]:
        """The values that a filter can have."""
        from cc_assistant.domain.filters import Filters

        # Facets with a fixed list say it in their type; the others have the values of the library.
        member = get_args(Filters.model_fields[facet].annotation)[0]
        return get_args(member) or sorted(self.index.facet_values(facet))


def _coding_vectors() -> Path:
    return paths.cache_folder() / "coding-vectors.sqlite"
