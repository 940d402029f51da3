"""A source: the bibliographic record of something that was read."""

from typing import Annotated, Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Gives

SourceKind = Literal[
    "qualitative-study",
    "mixed-methods",
    "quantitative",
    "trial",
    "systematic-review",
    "realist-review",
    "scoping-review",
    "protocol",
    "evaluation-report",
    "guidance",
    "framework",
    "policy",
    "commentary",
    "article",
    "document",
    "interview",
    "survey",
]
ReadDepth = Literal["abstract", "page-beginning", "full-text"]


class Source(Frozen):
    """A study, report, page or document. ``year`` or ``doi`` is None where the record gives none."""

    id: Annotated[str, Gives("source")]
    title: str
    authors: tuple[str, ...]
    year: Annotated[int, Field(ge=1500, le=2200)] | None
    container: str | None
    doi: str | None
    url: str | None
    kind: SourceKind
    country: tuple[str, ...]
    setting: str | None
    sample: str | None
    licence: str | None
    read: ReadDepth
