"""The command that makes a table again."""

from __future__ import annotations

import shlex

from cc_assistant.domain.evidence_table import EvidenceRequest


def command_of(request: EvidenceRequest) -> str:
    """Return the command line that asks for the same table, fit for a POSIX shell."""
    words = ["cc-assistant", "quotes"]
    if request.ids is not None:
        words += ["--ids", ",".join(request.ids)]
    elif request.question is not None:
        words.append(request.question)
    for facet, values in request.filters.chosen().items():
        for value in values:
            words += [f"--{facet}", value]
    first, last = request.filters.year_from, request.filters.year_to
    if first is not None or last is not None:
        words += ["--year", str(first) if first == last else f"{first or ''}-{last or ''}"]
    if request.public_only:
        words.append("--no-confidential")
    words += ["--sort", request.order, "--limit", str(request.limit), "--style", request.style]
    return shlex.join([*words, "--date", request.made])
