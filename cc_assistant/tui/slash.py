"""Lines that begin with `/`: commands where questions are typed, those of the command line among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cc_assistant.tui.commands import COMMANDS
from cc_assistant.tui.modes import MODES


@dataclass(frozen=True)
class Typed:
    """A command that wants words after it.

    Attributes:
        name: after the `/`.
        example: of the words.
        action: that takes them.
        help: one sentence.
    """

    name: str
    example: str
    action: str
    help: str


TYPED: tuple[Typed, ...] = (
    Typed("ask", "What is a link worker?", "ask_this", "Ask a question."),
    Typed("glossary", "PCN", "glossary", "Say what a word of the field means."),
    Typed("open", "3", "open_number", "Open the citation with this number."),
    Typed("passage", "fixsen2022-01", "passage", "Show a passage."),
    Typed("search", "rural transport", "search", "List passages in Evidence."),
    Typed("source", "fixsen2022", "source", "List the passages of a source in Evidence."),
)

LINES: dict[str, str] = {
    "agreement": "See how far coders of a pack agree, as in /agreement our-interviews.",
    "checklist": "See the checklist; or write that of a session, as in /checklist --help.",
    "code": "Code words of your own documents, as in /code list our-interviews.",
    "codebook": "Look after the own codes of a pack, as in /codebook list our-interviews.",
    "codings": "Take coded projects of other programs in and out, as in /codings --help.",
    "doctor": "Look the installation over.",
    "documents": "Look after the documents of your own packs, as in /documents list.",
    "eval": "Measure how well questions are answered.",
    "import": "Take documents into a pack of your own, as in /import interviews.docx.",
    "index": "Build the index and look after it, as in /index status.",
    "knowledge": "Check the packs and see what they cover, as in /knowledge check.",
    "llm": "See whether a language model can be asked, as in /llm check.",
    "mark": "Tick items of a checklist, as in /mark --help.",
    "packs": "See which packs are confidential, as in /packs list.",
    "portrait": "Read pen portraits of services, as in /portrait list.",
    "pseudonyms": "Replace names in a pack of your own, as in /pseudonyms find our-interviews.",
    "quotes": "Write an evidence table, as in /quotes trust -o trust.xlsx.",
    "sessions": "Look after the sessions of interviews, as in /sessions list.",
    "site": "Build the toolkit as a website, as in /site build website.",
    "sources": "Fetch open-access papers into a pack, as in /sources fetch fixsen2022 --yes.",
    "suggest": "See which codes may fit some words, as in /suggest 'no office and no desk'.",
    "support": "See which quotes support what you write, as in /support 'Roles are unclear'.",
    "tables": "Make tables of what was coded, as in /tables matrix our-interviews.",
    "workshop": "Run a workshop; or take one down from a file, as in /workshop --help.",
}
"""Commands of the command line that run as they do there; what they say is shown. The others have a
screen or an action here; with options they run as they do there too."""

ALONE: dict[str, str] = {
    "checklist": "app.open_mode('checklist')",
    "portrait": "app.open_mode('portraits')",
    "workshop": "app.workshop",
}
"""Those of them that have a screen, which opens where nothing is said after them."""

ELSEWHERE = ("chat", "serve")
"""Commands of the command line that take a terminal for themselves."""

_ALSO = {"exit": "quit", "q": "quit"}
_PLAIN = {
    **{c.slash: f"{'app.' if c.place == 'app' else ''}{c.action}" for c in COMMANDS if c.slash},
    **{mode.id: f"app.open_mode('{mode.id}')" for mode in MODES if mode.id not in {t.name for t in TYPED}},
}
_TYPED = {typed.name: typed for typed in TYPED}

NAMES: tuple[str, ...] = tuple(sorted({*_PLAIN, *_TYPED, *LINES}))
"""What can stand after `/`."""


@dataclass(frozen=True)
class Slash:
    """A command as typed: the action that it runs, the line that it is, or what is wrong with it."""

    action: str = ""
    trouble: str = ""
    line: tuple[str, ...] = ()


def explained() -> Iterator[tuple[str, str]]:
    """Yield each command as it is typed, and what it does, for people."""
    helps = {command.slash: command.help for command in COMMANDS if command.slash}
    helps |= {mode.id: mode.help for mode in MODES if mode.id not in helps}
    for name in NAMES:
        if name in _TYPED:
            yield f"/{name} {_TYPED[name].example}", _TYPED[name].help
        else:
            yield f"/{name}", LINES.get(name) or helps[name]


def read_line(typed: str) -> str | Slash:
    """Return a question, or the command that a line is."""
    if not typed.startswith("/"):
        return typed
    name, _, words = typed[1:].partition(" ")
    name, words = _ALSO.get(name, name), words.strip()
    if name in ELSEWHERE:
        return Slash(trouble=f"That wants a terminal of its own: cc-assistant {name}.")
    return _on_screen(name, _split(words)) or _as_line(name, _split(words)) or _here(name, words)


def _on_screen(name: str, parts: list[str]) -> Slash | None:
    """Return what opens the screen of a command of the command line; None where it has none, or is to run."""
    if name == "workshop" and parts[:1] == ["--join"] and len(parts) == 2:
        return Slash(f"app.workshop({parts[1]!r})")
    return Slash(ALONE[name]) if name in ALONE and not parts else None


def _as_line(name: str, parts: list[str]) -> Slash | None:
    if name == "help" and parts:
        return Slash(line=(*parts, "--help"))
    if name in LINES or (name == "settings" and parts) or _has_options(name, parts):
        return Slash(line=(name, *parts))
    return None


def _here(name: str, words: str) -> Slash:
    if name in _TYPED:
        return _with_words(_TYPED[name], words)
    return Slash(_PLAIN[name]) if name in _PLAIN else Slash(trouble=_unknown(name))


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, NAMES, n=1, cutoff=0.5)
    return f"There is no command /{name}. {f'Do you mean /{near[0]}?' if near else '/help shows them all.'}"


def _with_words(typed: Typed, words: str) -> Slash:
    number = typed.name == "open"
    if not words or (number and not words.isdecimal()):
        what = {"open": "which citation", "passage": "which passage", "source": "which source"}
        return Slash(trouble=f"Say {what.get(typed.name, 'what')}, such as /{typed.name} {typed.example}.")
    return Slash(f"{typed.action}({int(words) if number else words!r})")


def _has_options(name: str, parts: list[str]) -> bool:
    takes_them = name in {mode.id for mode in MODES} or (name in _TYPED and name != "open")
    return takes_them and any(part.startswith("-") for part in parts)


def _split(words: str) -> list[str]:
    import shlex

    try:
        return shlex.split(words)
    except ValueError:  # a quotation mark or apostrophe that stands alone
        return words.split()
