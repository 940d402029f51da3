"""The website, put together: what is public in the packs, the rules, the pictures, and the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cc_assistant.errors import NotFound
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.pack import Manifest
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.source import Source
    from cc_assistant.interview.rules import Rules
    from cc_assistant.site.checking import SiteReport
    from cc_assistant.site.stock import HostAdvice, Pictured, Stock
    from cc_assistant.site.writing import Written


def _today() -> date:
    return datetime.now().astimezone().date()


class SiteBuilder:
    """Builds and checks the website.

    Args:
        packs: what each pack that is asked says of itself, by its folder, the most important first. Only
            the public ones are read; of the others nothing is.
        codings: tells what people coded, by document.
        cite: writes the whole reference of a source.
    """

    def __init__(
        self,
        packs: Mapping[Path, Manifest],
        codings: Callable[[], Mapping[str, Iterable[Coding]]],
        cite: Callable[[Source], str],
    ) -> None:
        self._packs = packs
        self._codings = codings
        self._cite = cite

    @property
    def left_out(self) -> tuple[Manifest, ...]:
        """The packs that no page is made of, because they are confidential."""
        return tuple(pack for folder, pack in self._packs.items() if folder not in self._public)

    def build(self, folder: Path, today: date | None = None) -> Written:
        """Write the website into a folder, in the place of one that was built there before.

        Args:
            folder: new, empty, or with a website that this program wrote.
            today: the day that the pages name.

        Raises:
            NotFound: no pack is public, or none has what a website needs.
            FileFault: the folder holds something else, or cannot be written.
        """
        from cc_assistant.site.pages import site_files
        from cc_assistant.site.writing import write_site

        return write_site(folder, site_files(self.stock(today or _today())))

    def check(self, folder: Path, *, browser: bool) -> SiteReport:
        """Check a website: links, sizes, addresses, and every page in Chromium where that is installed.

        Raises:
            NotFound: the folder holds no website of this program.
        """
        from cc_assistant.site.checking import check_site

        return check_site(folder, browser=browser)

    def stock(self, today: date) -> Stock:
        """Return what the pages are made of."""
        from cc_assistant import __version__
        from cc_assistant.domain.reference import reference, short_forms
        from cc_assistant.knowledge.coverage import coverage
        from cc_assistant.render.heatmap import heatmap_svg
        from cc_assistant.site.stock import Stock

        library = self._library
        if not (
            library.cfir and library.npt and library.themes and library.toolkit and library.questionnaire
        ):
            raise NotFound(
                "The public packs have no coding frame, themes, recommendations or questionnaire.",
                remedy="The pack that comes with the program has all of them; see 'cc-assistant packs list'.",
            )
        covered = coverage(library)
        return Stock(
            library=library,
            coverage=covered,
            heatmap=heatmap_svg(covered),
            rules=self.compiled_rules(),
            stems=self._stems(),
            hosts=self._hosts(),
            pictures=self._pictures(today),
            shorts=short_forms(library.sources),
            citations={source.id: self._cite(source) for source in library.sources},
            links={source.id: reference(source).link for source in library.sources},
            made=today,
            program=__version__,
        )

    def compiled_rules(self) -> dict[str, Any]:
        """Return the rules of the interview as the browser reads them."""
        from cc_assistant.interview.profile import groups_of
        from cc_assistant.knowledge.conditions import parse_condition
        from cc_assistant.site.compiling import compiled_rules
        from cc_assistant.text.checklist_words import STRENGTH

        rules, library = self.rules, self._library
        return compiled_rules(
            rules.questionnaire,
            rules.toolkit,
            parse_condition,
            constants=_constants(),
            groups=tuple(
                {"frame": group.frame, "id": group.id, "name": group.name}
                for group in groups_of(library.cfir, library.npt)
            ),
            strengths={name: STRENGTH[link.strength] for name, link in rules.links.items()},
        )

    @made_once
    def rules(self) -> Rules:
        """The rules of the interview."""
        from cc_assistant.tasks.interviewing import Interviewing

        return Interviewing(self._public).rules

    @made_once
    def _public(self) -> Sequence[Path]:
        """Packs that say that they are public and hold no document that says otherwise."""
        from cc_assistant.knowledge.own_packs import confidential_documents

        return [
            folder
            for folder, pack in self._packs.items()
            if pack.sensitivity == "public" and not confidential_documents(folder)
        ]

    @made_once
    def _library(self) -> Library:
        from cc_assistant.knowledge.loading import load_library

        if not self._public:
            raise NotFound(
                "No pack is public, so there is nothing to put on a website.",
                remedy="'cc-assistant packs set PACK --public' says that everybody may read a pack of yours.",
            )
        return load_library(self._public, self._codings())

    def _stems(self) -> dict[str, list[str]]:
        from cc_assistant.interview.worry import candidate
        from cc_assistant.site.compiling import Told, worry_stems
        from cc_assistant.text.analyser import Analyser

        told = {}
        for name, recommendation in self.rules.recommendations.items():
            one = candidate(self.rules, recommendation)
            told[name] = Told(one.title, one.answers, one.rationale, one.rest)
        return worry_stems(told, Analyser().terms)

    def _pictures(self, today: date) -> dict[str, Pictured]:
        """The pictures of each published portrait, by its case: of the public packs alone."""
        from cc_assistant.site.stock import Pictured
        from cc_assistant.tasks.portraying import Portraying

        portraying = Portraying(
            self._public,
            passage=self._passage,
            source=self._source,
            cite=self._cite,
            library=lambda: self._library,
            tables=_no_drafts,
            today=lambda: today,
        )
        cases = {case.id for case in self._library.cases}
        papers = [
            portraying.paper(portrait.case) for portrait in self._library.portraits if portrait.case in cases
        ]
        return {
            paper.case: Pictured(
                portraying.pictures(paper), tuple((one.number, one.source) for one in paper.references)
            )
            for paper in papers
        }

    def _passage(self, name: str) -> tuple[Passage, Source]:
        found = self._library.passage_by_id.get(name)
        if found is None:
            raise NotFound(f"There is no passage '{name}' in a public pack.")
        return found, self._library.source_by_id[found.source]

    def _source(self, name: str) -> tuple[Source, tuple[Passage, ...]]:
        found = self._library.source_by_id.get(name)
        if found is None:
            raise NotFound(f"There is no source '{name}' in a public pack.")
        return found, tuple(one for one in self._library.passages if one.source == name)

    def _hosts(self) -> tuple[HostAdvice, ...]:
        """What each answer to the question about the host brings, lifts and takes away."""
        from cc_assistant.domain.condition import DONT_KNOW
        from cc_assistant.domain.truth import holds
        from cc_assistant.site.stock import HostAdvice

        rules = self.rules
        question = rules.questions.get("host")
        if question is None:
            return ()
        found = []
        for option in question.options:
            if option.id == DONT_KNOW:
                continue
            values = {question.id: option.id}
            at_work = [lead for lead in rules.leads_of[question.id] if holds(lead.when, values)]
            effects = {
                effect: tuple(dict.fromkeys(lead.rec for lead in at_work if lead.effect == effect))
                for effect in ("adds", "raises")
            }
            others = [
                name
                for name, condition in rules.applies_when.items()
                if holds(condition, values) and name not in {*effects["adds"], *effects["raises"]}
            ]
            found.append(
                HostAdvice(
                    id=str(option.id),
                    label=option.label,
                    adds=effects["adds"],
                    raises=effects["raises"],
                    others=tuple(others),
                )
            )
        return tuple(found)


def _no_drafts() -> NoReturn:
    raise NotFound("A website shows no drafts.")


def _constants() -> dict[str, Any]:
    """Return the numbers that the rules rest on, from where they are kept."""
    from cc_assistant.domain.paper import EFFORT_WEEKS
    from cc_assistant.interview import answers, due, find_out, fitting, profile, rules, worry
    from cc_assistant.text.tokens import STOP_WORDS

    return {
        "opening": rules.OPENING,
        "openStages": list(rules.OPEN_STAGES),
        "noEnd": answers.NO_END,
        "checkWithin": due.CHECK_WITHIN,
        "findOutWithin": find_out.WITHIN,
        "effortWeeks": EFFORT_WEEKS,
        "kindOfHelp": profile.KIND_OF_HELP,
        "largestNumber": fitting.LARGEST_NUMBER,
        "longestText": fitting.LONGEST_TEXT,
        "earliest": fitting.EARLIEST.isoformat(),
        "latest": fitting.LATEST.isoformat(),
        "stopWords": sorted(STOP_WORDS),
        "worry": {
            "pinned": worry.PINNED,
            "least": worry.LEAST_BY_WORDS,
            "weights": list(worry.PART_WEIGHTS),
            "saysLittle": sorted(worry.SAYS_LITTLE),
            "sameBeginning": worry.SAME_BEGINNING,
            "kin": worry.KIN,
        },
    }
