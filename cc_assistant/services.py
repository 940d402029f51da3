"""The composition root: the only place where the parts of the program are put together.

Everything is built when it is first asked for and kept, so a command pays for what it uses and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant import paths

if TYPE_CHECKING:
    from cc_assistant.domain.fault import Report
    from cc_assistant.domain.glossary import Glossary, Term
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.source import Source
    from cc_assistant.settings import Settings


class Services:
    """Builds and holds what the commands need.

    Args:
        settings: use these instead of the user's own (tests, benchmarks).
    """

    def __init__(self, settings: Settings | None = None) -> None:
        if settings is not None:
            self.settings = settings

    @cached_property
    def settings(self) -> Settings:
        """The user's settings."""
        from cc_assistant.settings import load_settings

        return load_settings()

    @cached_property
    def pack_folders(self) -> tuple[Path, ...]:
        """The packs to ask: the main one, those in the user's packs folder, those that the settings add."""
        own = paths.user_packs()
        found = sorted(folder for folder in own.iterdir() if folder.is_dir()) if own.is_dir() else []
        return (self.settings.knowledge or paths.shipped("knowledge"), *found, *self.settings.packs)

    def check(self, packs: Sequence[Path] | None = None) -> Report:
        """Check these packs, or all that are asked, and report every fault."""
        from cc_assistant.knowledge.loading import check

        return check(packs or self.pack_folders)

    def passage(self, passage_id: str) -> tuple[Passage, Source]:
        """A passage and its source, read from the one file that holds them."""
        from cc_assistant.knowledge.lookup import find_passage

        return find_passage(self.pack_folders, passage_id)

    def source(self, source_id: str) -> tuple[Source, tuple[Passage, ...]]:
        """A source and its passages, read from the one file that holds them."""
        from cc_assistant.knowledge.lookup import find_source

        return find_source(self.pack_folders, source_id)

    @cached_property
    def glossary(self) -> Glossary:
        """Terms, places and spellings, read from the files that hold them."""
        from cc_assistant.knowledge.lookup import read_glossary

        return read_glossary(self.pack_folders)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the glossary."""
        return self.glossary.terms

    def term(self, words: str) -> tuple[Term, ...]:
        """The terms that go by this name: usually one, several where a short form has several meanings."""
        from cc_assistant.knowledge.lookup import find_term

        return find_term(self.glossary, words)

    @cached_property
    def index_folder(self) -> Path:
        """Where indexes are built and found."""
        return self.settings.indexes or paths.index_folder()
