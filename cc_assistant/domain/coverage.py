"""Coverage: where there is evidence, how much of it, and where it is thin."""

from typing import Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Direction, Perspective


class Amount(Frozen):
    """How much evidence: ``findings`` are passages, with those that tell the same finding as one.

    ``sources`` are distinct sources.
    """

    findings: int
    sources: int


class CodeCoverage(Frozen):
    """The evidence coded with one CFIR construct or NPT component, by time point.

    ``group`` is the name of its CFIR domain or NPT mechanism. What is coded with a sub-construct counts
    for its construct too. A finding that spans two time points counts in both and once in ``total``.
    """

    id: str
    name: str
    group: str
    level: Literal["construct", "sub-construct", "component"]
    initiation: Amount
    operation: Amount
    maintenance: Amount
    total: Amount


class ThemeCoverage(Frozen):
    """The evidence on one theme: findings by direction and by whose account they are."""

    id: str
    label: str
    group: str
    total: Amount
    directions: dict[Direction, int]
    perspectives: dict[Perspective, int]


class ThinPlace(Frozen):
    """A code or theme on which little can be said, and why, in plain words."""

    kind: Literal["CFIR construct", "NPT component", "theme"]
    id: str
    name: str
    reasons: tuple[str, ...]


class Coverage(Frozen):
    """What the library covers.

    ``thin`` lists what rests on fewer than ``thin_below`` sources, on one perspective or one country.
    """

    total: Amount
    thin_below: int
    cfir: tuple[CodeCoverage, ...]
    npt: tuple[CodeCoverage, ...]
    themes: tuple[ThemeCoverage, ...]
    thin: tuple[ThinPlace, ...]
