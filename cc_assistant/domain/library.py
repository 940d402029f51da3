"""The library: everything that the packs which are switched on hold together."""

from functools import cached_property

from cc_assistant.domain.case import Case
from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.glossary import Glossary
from cc_assistant.domain.option_words import OptionWords
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.portrait import Portrait
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.domain.source import Source
from cc_assistant.domain.strategy import Strategies
from cc_assistant.domain.theme import Themes


class Library(Frozen):
    """All packs read together. Frames, themes and toolkit may be absent in a pack of documents only.

    ``same_findings``: groups of passage ids that tell one finding of one source; the first is shown.
    """

    packs: tuple[Manifest, ...]
    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    same_findings: tuple[tuple[str, ...], ...] = ()
    cfir: CfirFrame | None = None
    npt: NptFrame | None = None
    strategies: Strategies | None = None
    themes: Themes | None = None
    glossary: Glossary | None = None
    cases: tuple[Case, ...] = ()
    portraits: tuple[Portrait, ...] = ()
    toolkit: Toolkit | None = None
    evidence_links: tuple[EvidenceLink, ...] = ()
    questionnaire: Questionnaire | None = None
    option_words: OptionWords | None = None

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by their id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def passage_by_id(self) -> dict[str, Passage]:
        """Passages by their id."""
        return {passage.id: passage for passage in self.passages}
