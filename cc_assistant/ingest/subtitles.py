"""Subtitles (WebVTT, SRT): what meeting programs and transcribers write. Cues become turns with times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.encoding import read_text
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.raw import RawDocument, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.ingest.transcript import from_turns, label_of

_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?(?:[a-z]{1,4}|\d{1,2}:)[^>]{0,80}>", re.IGNORECASE)
_DASH = re.compile(r"[-–—]\s*(?=\S)")
_WORDS_OF_TURN = 60
_PAUSE = 4.0
_AGAIN = "Open it in the program that wrote it and save it again."


class _Cue(NamedTuple):
    name: str | None
    start: float
    end: float
    words: str
    turns: bool = False
    """Whether somebody else begins to speak, whose name is not told."""


def read_vtt(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read WebVTT; speakers are told by ``<v Anna>`` or by ``Anna:`` before the words."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    decoded = read_text(file, limits)
    Budget(limits).took(decoded.text)
    try:
        captions = webvtt.from_string(decoded.text.replace("\r\n", "\n")).captions
    except (MalformedFileError, MalformedCaptionError) as error:
        raise Unreadable(f"It is no WebVTT: {one_line(str(error))[:100]}.", remedy=_AGAIN) from None
    cues = []
    for caption in captions:
        raw = caption.raw_text
        spans = [match.span() for match in _VOICE.finditer(raw)]
        names = [match[1].strip() for match in _VOICE.finditer(raw)]
        if not spans:
            cues += _cues(raw, caption.start_in_seconds, caption.end_in_seconds)
        for at, (name, (_, end)) in enumerate(zip(names, spans, strict=True)):
            until = spans[at + 1][0] if at + 1 < len(spans) else len(raw)
            words = _plain(raw[end:until])
            cues.append(_Cue(name, caption.start_in_seconds, caption.end_in_seconds, words))
    told(1, 1)
    return (_document("vtt", cues, decoded.remarks),)


def read_srt(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read SRT; speakers are told by ``Anna:`` before the words."""
    import srt

    decoded = read_text(file, limits)
    Budget(limits).took(decoded.text)
    try:
        entries = list(srt.parse(decoded.text.replace("\r\n", "\n").lstrip("\ufeff")))
    except srt.SRTParseError as error:
        raise Unreadable(f"It is no SRT from character {error.expected_start:,} on.", remedy=_AGAIN) from None
    cues = [
        cue
        for entry in entries
        for cue in _cues(entry.content, entry.start.total_seconds(), entry.end.total_seconds())
    ]
    told(1, 1)
    return (_document("srt", cues, decoded.remarks),)


def _cues(raw: str, start: float, end: float) -> list[_Cue]:
    """Return what is said under one time: by several where each line begins with a name or a dash."""
    words = _plain(raw)
    lines = words.split("\n")
    if len(lines) > 1 and all(_DASH.match(line) for line in lines):
        return [_Cue(None, start, end, _DASH.sub("", line), turns=True) for line in lines]
    labels = [label_of(line) for line in lines]
    if len(lines) > 1 and all(labels):
        return [_Cue(label[0], start, end, label[1]) for label in labels if label]
    label = label_of(words)
    return [_Cue(label[0], start, end, label[1]) if label else _Cue(None, start, end, words)]


def _plain(raw: str) -> str:
    import html

    return tidy(html.unescape(_TAG.sub("", raw)))


def _document(form: str, cues: Sequence[_Cue], remarks: tuple[Remark, ...]) -> RawDocument:
    if not any(cue.words for cue in cues):
        raise Unreadable("There are no words in it.", remedy="Look whether it is the right file.")
    turns, repeated = _turns(cues)
    found = from_turns(turns)
    if repeated:
        why = "lines that roll over the screen are written several times; each is kept once"
        remarks = (*remarks, Remark(what="dropped", name="repeated lines", why=why, count=repeated))
    return found.model_copy(
        update={"form": form, "counts": {"cues": len(cues)}, "remarks": (*remarks, *found.remarks)}
    )


def _turns(cues: Sequence[_Cue]) -> tuple[list[tuple[str | None, float, str]], int]:
    """Join cues of one speaker to turns; without speakers, at pauses and when a sentence has ended."""
    turns: list[tuple[str | None, float, str]] = []
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
        name = cue.name or (turns[-1][0] if turns and named and not cue.turns else None)
        if turns and same and (named or _goes_on(turns[-1][2], cue, last)):
            turns[-1] = (name, turns[-1][1], f"{turns[-1][2]} {words}".strip())
        else:
            turns.append((name, cue.start, words))
        last = cue._replace(name=name)
    return turns, repeated


def _rolls(lines: Sequence[str], before: Sequence[str]) -> bool:
    return len(lines) > 1 and bool(before) and lines[0] == before[-1]


def _goes_on(said: str, cue: _Cue, last: _Cue | None) -> bool:
    if last is not None and cue.start - last.end > _PAUSE:
        return False
    return len(said.split()) < _WORDS_OF_TURN or not said.rstrip().endswith((".", "?", "!", "…", "”"))
