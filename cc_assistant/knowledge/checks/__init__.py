"""Checks that look over more than one value: ids, links, frames, conditions. Each yields findings."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.knowledge.checks.blank import blank_findings
from cc_assistant.knowledge.checks.conditions import condition_findings
from cc_assistant.knowledge.checks.evidence import evidence_findings
from cc_assistant.knowledge.checks.frames import frame_findings
from cc_assistant.knowledge.checks.glossary import glossary_findings
from cc_assistant.knowledge.checks.ids import Ids, id_findings
from cc_assistant.knowledge.checks.logic import late_needs, logic_findings
from cc_assistant.knowledge.checks.option_words import option_word_findings
from cc_assistant.knowledge.checks.toolkit import toolkit_findings
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding

__all__ = ["Ids", "all_findings", "all_hints"]


def all_findings(contents: Contents, ids: Ids) -> Iterator[Finding]:
    """Yield the findings of every check."""
    yield from blank_findings(contents)
    yield from id_findings(ids)
    yield from evidence_findings(contents, ids)
    yield from frame_findings(contents)
    yield from glossary_findings(contents)
    yield from option_word_findings(contents)
    wrong = [*toolkit_findings(contents, ids), *condition_findings(contents, ids)]
    yield from wrong
    if not wrong:
        yield from logic_findings(contents)


def all_hints(contents: Contents) -> Iterator[Finding]:
    """Yield what is no fault and still worth knowing."""
    yield from late_needs(contents)
