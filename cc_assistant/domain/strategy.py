"""ERIC: general strategies for putting a service in place, and barriers that experts matched them to."""

from typing import Annotated, Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CfirId, EricId, Gives, Names, SourceId


class StrategyCounts(Frozen):
    """How many entries the list should have."""

    strategies: int
    clusters: int


class Cluster(Frozen):
    """A group of strategies; ``strategies`` is how many it holds."""

    id: Annotated[str, Gives("ERIC cluster")]
    name: str
    strategies: int


class Strategy(Frozen):
    """One strategy. Ratings (1 to 5) are None where the published figures could not be read."""

    id: Annotated[str, Gives("ERIC strategy")]
    number: int
    name: str
    cluster: Annotated[str, Names("ERIC cluster")]
    description: str
    importance: float | None
    feasibility: float | None
    go_zone: Literal["I", "II", "III", "IV"] | None


class MatchTotals(Frozen):
    """The whole of the published matching."""

    barriers: int
    strategies: int
    pairs: int
    level_1_pairs: int
    level_2_pairs: int
    experts: int
    source: SourceId


class PublishedCount(Frozen):
    """How many strategies reach each level for one barrier."""

    barrier: str
    cfir: tuple[CfirId, ...]
    level_1: int
    level_2: int


class MatchedStrategy(Frozen):
    """The share of experts (per cent) who chose the strategy for a barrier, and its level."""

    id: EricId
    percent: int
    level: Literal[1, 2]


class BarrierMatch(Frozen):
    """The strategies that experts chose for one barrier, as far as the table was read."""

    barrier: str
    cfir: tuple[CfirId, ...]
    source: SourceId
    locator: str
    coverage: str
    experts: int | None
    strategies: tuple[MatchedStrategy, ...]


class Matches(Frozen):
    """What the sources report of the matching of barriers and strategies."""

    totals: MatchTotals
    published_counts: tuple[PublishedCount, ...]
    table: tuple[BarrierMatch, ...]


class Strategies(Frozen):
    """The compilation of implementation strategies."""

    framework: Literal["ERIC"]
    sources: tuple[SourceId, ...]
    counts: StrategyCounts
    cautions: tuple[str, ...]
    clusters: tuple[Cluster, ...]
    strategies: tuple[Strategy, ...]
    matches: Matches
