"""How far coders agree: by code, in a unit that is always named, and where they do not."""

from __future__ import annotations

from typing import Literal

from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.frozen import Frozen

AgreementUnit = Literal["character", "passage", "document"]


class Agreement(Frozen):
    """Agreement on one code, or on all together.

    Attributes:
        code: None for all codes together: every decision, code by unit, counts.
        units: how many units were compared; only those that somebody coded with one of the codes.
        coded_by: how many of these units each coder gave the code.
        percent: share of pairs of decisions that are the same, 0 to 1; it is not corrected for chance.
        cohen: Cohen's kappa, for two coders only.
        fleiss: Fleiss' kappa.
        alpha: Krippendorff's alpha.

    A measure is None where it is not defined: nothing to compare, or no decision ever differed in kind.
    """

    code: CodeRef | None
    units: int
    coded_by: dict[str, int]
    percent: float | None
    cohen: float | None
    fleiss: float | None
    alpha: float | None


class Disagreement(Frozen):
    """Words that coders coded differently; ``codes`` holds what each coder gave them."""

    document: str
    start: int
    end: int
    words: str
    codes: dict[str, tuple[CodeRef, ...]]


class AgreementReport(Frozen):
    """Agreement of some coders on the documents that at least two of them coded.

    ``coders``: their ids; ``documents``: ids of what was compared.
    """

    unit: AgreementUnit
    coders: tuple[str, ...]
    documents: tuple[str, ...]
    together: Agreement
    by_code: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
