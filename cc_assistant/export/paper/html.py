"""Papers as one page of HTML that prints well and needs nothing beside itself: no script, no outside host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from string import ascii_lowercase

from cc_assistant.domain.session import Status
from cc_assistant.export.paper.blocks import (
    Block,
    Break,
    Bullets,
    Callout,
    Card,
    Columns,
    Drawing,
    Facts,
    Heading,
    Layout,
    Paragraph,
    References,
    Table,
    Text,
    Tiles,
)
from cc_assistant.export.record_notes import READ
from cc_assistant.export.visible import holdable
from cc_assistant.text.checklist_words import STATUS
from cc_assistant.text.saying import day_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # the page asks nobody for anything
_STYLE = """
:root { --ink: #1f3a5f; --quiet: #555; --rule: #b8c4d2; --wash: #eef3f8; --paper: #fff; --text: #1a1a1a; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 Georgia, 'Libertinus Serif', 'Times New Roman', serif; color: var(--text);
  background: var(--paper); max-width: 58rem; margin: 2rem auto; padding: 0 1.2rem; }
h1, h2, h3 { color: var(--ink); line-height: 1.2; overflow-wrap: anywhere; }
h1 { font-size: 2rem; margin: .2em 0; } h2 { font-size: 1.45rem; margin: 1.9em 0 .6em; }
h3 { font-size: 1.1rem; margin: 0; }
.kind { text-transform: uppercase; letter-spacing: .08em; color: var(--quiet); margin: 0; }
.under { color: var(--quiet); border-bottom: 2px solid var(--ink); padding-bottom: .6em; }
.quiet { color: var(--quiet); } p, li, td, dd { overflow-wrap: anywhere; }
a { color: var(--ink); } a.mark { text-decoration: none; font-size: .88em; }
a.item, span.item { background: var(--wash); border-radius: .2em; padding: 0 .3em; text-decoration: none;
  color: var(--text); font-size: .9em; margin-right: .15em; }
aside { border-left: 4px solid var(--ink); background: var(--wash); padding: .7em 1.1em; margin: 1.2em 0; }
aside h2 { font-size: 1.15rem; margin: 0 0 .4em; } aside p { margin: .4em 0; }
aside.alert { border-color: #a33b12; background: #fbeee8; } aside.alert h2 { color: #a33b12; }
aside.worry { border-color: #6a4a00; background: #fbf4e0; } aside.worry h2 { color: #6a4a00; }
table { border-collapse: collapse; width: 100%; font-size: .94em; }
caption { text-align: left; color: var(--quiet); padding-bottom: .4em; }
th, td { text-align: left; vertical-align: top; padding: .4em .6em .4em 0;
  border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--ink); color: var(--ink); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3em 1em; }
dl.facts dt, .label { font-weight: bold; color: var(--ink); } dd { margin: 0; }
article { border-top: 1px solid var(--rule); padding: .9em 0 .3em; }
article p { margin: .45em 0; } article .head { display: flex; gap: .5em; align-items: baseline; }
article .meta span { margin-right: 1em; } article .codes { font-size: .82em; }
article .remark { background: #fbf4e0; padding: .3em .6em; }
ul.steps { list-style: none; padding: 0; margin: .4em 0; } ul.steps li { display: flex; gap: .5em; }
.tick { flex: none; display: inline-block; width: .85em; height: .85em; border: 1.4px solid var(--ink);
  border-radius: 2px; line-height: .8em; font-size: .95em; text-align: center; position: relative; top: .1em;
  color: var(--ink); }
.tick.in-progress { background: linear-gradient(to top, var(--ink) 50%, transparent 50%);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
details { margin: .3em 0; } summary { cursor: pointer; color: var(--quiet); }
figure { margin: 1em 0; } figure svg { width: 100%; height: auto; display: block; }
ol.references { font-size: .86em; padding-left: 2.4em; } ol.references li { margin: .3em 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 40rem) { figure { overflow-x: auto; } figure svg { min-width: 38rem; }
  table, caption, thead, tbody, tr, td { display: block; } thead { display: none; }
  td { border: 0; padding: .1em 0; } tr { border-bottom: 1px solid var(--rule); padding: .5em 0; } }
@media (prefers-color-scheme: dark) { :root { --ink: #a9c8ee; --quiet: #b0b0b0; --rule: #4a5562;
  --wash: #22303f; --paper: #14181d; --text: #ececec; }
  aside.alert { background: #3a1d12; border-color: #f0a080; } aside.alert h2 { color: #f0a080; }
  aside.worry, article .remark { background: #352a10; } aside.worry { border-color: #e8c870; }
  aside.worry h2 { color: #e8c870; } }
@page { size: A4; margin: 18mm; }
@media print { :root { --ink: #1f3a5f; --quiet: #555; --rule: #b8c4d2; --wash: #eef3f8; --paper: #fff;
  --text: #000; } body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h2, h3, article .head { break-after: avoid; } aside, tr, figure, ul.steps li { break-inside: avoid; }
  details { display: none; } .break { break-before: page; } a { text-decoration: none; } }
"""
_PORTRAIT_STYLE = """
body.portrait { max-width: 62rem; } .lead { font-size: 1.16rem; }
.portrait header { background: #1f3a5f; color: #fff; padding: 1.4rem 1.6rem; border-radius: .3rem;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.portrait header h1, .portrait header p { color: #fff; border: 0; }
.portrait header .under { padding: 0; margin: .2em 0 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .8em; padding: 0;
  list-style: none; }
.tiles li { border-left: 4px solid var(--ink); background: var(--wash); padding: .5em .8em;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.tiles strong { font-size: 1.3em; color: var(--ink); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1.6em; }
.columns h2 { font-size: 1.15rem; margin: 1em 0 .3em; } .columns p { margin: .5em 0; }
.portrait td { overflow-wrap: break-word; }
@media (max-width: 40rem) { .tiles { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); } }
@media print { @page { margin: 12mm 16mm; } body.portrait { font-size: 8.6pt; line-height: 1.26; }
  .portrait header { padding: .5rem .9rem; } .portrait header h1 { font-size: 1.5rem; margin: 0; }
  .portrait h2 { font-size: 1.02rem; margin: .8em 0 .3em; }
  .portrait aside { margin: .7em 0; padding: .4em .9em; }
  .portrait aside h2 { margin: 0 0 .2em; } .portrait figure { margin: .3em 0; } .lead { font-size: 1.04rem; }
  .portrait dl.facts { gap: .1em 1em; margin: .5em 0; } .portrait li { margin: 0; }
  .tiles { gap: .4em; margin: .5em 0; grid-template-columns: repeat(3, 1fr); }
  .tiles li { padding: .2em .6em; }
  .columns { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
  .columns h2 { font-size: .95rem; margin: .5em 0 .2em; } .columns p { margin: .3em 0; }
  .portrait summary { display: none; } }
"""
_SIGNS: dict[Status, str] = {"done": "✓", "not-for-us": "–", "to-do": "", "in-progress": ""}


def paper_html(layout: Layout) -> bytes:
    """Return a paper as a page in UTF-8."""
    cards = {str(block.number) for block in layout.blocks if isinstance(block, Card)}
    writer = _Writer(cards, leads=layout.look == "portrait")
    return ("\n".join(_page(layout, writer)) + "\n").encode("utf-8")


def _page(layout: Layout, writer: _Writer) -> Iterator[str]:
    title = _safe(f"{layout.kind}: {layout.title}")
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    portrait = layout.look == "portrait"
    yield f"<title>{title}</title>\n<style>{_STYLE}{_PORTRAIT_STYLE if portrait else ''}</style>\n</head>"
    yield '<body class="portrait">\n<header>' if portrait else "<body>\n<header>"
    yield f'<p class="kind">{_safe(layout.kind)}</p>\n<h1 dir="auto">{_safe(layout.title)}</h1>'
    yield f'<p class="under">{_safe(layout.under)}</p>\n</header>\n<main>'
    for block in layout.blocks:
        yield from writer.block(block)
    made = day_words(layout.made)
    yield f'</main>\n<footer><p class="quiet">Made with CC Assistant on {made}.</p></footer>'
    yield "</body>\n</html>"


class _Writer:
    """Knows which items have a card to point at, and whether a paragraph that leads is set larger."""

    def __init__(self, cards: set[str], *, leads: bool) -> None:
        self._cards = cards
        self._leads = leads

    def block(self, block: Block) -> Iterator[str]:  # noqa: PLR0912  (a branch for each kind)
        match block:
            case Heading(text, level):
                yield f"<h{level + 1}>{_safe(text)}</h{level + 1}>"
            case Break():
                yield '<div class="break"></div>'
            case Paragraph(text, look):
                shown = f' class="{look}"' if look == "quiet" or (look == "lead" and self._leads) else ""
                yield f'<p{shown} dir="auto">{self.text(text)}</p>'
            case Callout(look, title, paragraphs, bullets):
                yield f'<aside class="{look}" aria-label="{_safe(title)}">\n<h2>{_safe(title)}</h2>'
                yield from (f'<p dir="auto">{self.text(text)}</p>' for text in paragraphs)
                yield from self._list(bullets)
                yield "</aside>"
            case Facts(named):
                yield '<dl class="facts">'
                yield from (
                    f'<dt>{_safe(name)}</dt><dd dir="auto">{_safe(value)}</dd>' for name, value in named
                )
                yield "</dl>"
            case Bullets(texts):
                yield from self._list(texts)
            case Table():
                yield from self._table(block)
            case Card():
                yield from self._card(block)
            case Tiles(texts):
                items = "".join(f'<li dir="auto">{self.text(text)}</li>' for text in texts)
                yield f'<ul class="tiles">{items}</ul>'
            case Columns(parts):
                yield '<div class="columns">'
                for part in parts:
                    yield "<section>"
                    for one in part:
                        yield from self.block(one)
                    yield "</section>"
                yield "</div>"
            case Drawing(picture, table):  # on a phone it is moved sideways, by keyboard too
                yield f'<h2>{_safe(picture.title)}</h2>\n<figure tabindex="0">\n{picture.svg}</figure>'
                if table:
                    yield "<details><summary>The same as a table</summary>"
                    yield from self._table(table)
                    yield "</details>"
            case References(entries):
                yield '<ol class="references">'
                yield from (
                    f'<li id="ref-{one.number}" value="{one.number}">{_safe(one.text)} '
                    f'<span class="quiet">{READ[one.read]}</span></li>'
                    for one in entries
                )
                yield "</ol>"

    def text(self, text: Text) -> str:
        return "".join(map(self._piece, text))

    def _piece(self, piece: tuple[str, str]) -> str:
        words, look = piece
        safe = _safe(words)
        match look:
            case "strong":
                return f"<strong>{safe}</strong>"
            case "quiet":
                return f'<span class="quiet">{safe}</span>'
            case "mark":
                return f'<a class="mark" href="#ref-{safe.rstrip(ascii_lowercase)}">[{safe}]</a>'
            case "item" if words in self._cards:
                return f'<a class="item" href="#item-{safe}">{safe}</a>'
            case "item":
                return f'<span class="item">{safe}</span>'
            case _:
                return safe

    def _list(self, texts: Iterable[Text]) -> Iterator[str]:
        items = [f'<li dir="auto">{self.text(text)}</li>' for text in texts]
        if items:
            yield "\n".join(("<ul>", *items, "</ul>"))

    def _table(self, table: Table) -> Iterator[str]:
        heads = "".join(f'<th scope="col">{_safe(head) or _hidden("Status")}</th>' for head in table.head)
        yield f"<table>\n<caption>{_safe(table.title)}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
        for row in table.rows:
            cells = (
                f'<td dir="auto">{self.text(cell) if head else _tick_of(cell)}</td>'
                for head, cell in zip(table.head, row, strict=True)
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>\n</table>"

    def _card(self, card: Card) -> Iterator[str]:
        yield f'<article id="item-{card.number}">'
        yield f'<div class="head">{_tick(card.state)}'
        yield f'<h3 dir="auto">{card.number} {_safe(card.title)}</h3></div>'
        side = "".join(
            f'<span><span class="label">{_safe(name)}</span> {self.text(text)}</span>'
            for name, text in card.side
        )
        yield f'<p class="meta"><span><strong>{_safe(" · ".join(card.tags))}</strong></span>{side}</p>'
        if card.why:
            yield f'<p dir="auto">{_safe(card.why)}</p>'
        yield from (f'<p class="quiet"><em>Here because: {_safe(said)}</em></p>' for said in card.because)
        if card.first:
            yield '<p class="label">Find out first</p>'
            yield _steps(card.first)
        if card.steps:
            yield _steps(card.steps)
        if card.done_when:
            yield f'<p dir="auto"><span class="label">Done when</span> {_safe(card.done_when)}</p>'
        if card.evidence:
            yield f'<p><span class="label">Evidence</span> {self.text(card.evidence)}</p>'
        if card.passages:
            yield f"<details><summary>What the {len(card.passages)} passages say</summary>"
            yield from self._list(card.passages)
            yield "</details>"
        yield from (f'<p class="remark" dir="auto">{self.text(remark)}</p>' for remark in card.remarks)
        if card.codes:
            yield f'<p class="codes quiet">{_safe(card.codes)}</p>'
        yield "</article>"


def _steps(steps: Iterable[str]) -> str:
    items = (
        f'<li dir="auto">{_tick("to-do", spoken=False)}<span>{_safe(step)}</span></li>' for step in steps
    )
    return "\n".join(('<ul class="steps">', *items, "</ul>"))


def _tick_of(cell: Text) -> str:
    state = cell[0].text
    return next((_tick(status) for status in _SIGNS if status == state), "")


def _tick(state: Status, *, spoken: bool = True) -> str:
    box = f'<span class="tick {state}" aria-hidden="true">{_SIGNS[state]}</span>'
    return box + (_hidden(f"{STATUS[state]}: ") if spoken else "")


def _hidden(text: str) -> str:
    return f'<span class="hidden">{text}</span>'


def _safe(text: str) -> str:
    return escape(holdable(text))
