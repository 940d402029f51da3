"""What else a library holds, one row for each natural unit, so that nothing of it is read from YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cc_assistant.domain.frozen import Frozen
    from cc_assistant.domain.library import Library

DOCUMENT_KINDS = (
    "pack",
    "theme-group",
    "theme",
    "cfir-domain",
    "cfir",
    "npt-mechanism",
    "npt",
    "strategy",
    "case",
    "portrait",
    "recommendation",
    "evidence-link",
    "questionnaire",
    "lexicon",
    "role",
    "spellings",
    "same-findings",
)
"""Kinds of documents. A row holds the JSON of the domain model; ``evidence-link`` and ``portrait`` go by the
id of their recommendation and case; ``lexicon`` (one row) holds `LexiconData`; ``role``, ``spellings`` and
``same-findings`` hold plain JSON values, the latter two in one row each."""


def documents_of(library: Library, lexicon_json: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, JSON) of all documents in the library's order."""
    for kind, rows in _models(library):
        for ident, model in rows:
            yield kind, ident, model.model_dump_json()
    for role, description in (library.toolkit.roles if library.toolkit else {}).items():
        yield "role", role, json.dumps(description, ensure_ascii=False)
    yield "lexicon", "lexicon", lexicon_json
    yield "spellings", "spellings", json.dumps(library.glossary.spellings if library.glossary else ())
    yield "same-findings", "same-findings", json.dumps(library.same_findings)


def _models(library: Library) -> Iterator[tuple[str, Iterable[tuple[str, Frozen]]]]:
    yield "pack", ((pack.id, pack) for pack in library.packs)
    if library.themes:
        yield "theme-group", ((group.id, group) for group in library.themes.groups)
        yield "theme", ((theme.id, theme) for theme in library.themes.themes)
    if library.cfir:
        yield "cfir-domain", ((domain.id, domain) for domain in library.cfir.domains)
        yield "cfir", ((construct.id, construct) for construct in library.cfir.constructs)
    if library.npt:
        yield "npt-mechanism", ((mechanism.id, mechanism) for mechanism in library.npt.mechanisms)
        yield "npt", ((component.id, component) for component in library.npt.components)
    if library.strategies:
        yield "strategy", ((strategy.id, strategy) for strategy in library.strategies.strategies)
    yield "case", ((case.id, case) for case in library.cases)
    yield "portrait", ((portrait.case, portrait) for portrait in library.portraits)
    if library.toolkit:
        yield "recommendation", ((advice.id, advice) for advice in library.toolkit.recommendations)
    yield "evidence-link", ((link.recommendation, link) for link in library.evidence_links)
    if library.questionnaire:
        yield "questionnaire", [("questionnaire", library.questionnaire)]
