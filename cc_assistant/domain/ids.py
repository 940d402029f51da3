"""Ids and what they point at, written into the types of the fields that hold them.

A field that holds an id says so by its type (``themes: tuple[ThemeId, ...]``). The check of a pack
follows these marks, so that what may be named where is said once, in the model.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

Kind = Literal[
    "source",
    "excerpt",
    "case",
    "theme",
    "theme group",
    "CFIR domain",
    "CFIR subdomain",
    "CFIR construct",
    "NPT mechanism",
    "NPT component",
    "NPT context or outcome",
    "ERIC cluster",
    "ERIC strategy",
    "recommendation",
    "role",
    "question",
    "section",
    "glossary term",
    "place",
]


@dataclass(frozen=True)
class Names:
    """The field names something of this kind, which has to exist."""

    kind: Kind


@dataclass(frozen=True)
class Gives:
    """The field is the id of something of this kind; no other may have the same."""

    kind: Kind


@dataclass(frozen=True)
class ConditionMark:
    """The field holds a condition over the answers of the questionnaire."""


SourceId = Annotated[str, Names("source")]
PassageId = Annotated[str, Names("excerpt")]
CaseId = Annotated[str, Names("case")]
ThemeId = Annotated[str, Names("theme")]
CfirId = Annotated[str, Names("CFIR construct")]
NptId = Annotated[str, Names("NPT component")]
EricId = Annotated[str, Names("ERIC strategy")]
RecommendationId = Annotated[str, Names("recommendation")]
RoleId = Annotated[str, Names("role")]
TermId = Annotated[str, Names("glossary term")]
PlaceId = Annotated[str, Names("place")]
ConditionText = Annotated[str, ConditionMark()]
