"""Subtitles (WebVTT, SRT): what meeting programs and transcribers write. Cues become turns with times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.cues import Cue, cues_of
from cc_assistant.ingest.encoding import read_text
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.raw import RawDocument, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.ingest.transcript import from_turns, is_code, is_fact, is_interviewer, label_of, may_be_name

_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?(?:[a-z]{1,4}|\d{1,2}:)[^>]{0,80}>|\{\\[^}]{0,80}\}", re.IGNORECASE)
_DASH = re.compile(r"(?:[-–—]|>>+)\s*(?=\S)")
_IN_BRACKETS = re.compile(r"\[(?P<name>[^\]\n]{1,40})\](?P<colon>:)?\s+(?=\S)")
_SOUNDS = frozenset(
    """music applause laughter laughs laughing inaudible silence pause crosstalk unclear sighs coughs noise
    cheering background""".split()
)
_WORDS_OF_TURN = 60
_PAUSE = 4.0
_MOST, _MANY, _SOME = 0.6, 0.3, 0.03
"""Shares of what is said that begins with names: where each stands once, where one alone does, of several."""


class _Cue(NamedTuple):
    name: str | None
    start: float
    end: float
    words: str
    turns: bool = False
    """Whether somebody else begins to speak, whose name is not told."""


def read_vtt(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read WebVTT; speakers are told by ``<v Anna>`` or by ``Anna:`` before the words."""
    return (_read("vtt", file, limits, told),)


def read_srt(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read SRT; speakers are told by ``Anna:`` before the words."""
    return (_read("srt", file, limits, told),)


def _read(form: str, file: Path, limits: Limits, told: Told) -> RawDocument:
    decoded = read_text(file, limits)
    cues, unreadable = cues_of(Budget(limits).took(decoded.text), blocks=form == "vtt")
    remarks = decoded.remarks
    if unreadable:
        why = "they cannot be read; the words stand at the time before"
        remarks = (*remarks, Remark(what="changed", name="times", why=why, count=unreadable))
    names = _named(cues)
    spoken = [said for cue in cues for said in _said(cue, names)]
    told(1, 1)
    return _document(form, spoken, len(cues), remarks)


def _named(cues: Sequence[Cue]) -> frozenset[str]:
    """Return the names that stand before words; a colon after other words is no name."""
    if any(_VOICE.search(cue.words) for cue in cues):
        return frozenset()
    lines = [line for cue in cues for line in _plain(cue.words).split("\n") if line]
    counts = Counter(label[0] for line in lines if (label := _label(line)))
    repeats = any(count > 1 for name, count in counts.items() if not is_fact(name)) or (
        counts.total() > _MOST * len(lines)
    )
    share = counts.total() / max(1, len(cues)) if repeats else 0.0
    names = {
        name
        for name, count in counts.items()
        if not is_fact(name) and (count > 1 or share >= _MANY or is_interviewer(name) or is_code(name))
    }
    named = sum(counts[name] for name in names) / max(1, len(cues))
    enough = named >= _MANY or (len(names) > 1 and named >= _SOME)
    return frozenset(names) if enough else frozenset()


def _label(line: str) -> tuple[str, str] | None:
    """Return the name and the words of ``Anna: words``, ``>> ANNA: words`` or ``[Anna] words``."""
    plain = _DASH.sub("", line, count=1) if _DASH.match(line) else line
    if (inside := _IN_BRACKETS.match(plain)) and may_be_name(inside["name"]):
        name = one_line(inside["name"])
        if name.casefold().split()[0] not in _SOUNDS:
            return name, plain[inside.end() :]
    return label_of(plain)


def _said(cue: Cue, names: frozenset[str]) -> Iterator[_Cue]:
    """Yield what is said under one time: by several where voices say so, or each line begins with one."""
    voices = list(_VOICE.finditer(cue.words))
    if voices:
        before = _plain(cue.words[: voices[0].start()])
        if before:
            yield _Cue(None, cue.start, cue.end, before)
        for at, voice in enumerate(voices):
            until = voices[at + 1].start() if at + 1 < len(voices) else len(cue.words)
            words = _plain(cue.words[voice.end() : until])
            yield _Cue(one_line(_unescaped(voice[1])), cue.start, cue.end, words)
        return
    words = _plain(cue.words)
    lines = words.split("\n")
    labels = [label if (label := _label(line)) and label[0] in names else None for line in lines]
    if labels[0] and all(label or not _DASH.match(line) for label, line in zip(labels, lines, strict=True)):
        for label, line in zip(labels, lines, strict=True):
            yield _Cue(*((label[0], cue.start, cue.end, label[1]) if label else (None, *cue[:2], line)))
    elif len(lines) > 1 and all(_DASH.match(line) for line in lines):
        for line in lines:
            yield _Cue(None, cue.start, cue.end, _DASH.sub("", line, count=1), turns=True)
    elif words.startswith(">>"):
        yield _Cue(None, cue.start, cue.end, words.lstrip("> "), turns=True)
    else:
        yield _Cue(None, cue.start, cue.end, words)


def _plain(raw: str) -> str:
    return tidy(_unescaped(_TAG.sub("", raw)))


def _unescaped(text: str) -> str:
    import html

    return html.unescape(text)


def _document(form: str, cues: Sequence[_Cue], count: int, remarks: tuple[Remark, ...]) -> RawDocument:
    if not any(cue.words for cue in cues):
        raise Unreadable("There are no words in it.", remedy="Look whether it is the right file.")
    turns, repeated = _turns(cues)
    found = from_turns(turns)
    if repeated:
        why = "lines that roll over the screen are written several times; each is kept once"
        remarks = (*remarks, Remark(what="dropped", name="repeated lines", why=why, count=repeated))
    return found.model_copy(
        update={"form": form, "counts": {"cues": count}, "remarks": (*remarks, *found.remarks)}
    )


class _Turn:
    """What one says without a break; ``words`` and ``last`` tell how long it is and how it ends."""

    def __init__(self, name: str | None, start: float, said: str) -> None:
        self.name, self.start = name, start
        self._parts = [said]
        self._words, self._last = len(said.split()), said

    def add(self, said: str) -> None:
        self._parts.append(said)
        self._words += len(said.split())
        self._last = said or self._last

    @property
    def told(self) -> tuple[str | None, float, str]:
        return self.name, self.start, " ".join(part for part in self._parts if part)

    def goes_on(self, cue: _Cue, last: _Cue | None) -> bool:
        """Tell whether a cue without speakers belongs to it: no pause, and it is short or has not ended."""
        if last is not None and cue.start - last.end > _PAUSE:
            return False
        return self._words < _WORDS_OF_TURN or not self._last.rstrip().endswith((".", "?", "!", "…", "”"))


def _turns(cues: Sequence[_Cue]) -> tuple[list[tuple[str | None, float, str]], int]:
    """Join cues of one speaker to turns; without speakers, at pauses and when a sentence has ended."""
    turns: list[_Turn] = []
    named = any(cue.name for cue in cues)
    last: _Cue | None = None
    repeated = 0
    for cue in cues:
        lines = cue.words.split("\n")
        before = last.words.split("\n") if last else []
        fresh = [line for line in lines if line not in before] if _rolls(lines, before) else lines
        repeated += len(lines) - len(fresh)
        words = " ".join(fresh)
        # A cue without a name goes on where the last speaker stopped.
        same = bool(last) and (cue.name == last.name if cue.name or not named else not cue.turns)  # type: ignore[union-attr]
        same = same and not cue.turns
        name = cue.name or (turns[-1].name if turns and named and not cue.turns else None)
        if turns and same and (named or turns[-1].goes_on(cue, last)):
            turns[-1].add(words)
        else:
            turns.append(_Turn(name, cue.start, words))
        last = cue._replace(name=name)
    return [turn.told for turn in turns], repeated


def _rolls(lines: Sequence[str], before: Sequence[str]) -> bool:
    return len(lines) > 1 and bool(before) and lines[0] == before[-1]
