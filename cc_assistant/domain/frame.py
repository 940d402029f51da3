"""The coding frame: CFIR (updated 2022) and Normalization Process Theory."""

from typing import Annotated, Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CfirId, Gives, Names, SourceId


class CfirCounts(Frozen):
    """How many entries the frame should have."""

    domains: int
    constructs: int
    sub_constructs: int


class Subdomain(Frozen):
    """A part of a CFIR domain."""

    id: Annotated[str, Gives("CFIR subdomain")]
    name: str
    definition: str


class CfirDomain(Frozen):
    """One of the five CFIR domains."""

    id: Annotated[str, Gives("CFIR domain")]
    name: str
    definition: str
    in_this_project: str
    not_this: str
    subdomains: tuple[Subdomain, ...] = ()


class CfirConstruct(Frozen):
    """A CFIR construct or sub-construct (which has a ``parent``), applied to this kind of service."""

    id: Annotated[str, Gives("CFIR construct")]
    name: str
    domain: Annotated[str, Names("CFIR domain")]
    subdomain: Annotated[str, Names("CFIR subdomain")] | None = None
    level: Literal["construct", "sub-construct"]
    parent: CfirId | None
    definition: str
    look_for: str
    barrier: str
    facilitator: str
    code_instead: str
    from_2009: tuple[str, ...]
    origin: Literal["same", "renamed", "moved", "split", "merged", "new"]
    origin_basis: Literal["published", "our-reading"]


class CfirFrame(Frozen):
    """The Consolidated Framework for Implementation Research, in the words of this project."""

    framework: Literal["CFIR"]
    version: str
    sources: tuple[SourceId, ...]
    counts: CfirCounts
    domains: tuple[CfirDomain, ...]
    constructs: tuple[CfirConstruct, ...]


class NptCounts(Frozen):
    """How many entries the frame should have."""

    contexts: int
    mechanisms: int
    components: int
    outcomes: int
    primary_constructs: int


class NptConstruct(Frozen):
    """A context or outcome of NPT: used in portraits and second-level coding, not as a passage's code."""

    id: Annotated[str, Gives("NPT context or outcome")]
    name: str
    aliases: tuple[str, ...] = ()
    definition: str
    look_for: str
    barrier: str
    facilitator: str
    ask: str
    code_instead: str | None = None
    cfir_near: tuple[CfirId, ...]


class NptMechanism(Frozen):
    """One of the four mechanisms; ``nomad_items`` counts its items in the NoMAD survey."""

    id: Annotated[str, Gives("NPT mechanism")]
    name: str
    definition: str
    plain: str
    nomad_items: int


class NptComponent(Frozen):
    """One of the sixteen components, the NPT codes of passages."""

    id: Annotated[str, Gives("NPT component")]
    name: str
    mechanism: Annotated[str, Names("NPT mechanism")]
    definition: str
    look_for: str
    barrier: str
    facilitator: str
    ask: str
    code_instead: str
    cfir_near: tuple[CfirId, ...]


class NptFrame(Frozen):
    """Normalization Process Theory, in the words of this project."""

    framework: Literal["NPT"]
    version: str
    sources: tuple[SourceId, ...]
    counts: NptCounts
    notes: tuple[str, ...]
    contexts: tuple[NptConstruct, ...]
    mechanisms: tuple[NptMechanism, ...]
    components: tuple[NptComponent, ...]
    outcomes: tuple[NptConstruct, ...]
