"""An answer as text: for a terminal, a pipe, or as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from cc_assistant.domain.answer import Answer, Basis, Reference, Statement
from cc_assistant.text.passage_words import READ_PART

_INDENT = 2
_MARKS = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)")
_OPENS_LIST = re.compile(r"^(\d*)([-+.)](?=[\s-]|$))")  # or a rule, which is a line of hyphens
_BLANKS = re.compile(r"[ \t-\r]+")
_FIXED_SPACE = "\u00a0"  # keeps a mark on the line of what it marks
_PLURALS = {
    "qualitative-study": "qualitative study|qualitative studies",
    "mixed-methods": "mixed-methods study|mixed-methods studies",
    "quantitative": "quantitative study|quantitative studies",
    "trial": "trial|trials",
    "systematic-review": "systematic review|systematic reviews",
    "realist-review": "realist review|realist reviews",
    "scoping-review": "scoping review|scoping reviews",
    "protocol": "study plan|study plans",
    "evaluation-report": "evaluation report|evaluation reports",
    "guidance": "guidance document|guidance documents",
    "framework": "framework|frameworks",
    "policy": "policy paper|policy papers",
    "commentary": "commentary|commentaries",
    "article": "article|articles",
    "document": "document|documents",
    "interview": "interview|interviews",
    "survey": "survey|surveys",
}
_STRENGTH = {
    "strong": "strong evidence",
    "moderate": "moderate evidence",
    "weak": "weak evidence",
    "reasoning-only": "reasoning, no evidence",
    None: "not rated",
}


def answer_text(answer: Answer, *, width: int = 80, strong: Callable[[str], str] = str) -> str:
    """Write an answer for a terminal or a pipe.

    Args:
        answer: what to write.
        width: columns of a line.
        strong: sets a heading apart, for instance in bold; returns it as it is by default.
    """
    wrap = _Wrapper(width)
    opening = "\n".join(wrap(said) for said in _opening(answer))
    blocks = [opening, *_telling(answer, wrap, strong), *_after(answer, wrap, strong)]
    return "\n\n".join(block for block in blocks if block)


def answer_markdown(answer: Answer) -> str:
    """Write an answer as Markdown, with whole references."""
    numbers = _numbers(answer)
    lines = [f"# {_escaped(answer.question)}", ""]
    for said in _opening(answer):
        lines += [_escaped(said), ""]
    for heading, statements in groupby(answer.statements, key=attrgetter("heading")):
        lines += [f"## {_escaped(heading)}", ""]
        lines += [f"- {_escaped(s.told)} {_marks(s, numbers)}" for s in statements]
        lines.append("")
    for title, items in _lists(answer):
        lines += [f"## {title}", "", *(f"- {_escaped(item)}" for item in items), ""]
    if answer.references:
        lines += ["## Sources", ""]
        for reference in answer.references:
            passages = _escaped(_held(answer, reference))
            full = _escaped(reference.full)
            lines.append(
                f"{numbers[reference.source]}. {full} Read: {READ_PART[reference.read]}. ({passages})"
            )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


class _Wrapper:
    def __init__(self, width: int) -> None:
        self._width = max(40, width)

    def __call__(self, text: str, first: str = "", then: str | None = None) -> str:
        return textwrap.fill(
            _BLANKS.sub(" ", text),
            self._width,
            initial_indent=first,
            subsequent_indent=first if then is None else then,
            break_on_hyphens=False,
        )


def _opening(answer: Answer) -> Iterator[str]:
    """What is said before the answer: how the question was taken, and what the search came to."""
    if answer.understood_as != answer.question:
        yield f"Understood as: {answer.understood_as}"
    if limit := answer.filters.limit():
        yield limit
    if answer.searched_by == "words":
        yield "No model is in use: this was found by words only."
    if answer.writing:
        yield answer.writing.told
    if answer.message:
        yield " ".join([answer.message, *(answer.missing if not answer.statements else ())])


def _telling(answer: Answer, wrap: _Wrapper, strong: Callable[[str], str]) -> Iterator[str]:
    """One block a heading, its statements as one paragraph."""
    numbers = _numbers(answer)
    indent = " " * _INDENT
    for heading, statements in groupby(answer.statements, key=attrgetter("heading")):
        told = " ".join(
            f"{_before_mark(s.told)}{_FIXED_SPACE}{_marks(s, numbers)}{_end(s.told)}" for s in statements
        )
        yield f"{strong(wrap(heading))}\n{wrap(told, indent)}"


def _after(answer: Answer, wrap: _Wrapper, strong: Callable[[str], str]) -> Iterator[str]:
    indent = " " * _INDENT
    if answer.statements:
        limits = " ".join((_basis(answer.basis), *answer.missing))
        yield f"{strong('What this rests on')}\n{wrap(limits, indent)}"
        numbers = _numbers(answer)
        listed = "; ".join(
            f"[{numbers[r.source]}]{_FIXED_SPACE}{r.short} ({_held(answer, r)})" for r in answer.references
        )
        title = "Sources"
        head = wrap(f"{title} (open one with: cc-assistant passage ID)")
        yield f"{strong(title)}{head.removeprefix(title)}\n{wrap(listed, indent)}"
    for title, items in _lists(answer, after_text=True):
        lines = [wrap(item, f"{indent}- ", f"{indent}  ") for item in items]
        yield "\n".join([strong(title), *lines])


def _lists(answer: Answer, *, after_text: bool = False) -> Iterator[tuple[str, list[str]]]:
    if not after_text and answer.statements:
        yield "What this rests on", [_basis(answer.basis), *answer.missing]
    if answer.nearest:
        yield (
            "The nearest that the library holds",
            [f"{near.topic}: {near.claim} ({near.passage})" for near in answer.nearest],
        )
    if answer.recommendations:
        yield (
            "What the toolkit recommends on this",
            [f"{advice.title} ({_STRENGTH[advice.strength]})" for advice in answer.recommendations],
        )
    if answer.next_questions:
        yield "You could ask next", list(answer.next_questions)


def _numbers(answer: Answer) -> dict[str, int]:
    """Number the sources in the order in which they are cited."""
    return {reference.source: at for at, reference in enumerate(answer.references, start=1)}


def _marks(statement: Statement, numbers: dict[str, int]) -> str:
    cited = sorted({numbers[citation.source] for citation in statement.citations})
    return "".join(f"[{number}]" for number in cited)


def _passages_of(answer: Answer, source: str) -> list[str]:
    cited = (c.passage for s in answer.statements for c in s.citations if c.source == source)
    return list(dict.fromkeys(cited))


def _held(answer: Answer, reference: Reference) -> str:
    """The passages cited of a source, and the pack that holds it where that is the user's own."""
    passages = ", ".join(_passages_of(answer, reference.source))
    return f"{passages}; {reference.pack_note}" if reference.pack_note else passages


def _before_mark(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _end(text: str) -> str:
    return "." if text.endswith((".", ")")) and not text.endswith("..") else ""


def _basis(basis: Basis) -> str:
    designs = ", ".join(_counted(count, _PLURALS[kind]) for kind, count in basis.designs.items())
    countries = ", ".join(f"{name} {count}" for name, count in basis.countries.items())
    years = ""
    if basis.year_from is not None:
        years = f"{basis.year_from}"
        years += f" to {basis.year_to}" if basis.year_to != basis.year_from else ""
    undated = f"{basis.undated} undated" if basis.undated else ""
    dates = ", ".join(part for part in (years, undated) if part)
    known = "; ".join(part for part in (designs, countries, dates) if part)
    read = " and ".join(f"of {count} {READ_PART[depth]}" for depth, count in basis.read.items())
    return (
        f"{_counted(basis.passages, 'passage|passages')} from {_counted(basis.sources, 'source|sources')}: "
        f"{known}. Read: {read}."
    )


def _counted(count: int, forms: str) -> str:
    one, many = forms.split("|")
    return f"{count} {one if count == 1 else many}"


def _escaped(text: str) -> str:
    """Keep foreign text from being read as Markdown."""
    line = " ".join(text.splitlines())
    return _OPENS_LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", line))
