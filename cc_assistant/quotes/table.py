"""Makes evidence tables."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.domain.evidence_table import Code, EvidenceRequest, EvidenceRow, EvidenceTable
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Noticed, Ranked, Ranking, Span
from cc_assistant.domain.source import Source
from cc_assistant.quotes.command_line import command_of
from cc_assistant.quotes.notes import notes
from cc_assistant.quotes.ordering import ordered
from cc_assistant.quotes.ports import Citing, Labels, Search, Shelf
from cc_assistant.quotes.reasons import reasons
from cc_assistant.text.sentences import sentence_spans


class Quotes:
    """Gathers quoted passages with their sources, codes and references.

    Args:
        search: ranks passages.
        shelf: looks them up.
        labels: names codes.
        citing: writes references.
    """

    def __init__(self, search: Search, shelf: Shelf, labels: Labels, citing: Citing) -> None:
        self._search = search
        self._shelf = shelf
        self._labels = labels
        self._citing = citing

    def table(self, request: EvidenceRequest) -> EvidenceTable:
        """Make the table that is asked for; a basket is never cut, whatever the limit."""
        ranking = self._ranking(request)
        ranked = {hit.id: hit for hit in ranking.passages} if ranking else {}
        if request.ids is not None:
            wanted: Sequence[str] = list(dict.fromkeys(request.ids))
        elif ranking:
            wanted = [hit.id for hit in ranking.passages]
        else:
            wanted = self._shelf.passing(request.filters)
        considered = ranking.considered if ranking else len(wanted)
        if request.ids is None:
            wanted = wanted[: request.limit]
        packs = self._shelf.packs()
        closed = {pack.id for pack in packs if pack.sensitivity == "confidential"}
        passages = self._shelf.passages(wanted)
        if request.public_only:
            hidden = {ident for ident, passage in passages.items() if passage.pack in closed}
            wanted = [ident for ident in wanted if ident not in hidden]
            passages = {ident: passage for ident, passage in passages.items() if ident not in hidden}
        sources = self._shelf.sources(sorted({passage.source for passage in passages.values()}))
        shorts = self._citing.shorts(list(sources.values()))
        full = {ident: self._citing.full(source, request.style) for ident, source in sources.items()}
        noticed = ranking.understanding.noticed if ranking else ()
        rows = []
        for ident in wanted:
            if ident in passages:
                passage = passages[ident]
                cited = (sources[passage.source], shorts[passage.source], full[passage.source])
                row = self._row(passage, cited, ranked.get(ident), noticed)
                rows.append(row.model_copy(update={"confidential": passage.pack in closed}))
        searched_by = ranking.searched_by if ranking else ""
        return EvidenceTable(
            request=request,
            command=command_of(request),
            understood_as=ranking.understanding.standalone if ranking else None,
            searched_by=searched_by,
            considered=considered,
            missing=tuple(ident for ident in wanted if ident not in passages),
            notes=tuple(notes(rows, searched_by, packs, public_only=request.public_only)),
            rows=ordered(rows, request.order),
        )

    def _ranking(self, request: EvidenceRequest) -> Ranking | None:
        if request.question is None or request.ids is not None:
            return None
        return self._search(request.question, filters=request.filters, limit=request.limit)

    def _row(
        self, passage: Passage, cited: tuple[Source, str, str], hit: Ranked | None, noticed: Sequence[Noticed]
    ) -> EvidenceRow:
        source, short, full = cited
        span = hit.best if hit else leading_span(passage)
        label = self._labels.label
        return EvidenceRow(
            number=0,  # `ordered` numbers them
            quote=passage.field(span.field)[span.start : span.end],
            span=span,
            passage=passage,
            source=source,
            short=short,
            full=full,
            themes=self._codes("theme", passage.themes),
            cfir=self._codes("cfir", passage.cfir),
            npt=self._codes("npt", passage.npt),
            case=Code(id=passage.case, label=label("case", passage.case)) if passage.case else None,
            why=reasons(hit.parts, noticed, passage, source, label) if hit else (),
            score=round(hit.score, 4) if hit else None,
            same_as=hit.same_as if hit else (),
        )

    def _codes(self, facet: str, ids: Sequence[str]) -> tuple[Code, ...]:
        return tuple(Code(id=ident, label=self._labels.label(facet, ident)) for ident in ids)


def leading_span(passage: Passage) -> Span:
    """Return what to quote of a passage that nothing was asked of: its claim, else its first sentence."""
    if passage.claim:
        return Span(field="claim", start=0, end=len(passage.claim))
    first = next(iter(sentence_spans(passage.text)), None)
    return Span(
        field="text", start=first.start if first else 0, end=first.end if first else len(passage.text)
    )
