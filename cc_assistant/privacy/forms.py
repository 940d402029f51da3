"""Where names stand in a text: whole words, however they are spaced, in small letters and capitals."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cc_assistant.domain.pseudonym import Identifier

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"(?:[^\S\n]|[_.\-‐‑]|\n(?!\n)){1,3}"
"""What may stand between two words of a name; never the empty line between two turns."""

_ALSO_WORDS = frozenset(
    """
    abbey alma amber angel art august autumn april basil bay bell berry beth bill bishop black bliss bob
    brook brown bush butler carol chance charity chase christian clay cliff cook crystal daisy dale dawn
    day dean destiny dick dolly don drew duke earl ebony eden ernest faith fern field fisher flora forest
    fox frank gay gene ginger glen grace grant gray green guy hall happy harmony harper hart hazel heath
    heather hill holly honey hope hunter iris ivy jack jade jasmine jay jean jewel john joy june kay king
    kit knight lake lance lane laurel law lee lily long love luke major mark marina mason may melody
    mercy miles mill miller misty moor morris nick norm north olive page park parish pat patience pearl
    penny peter piper poppy porter price prince prudence queen rain ray red reed rich river rob robin rod
    rose rowan ruby ruth rusty sage sally sandy savannah scarlet shepherd sharp short sky smith snow
    soldier stone storm sue summer sunny taylor terry tony trinity tucker turner victor victoria violet
    walker wall ward warren west white will willow winter wood young
    """.split()
)
"""Names that are words too: in small letters they mean the word."""


class Find(NamedTuple):
    """A stretch of a text that names somebody or something; several where names overlap."""

    start: int
    end: int
    meant: tuple[Identifier, ...]


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    lead: str
    name: Identifier


class Forms:
    """Finds names.

    Args:
        names: to find.
    """

    def __init__(self, names: Iterable[Identifier]) -> None:
        self._by_first: defaultdict[str, list[_Form]] = defaultdict(list)
        for name in names:
            for written in name.forms:
                form = unicodedata.normalize("NFC", written).strip()
                words = [match[0] for match in _WORD.finditer(form)]
                if words:
                    made = _form(form, name, any_case=_any_case(name, words))
                    self._by_first[words[0].casefold()].append(made)

    def find(self, text: str) -> list[Find]:
        """Return where names stand, in order and not overlapping; what overlaps is one find."""
        return _apart(self._all(text)) if self._by_first else []

    def _all(self, text: str) -> list[Find]:
        found: list[Find] = []
        for word in _WORD.finditer(text):
            for form in self._by_first.get(word[0].casefold(), ()):
                match = form.pattern.match(text, word.start())
                if match:
                    lead = len(form.lead) if text.endswith(form.lead, 0, word.start()) else 0
                    found.append(Find(word.start() - lead, match.end(), (form.name,)))
        return found


def _form(form: str, name: Identifier, *, any_case: bool) -> _Form:
    parts = list(_WORD.finditer(form))
    pattern = ""
    for place, word in enumerate(parts):
        if place:
            between = form[parts[place - 1].end() : word.start()]
            pattern += "['’ʼ]" if between in {"'", "’", "ʼ"} else _joint(between)
        pattern += re.escape(word[0]) if any_case else _cased(word[0])
    tail = form[parts[-1].end() :]
    pattern += rf"(?![^\W_])(?:{re.escape(tail)})?" if tail else r"(?![^\W_])"
    return _Form(re.compile(pattern, re.IGNORECASE if any_case else 0), form[: parts[0].start()], name)


def counts_small(name: Identifier, form: str) -> bool:
    """Tell whether one way of writing a name counts in small letters too."""
    return _any_case(name, [match[0] for match in _WORD.finditer(form)])


def _joint(between: str) -> str:
    return _BETWEEN if all(c.isspace() or c in "_.-‐‑" for c in between) else re.escape(between)


def _cased(word: str) -> str:
    return f"(?:{re.escape(word)}|{re.escape(word.upper())})"


def _any_case(name: Identifier, words: Sequence[str]) -> bool:
    if name.any_case is not None:
        return name.any_case
    return len(words) != 1 or words[0].casefold() not in _ALSO_WORDS


def _apart(found: list[Find]) -> list[Find]:
    """Make one find of those that overlap: the one that holds all others, else all of them in order."""
    together: list[Find] = []
    for one in sorted(found, key=lambda find: (find.start, -find.end)):
        last = together[-1] if together else None
        if last is None or one.start >= last.end:
            together.append(one)
        elif one.end > last.end:
            meant = tuple(dict.fromkeys((*last.meant, *one.meant)))
            together[-1] = Find(last.start, one.end, meant)
    return together
