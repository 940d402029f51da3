"""All codes that a coder can give, with their names: the two frames, and the pack's own codebook."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cc_assistant.coding.codebook import in_order, path_of
from cc_assistant.domain.coding import Codebook, CodeRef
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.errors import NotFound

FRAME_NAMES = {"cfir": "CFIR", "npt": "NPT", "own": "Own codes"}
"""How people call what a code belongs to."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A code as people read it.

    Attributes:
        ref: the code.
        path: names of all above it and its own, the outermost first.
        definition: what it means; "" where nobody said.
        more: what else is said of it, as heading and text.
        codable: whether it can be given.
        colour: that people gave it, as ``#rrggbb``; "" for none.
    """

    ref: CodeRef
    path: tuple[str, ...]
    definition: str = ""
    more: tuple[tuple[str, str], ...] = ()
    codable: bool = True
    colour: str = ""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def full(self) -> str:
        """Its name with all above it."""
        return " > ".join(self.path)


class CodeNames:
    """Knows every code by its reference and by what people type.

    Args:
        cfir: the constructs; None where the packs have none.
        npt: the components; None where the packs have none.
        book: the pack's own codes.
    """

    def __init__(self, cfir: CfirFrame | None, npt: NptFrame | None, book: Codebook) -> None:
        self.all: tuple[NamedCode, ...] = (*_own(book), *_cfir(cfir), *_npt(npt))

    @cached_property
    def _by_ref(self) -> dict[CodeRef, NamedCode]:
        return {one.ref: one for one in self.all}

    def __contains__(self, code: CodeRef) -> bool:
        """Tell whether there is such a code."""
        return code in self._by_ref

    def of(self, code: CodeRef) -> NamedCode:
        """Return a code with its names; one that is gone is called by its id."""
        return self._by_ref.get(code) or NamedCode(code, (code.id,))

    def find(self, written: str) -> CodeRef:
        """Return the code that somebody wrote: ``cfir:inner-setting.culture``, its id, or its name.

        Raises:
            NotFound: there is none, or it could be several; those nearest are named.
        """
        wanted = written.strip().casefold()
        for forms in (_references, _names_of):
            found = [one.ref for one in self.all if one.codable and wanted in forms(one)]
            if len(found) == 1:
                return found[0]
            if found:
                raise NotFound(
                    f"'{written}' can be {' or '.join(map(str, found))}.", remedy="Write one of these."
                )
        forms_of = {
            form: one for one in self.all if one.codable for form in (*_references(one), *_names_of(one))
        }
        near = difflib.get_close_matches(wanted, list(forms_of), n=3, cutoff=0.5)
        near += [form for form in forms_of if wanted and wanted in form][: 3 - len(near)]
        hints = list(dict.fromkeys(str(forms_of[form].ref) for form in near))
        raise NotFound(
            f"There is no code '{written}'.",
            remedy=f"Did you mean {' or '.join(hints)}?"
            if hints
            else "Write it as cfir:inner-setting.culture.",
        )

    def matching(self, typed: str) -> list[NamedCode]:
        """Return the codes that somebody may mean while typing, the likeliest first; all for no words.

        Every word has to begin a word of its path or id, or be in its definition; a name that begins so
        comes before one that holds it, a definition last.
        """
        words = typed.casefold().split()
        ranked = [
            (rank, place, one)
            for place, one in enumerate(self.all)
            if one.codable and (rank := _rank(one, words)) is not None
        ]
        return [one for _, _, one in sorted(ranked, key=lambda found: found[:2])]


def _rank(code: NamedCode, words: list[str]) -> int | None:
    if not words:
        return 0
    name = code.name.casefold()
    if name.startswith(" ".join(words)):
        return 0
    for rank, text in enumerate((name, f"{code.full} {code.ref}".casefold(), code.definition.casefold()), 1):
        parts = _WORD.findall(text)
        if all(any(part.startswith(word) for part in parts) for word in words):
            return rank
    return None


def _references(code: NamedCode) -> tuple[str, ...]:
    return (str(code.ref).casefold(), code.ref.id.casefold())


def _names_of(code: NamedCode) -> tuple[str, ...]:
    return (code.name.casefold(), code.full.casefold(), code.ref.id.rpartition(".")[2].casefold())


def _own(book: Codebook) -> Iterator[NamedCode]:
    for _, code in in_order(book):
        ref = CodeRef(frame="own", id=code.id)
        path, colour = path_of(book, code.id), code.colour or ""
        yield NamedCode(ref, path, code.description, codable=code.codable, colour=colour)


def _cfir(frame: CfirFrame | None) -> Iterator[NamedCode]:
    if frame is None:
        return
    domains = {domain.id: domain.name for domain in frame.domains}
    names = {one.id: one.name for one in frame.constructs}
    for one in frame.constructs:
        above = (names[one.parent],) if one.parent in names else ()
        path = (domains.get(one.domain, one.domain), *above, one.name)
        yield NamedCode(CodeRef(frame="cfir", id=one.id), path, one.definition, _said(one))


def _npt(frame: NptFrame | None) -> Iterator[NamedCode]:
    if frame is None:
        return
    mechanisms = {mechanism.id: mechanism.name for mechanism in frame.mechanisms}
    for one in frame.components:
        path = (mechanisms.get(one.mechanism, one.mechanism), one.name)
        yield NamedCode(CodeRef(frame="npt", id=one.id), path, one.definition, _said(one))


def _said(one: object) -> tuple[tuple[str, str], ...]:
    headings = {
        "look_for": "Look for",
        "barrier": "As a barrier",
        "facilitator": "As a facilitator",
        "code_instead": "Code another instead",
    }
    return tuple((heading, getattr(one, field)) for field, heading in headings.items() if getattr(one, field))
