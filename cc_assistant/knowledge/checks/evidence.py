"""Evidence: excerpts belong to their source, groups of same findings to one source, cases to both sides."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.case import Case
from cc_assistant.domain.passage import Excerpt
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks.ids import Ids
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.evidence_file import EvidenceFile
from cc_assistant.knowledge.finding import Finding
from cc_assistant.knowledge.pack_file import PackFile


def evidence_findings(contents: Contents, ids: Ids) -> Iterator[Finding]:
    """Yield what is wrong between sources, excerpts, groups of same findings and cases."""
    yield from _excerpts_of_their_source(ids)
    yield from _groups_of_one_source(contents, ids)
    yield from _cases_on_both_sides(contents)


def _excerpts_of_their_source(ids: Ids) -> Iterator[Finding]:
    again = [spot for kind, spot in ids.again if kind == "excerpt"]
    for spot in (*ids.given.get("excerpt", {}).values(), *again):
        source = spot.file.data.get("source")
        named = source.get("id") if isinstance(source, dict) else None
        if not isinstance(named, str):
            continue
        if not spot.text.startswith(f"{named}-"):
            yield Finding(
                spot.file, spot.way, f"the id has to begin with that of its source: '{named}-'", spot.text
            )
        elif not spot.text.removeprefix(f"{named}-").isalnum():
            # A passage is looked up by what stands before its last hyphen.
            message = f"after '{named}-' come digits or letters and no further hyphen"
            yield Finding(spot.file, spot.way, message, spot.text)


def _groups_of_one_source(contents: Contents, ids: Ids) -> Iterator[Finding]:
    excerpts = ids.given.get("excerpt", {})
    grouped: set[str] = set()
    for file in contents.of_kind(layout.SAME_FINDINGS):
        for index, group in enumerate(file.model):
            sources = {excerpts[name].file.stem for name in group if name in excerpts}
            if len(sources) > 1:
                yield Finding(
                    file, (index,), f"a group is of one source; here are {', '.join(sorted(sources))}"
                )
            if len(group) < 2:
                yield Finding(file, (index,), "a group has two excerpts or more")
            for position, name in enumerate(group):
                if name in grouped:
                    yield Finding(file, (index, position), f"'{name}' is in a group already", name)
                grouped.add(name)


def _cases_on_both_sides(contents: Contents) -> Iterator[Finding]:
    """An excerpt names its case and the case lists the excerpt; one without the other is a slip."""
    excerpts: dict[str, tuple[PackFile, int, Excerpt]] = {}
    for file in contents.of_kind(layout.EVIDENCE):
        evidence: EvidenceFile = file.model
        for index, excerpt in enumerate(evidence.excerpts):
            excerpts[excerpt.id] = (file, index, excerpt)
    listed: dict[str, set[str]] = {}
    for file in contents.of_kind(layout.CASE):
        case: Case = file.model
        listed[case.id] = set(case.excerpts)
        for position, name in enumerate(case.excerpts):
            if name in excerpts and excerpts[name][2].case != case.id:
                message = f"the excerpt '{name}' does not say 'case: {case.id}'"
                yield Finding(file, ("excerpts", position), message, name)
    for file, index, excerpt in excerpts.values():
        if excerpt.case in listed and excerpt.id not in listed[excerpt.case]:
            message = f"the case '{excerpt.case}' does not list this excerpt"
            yield Finding(file, ("excerpts", index, "case"), message, excerpt.case)
