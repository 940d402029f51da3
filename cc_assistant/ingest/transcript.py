"""Finds the turns of a transcript in its lines: who speaks, when, and what.

Recognised, each with or without a time: ``Interviewer: ...``, ``P3: ...``, ``[00:01:02] Anna: ...``,
``Anna (00:10): ...``, and names on a line of their own (``Anna  0:10``) with the words below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.raw import RawDocument, RawUnit
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.text.tokens import STOP_WORDS

_TIME = r"(?:\d{1,2}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,3})?"


def _marked(group: str) -> str:
    """The pattern of a time in brackets, or of a span of time, whose beginning is the group."""
    return rf"[\[(<{{]\s*(?P<{group}>{_TIME})\s*(?:(?:-->|[-–])\s*{_TIME}\s*)?[\])>}}]"


_NAME = r"(?P<name>[^\W\d_](?:[\w.'’&/#-]|[ ](?=[\w(&/#]))*?(?:[ ]\([\w .,'’/-]{1,30}\))?)"
_LABELLED = re.compile(
    rf"(?:{_marked('before')}[\s:–-]*|(?P<bare>{_TIME})\s+[–-]?\s*)?"
    rf"\*{{0,2}}{_NAME}\*{{0,2}}"
    rf"\s*(?:{_marked('after')}|(?P<plain>{_TIME}))?\s*\*{{0,2}}[:：]\*{{0,2}}(?=\s|$)\s*",
)
_FULL_NAME = r"(?P<name>[^\W\d_](?:[\w.,'’&/#-]|[ ](?=[\w(&/#]))*?(?:[ ]\([^()\n]{1,70}\))?)"
"""As programs for meetings write it above what is said: ``BROWN, Anna (A TRUST)``."""
_NAME_ALONE = re.compile(
    rf"\[?{_FULL_NAME}\]?[\s,|–-]*(?:{_marked('marked')}|(?P<time>{_TIME}))\s*$",
)
_NAME_TIMED = re.compile(rf"{_NAME}\s*{_marked('timed')}\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,5})(?:[.)]|\s)\s*(?=\S)")
_MOST_NUMBERED = 0.9
_TIME_ALONE = re.compile(rf"{_marked('only')}\s*$|(?P<plain>{_TIME})(?:\s*-->\s*{_TIME})?\s*$")
_TIME_FIRST = re.compile(rf"{_marked('first')}\s*")
_ADDED = re.compile(
    r"(?:transcribed by|transcript (?:by|from)|this transcript was (?:generated|exported|produced)).{0,120}"
    r"|\S.{0,100} (?:started|stopped) transcription",
    re.IGNORECASE,
)
"""What transcribing programs write above and below a transcript (Otter, Rev, Teams)."""
_LONGEST_NAME = 40
_LONGEST_LABEL = 120
_LONGEST_FULL_NAME = 110
_MOST_NAME_WORDS = 4
_FEWEST_TURNS = 3
_LONGEST_TITLE = 20
"""Words in a line that may be a title."""
_MOST_NAMES = 12
_CODED = re.compile(r"[A-Z][A-Za-z]{0,11}\s?\d{1,3}")
_FACTS = frozenset(
    """date time place location site venue participant participants interview interviewee id file duration
    length recording recorded transcribed transcriber transcript title subject project study note notes
    role phase case consent present apologies key version page audio language setting age gender
    example http https e-mail email tel phone""".split()
)
"""Words that stand before a colon and are nobody's name, where they stand there once."""
_INTERVIEWER = re.compile(
    r"(?:the )?(?:interviewers?|int|iv|ivr|inter|moderators?|mod|facilitators?|fac|researchers?|res"
    r"|q|question)"
    r"(?:\s*#?\d{1,2}|\s*\(.*\))?\.?",
    re.IGNORECASE,
)
_ASKS_MOST, _ASKS_LITTLE = 0.5, 0.25


@dataclass(frozen=True)
class Line:
    """A paragraph or line of a file, with its place."""

    text: str
    locator: Locator
    heading: bool = False


@dataclass
class _Turn:
    name: str | None
    at: float | None
    lines: list[str] = field(default_factory=list)


def as_transcript(document: RawDocument, *, wanted: bool | None = None) -> RawDocument:
    """Return a document as turns, where its paragraphs are those of a transcript; else as it is.

    Args:
        document: with paragraphs as units.
        wanted: True takes every label for a speaker, False takes none.
    """
    if wanted is False or not document.units:
        return document
    lines = [
        Line(text, unit.locator, unit.kind == "heading")
        for unit in document.units
        if unit.kind in {"paragraph", "heading"}
        for text in unit.text.split("\n")
    ]
    lines, numbers = _without_numbers(lines)
    added = [line for line in lines if _ADDED.fullmatch(line.text.strip())]
    lines = [line for line in lines if line not in added]
    names = _speakers(lines, wanted=bool(wanted))
    if not names:
        return document
    beginning, turns = _turns(lines, names)
    if len(turns) < (1 if wanted else _FEWEST_TURNS):
        return document
    others = [unit for unit in document.units if unit.kind not in {"paragraph", "heading"}]
    found = from_turns([(turn.name, turn.at, "\n".join(turn.lines)) for turn in turns])
    before = [
        RawUnit(
            kind="heading" if lines[0].heading or _is_title(lines) else "paragraph",
            text="\n".join(line.text for line in lines),
            locator=place,
        )
        for place, group in groupby(beginning, key=attrgetter("locator"))
        if (lines := list(group))
    ]
    return document.model_copy(
        update={
            "form": "transcript",
            "units": (*before, *found.units, *others),
            "speakers": found.speakers,
            "remarks": (*document.remarks, *numbers, *_nobodys(added), *found.remarks),
        }
    )


def _is_title(lines: Sequence[Line]) -> bool:
    """Tell what stands at the head of a transcript (its name, day, length) from words that say something."""
    words = " ".join(line.text for line in lines).strip()
    return len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", "?", "!", "…", "”", '"'))


def _without_numbers(lines: list[Line]) -> tuple[list[Line], tuple[Remark, ...]]:
    """Take off the numbers of lines or turns, where each has one and they count on."""
    found = [(line, _NUMBERED.match(line.text)) for line in lines if line.text.strip()]
    numbers = [int(match[1]) for _, match in found if match]
    counted = sum(1 <= other - one <= 5 for one, other in pairwise(numbers))
    if len(numbers) < _FEWEST_TURNS or counted < _MOST_NUMBERED * max(len(found) - 1, 1):
        return lines, ()
    why = "they count lines or turns and were not said"
    remark = Remark(what="dropped", name="numbers before lines", why=why, count=len(numbers))
    return [
        Line(line.text[match.end() :] if match else line.text, line.locator, line.heading)
        for line, match in found
    ], (remark,)


def _nobodys(added: Sequence[Line]) -> tuple[Remark, ...]:
    why = "a program wrote it; nobody said it"
    return tuple(Remark(what="dropped", name=f"‘{line.text.strip()}’", why=why) for line in added)


def from_turns(turns: Sequence[tuple[str | None, float | None, str]]) -> RawDocument:
    """Return a transcript of these turns (name, seconds, words); those without words are passed over."""
    said = [(name, at, tidy(words)) for name, at, words in turns]
    said = [turn for turn in said if turn[2]]
    names = list(dict.fromkeys(name for name, _, _ in said if name))
    asking, remarks = _interviewers(names, said)
    return RawDocument(
        form="transcript",
        units=tuple(
            RawUnit(kind="turn", text=words, speaker=name, locator=Locator(turn=number, at=at))
            for number, (name, at, words) in enumerate(said, start=1)
        ),
        speakers=tuple(Speaker(id="", name=name, interviewer=name in asking) for name in names),
        remarks=remarks,
    )


def seconds_of(written: str) -> float:
    """Return a time such as ``1:02:03``, ``02:03`` or ``00:01:02.500`` in seconds."""
    parts = [float(part) for part in written.replace(",", ".").split(":")]
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return total


def label_of(text: str) -> tuple[str, str] | None:
    """Return the name and the words of ``Anna: words``; None where there is no such label."""
    match = _LABELLED.match(text[:_LONGEST_LABEL])
    return (_clean(match["name"]), text[match.end() :]) if match and may_be_name(match["name"]) else None


def is_interviewer(name: str) -> bool:
    """Tell whether a name says that somebody asks the questions."""
    return bool(_INTERVIEWER.fullmatch(name))


def is_code(name: str) -> bool:
    """Tell whether a name is the code of somebody who takes part: ``P7``, ``LW 12``."""
    return bool(_CODED.fullmatch(name))


def _clean(name: str) -> str:
    return one_line(name).strip("*_ ")


def may_be_name(name: str) -> bool:
    """Tell whether words before a colon can be the name of somebody who speaks."""
    plain = _clean(name)
    few = len(plain) <= _LONGEST_NAME and len(plain.split()) <= _MOST_NAME_WORDS
    if plain.casefold() in STOP_WORDS and len(plain) > 1:
        return False
    return few and (plain[:1].isupper() or plain.lower() in {"int", "interviewer", "participant"})


def _label(line: str) -> tuple[str, float | None, str] | None:
    """Return name, time and words of a line that begins with a label."""
    match = _LABELLED.match(line[:_LONGEST_LABEL])
    if not match and (timed := _NAME_TIMED.match(line[:_LONGEST_LABEL])) and may_be_name(timed["name"]):
        return _clean(timed["name"]), seconds_of(timed["timed"]), line[timed.end() :]
    if not match or not may_be_name(match["name"]):
        return None
    time = match["before"] or match["bare"] or match["after"] or match["plain"]
    return _clean(match["name"]), seconds_of(time) if time else None, line[match.end() :]


def _own_line(line: str) -> tuple[str, float] | None:
    """Return name and time of a line that holds nothing else."""
    match = _NAME_ALONE.fullmatch(line.strip()[: _LONGEST_FULL_NAME + 20])
    if not match or not may_be_name(re.sub(r"\s*\(.*\)$", "", match["name"])):
        return None
    return _clean(match["name"]), seconds_of(match["marked"] or match["time"])


def _speakers(lines: Sequence[Line], *, wanted: bool) -> set[str]:
    """Return who speaks; empty where this is no transcript."""
    labels: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    timed: Counter[str] = Counter()
    after_time = False
    for line in lines:
        if found := _label(line.text):
            labels[found[0]] += 1
            timed[found[0]] += found[1] is not None
        elif own := _own_line(line.text):
            alone[own[0]] += 1
        elif after_time and may_be_name(line.text):
            alone[_clean(line.text)] += 1
        after_time = bool(_TIME_ALONE.fullmatch(line.text.strip()[:_LONGEST_LABEL]))
    if sum(alone.values()) >= _FEWEST_TURNS and len(alone) <= max(3, sum(alone.values()) // 2):
        return set(alone) | {name for name in labels if name in alone}
    names = {
        name
        for name, count in labels.items()
        if not (is_fact(name) and count == 1 and not timed[name])
        and (wanted or _plausible(name, count, labels))
    }
    turns = sum(labels[name] for name in names)
    repeated = [name for name in names if labels[name] >= 2]
    filled = sum(bool(line.text.strip()) for line in lines)
    if wanted:
        return names
    coded = sum(labels[name] for name in names if _CODED.fullmatch(name))
    asked = any(is_interviewer(name) for name in names) or coded > turns / 2
    if not asked and (len(names) > _MOST_NAMES or not any(timed.values())):
        # Labels alone are found in forms and lists, too: few names and little else make a transcript.
        return names if turns >= 0.5 * filled and 2 <= len(repeated) == len(names) <= _MOST_NAMES else set()
    share = turns / max(1, filled)
    many = turns >= _FEWEST_TURNS and (len(repeated) >= 1) and (len(names) >= 2 or sum(timed.values()) > 1)
    return names if many and (share >= 0.3 or (asked and share >= 0.1)) else set()


def is_fact(name: str) -> bool:
    """Tell words that stand before a colon in the heads of files: ``Date``, ``Note``."""
    return name.split(maxsplit=1)[0].lower().strip(".") in _FACTS


def _plausible(name: str, count: int, labels: Counter[str]) -> bool:
    """A name that occurs once counts where it is of the kind of the others (``P7`` beside ``P1``)."""
    if count >= 2 or is_interviewer(name) or _CODED.fullmatch(name):
        return True
    return sum(labels.values()) >= 2 * len(labels)


def _turns(lines: Sequence[Line], names: set[str]) -> tuple[list[Line], list[_Turn]]:
    """Divide the lines: those before the first turn, and the turns."""
    beginning: list[Line] = []
    turns: list[_Turn] = []
    waiting: float | None = None
    for line in lines:
        text = line.text.strip()
        if only := _TIME_ALONE.fullmatch(text[:_LONGEST_LABEL]):
            waiting = seconds_of(only["only"] or only["plain"])
            continue
        label = _label(text)
        own = _own_line(text)
        if label and label[0] in names:
            turns.append(_Turn(label[0], waiting if label[1] is None else label[1], [label[2]]))
            waiting = None
        elif own and own[0] in names:
            turns.append(_Turn(own[0], own[1]))
            waiting = None
        elif text in names and waiting is not None:
            turns.append(_Turn(text, waiting))
            waiting = None
        elif turns:
            turns[-1].lines.append(text)
        else:
            beginning.append(line)
    for turn in turns:
        _take_time(turn)
    return beginning, turns


def _take_time(turn: _Turn) -> None:
    """A time at the head of the words (``Anna: [00:10] Well``) is the time of the turn."""
    if turn.at is None and turn.lines and (match := _TIME_FIRST.match(turn.lines[0])):
        turn.at = seconds_of(match["first"])
        turn.lines[0] = turn.lines[0][match.end() :]


def _interviewers(
    names: Sequence[str], said: Sequence[tuple[str | None, float | None, str]]
) -> tuple[set[str], tuple[Remark, ...]]:
    """Tell who asks: by name, else the one of two whose turns are questions."""
    named = {name for name in names if is_interviewer(name)}
    others = set(names) - named
    initials = {name for name in others if re.fullmatch(r"[IM]\d?", name)}
    if not named and initials and others - initials:
        named = initials
    if not named and "R" in others and any(re.fullmatch(r"P\d*", name) for name in others):
        named = {"R"}
    if named or len(names) != 2:
        return named, ()
    asks = {
        name: sum(words.rstrip(' "”’').endswith("?") for who, _, words in said if who == name)
        / max(1, sum(who == name for who, _, _ in said))
        for name in names
    }
    most, least = sorted(names, key=lambda name: -asks[name])
    if asks[most] >= _ASKS_MOST and asks[least] <= _ASKS_LITTLE:
        why = (
            "most of what they say are questions, so they are taken for the interviewer and not quoted; "
            "'cc-assistant documents set' changes it"
        )
        return {most}, (Remark(what="note", name=most, why=why),)
    return set(), ()
