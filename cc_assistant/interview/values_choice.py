"""Which options somebody means: by number or letter, by id, or by words of the label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Option, Question
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.text.phrases import NUMBER_WORDS

_KEY = re.compile(r"\(?(\d{1,2}|[a-z])[.)]?")
_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})")
_BETWEEN = re.compile(r"\s*(?:[,;&+\n/]|\band\b|\bplus\b|\bas well as\b)\s*")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_EMPTY_WORDS = frozenset(
    "a an the of to in on at by for with we us our it is are be they them people".split()
)
_YES = frozenset({"y", "yes", "yeah", "yep", "yup", "aye", "definitely", "of course", "yes please"})
_NO = frozenset({"n", "no", "nope", "nah", "definitely not", "no way"})
_ALL = frozenset({"all", "all of them", "all of these", "everything", "everyone"})
_NONE = frozenset({"none", "none of them", "none of these", "nothing"})
_ALIKE = 80
"""Of 100, for two words: one letter wrong in five."""
_COMES_CLOSE = 60
_OUT_OF = re.compile(r"([\d.]+)\s*(?:/|out of|of)\s*5")


def read_choice(question: Question, typed: str) -> int | str:
    """Return the id of the one option that is meant.

    Raises:
        ValueFault: none is, or more than one.
    """
    text = _plain(typed)
    keys = _by_keys(question, text)
    if len(keys) > 1:
        raise _ask_which(question, keys, typed, "One answer is needed here")
    if keys:
        return keys[0]
    found = _meant(question, text)
    if len(found) == 1:
        return found[0]
    raise _ask_which(question, found, typed) if found else _no_answer(question, typed)


def read_choices(question: Question, typed: str) -> tuple[int | str, ...]:
    """Return the ids of all options that are meant, in the order of the list.

    Raises:
        ValueFault: a part of the text names none, or may name more than one.
    """
    text = _plain(typed)
    if text in _ALL:
        return tuple(option.id for option in question.options if option.id != DONT_KNOW)
    chosen = set(_by_keys(question, text))
    if not chosen:
        chosen = set(_by_words(question, text))
    if not chosen and text in _NONE:
        raise ValueFault(
            "At least one answer is needed.", remedy="If none fits, skip the question or write a note."
        )
    if not chosen:
        raise _no_answer(question, typed)
    return tuple(option.id for option in question.options if option.id in chosen)


def read_step(question: Question, typed: str) -> int | str:
    """Return the step of a scale that is meant: by its number, in figures or words, or by its label.

    Raises:
        ValueFault: none is.
    """
    text = _plain(typed)
    if out_of := _OUT_OF.fullmatch(text):
        text = out_of[1]
    steps = [option.id for option in question.options]
    said = NUMBER_WORDS.get(text) if text in NUMBER_WORDS else _number(text)
    if said is None:
        found = _meant(question, text)
        if len(found) == 1:
            return found[0]
        raise _ask_which(question, found, typed) if found else _no_answer(question, typed)
    if said in steps:
        return int(said)
    low, high = steps[0], steps[-1]
    raise ValueFault(
        f"The scale has the steps {low} to {high}, and nothing between them.",
        remedy=f"{low}: {question.options[0].label}. {high}: {question.options[-1].label}.",
    )


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().replace("’", "'").split()).strip(" .!\"'")


def _number(text: str) -> float | None:
    try:
        return float(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else None
    except ValueError:
        return None


def _by_keys(question: Question, text: str) -> list[int | str]:
    """Return the options whose numbers or letters are typed, and nothing if there are other words."""
    text = _RANGE.sub(lambda match: _spelt_out(int(match[1]), int(match[2])), text)
    keys: list[str] = []
    for part in re.split(r"[\s,;&+/]+", text):
        if match := _KEY.fullmatch(part):
            keys.append(match[1])
        elif part not in {"", "and", "plus", "or"}:
            return []
    if len(keys) == 1 and any(text in words and name in _ids(question) for words, name in _YES_NO):
        return []
    options = question.options
    places = [int(key) - 1 if key.isdigit() else ord(key) - ord("a") for key in keys]
    outside = [key for key, place in zip(keys, places, strict=True) if not 0 <= place < len(options)]
    if outside:
        last = chr(ord("a") + len(options) - 1)
        raise ValueFault(
            f"There is no answer '{outside[0]}'.",
            remedy=f"They are numbered 1 to {len(options)}, or lettered a to {last}.",
        )
    return list(dict.fromkeys(options[place].id for place in places))


_YES_NO = ((_YES, "yes"), (_NO, "no"))


def _spelt_out(first: int, last: int) -> str:
    return " ".join(map(str, range(first, last + 1))) if first < last else f"{first} {last}"


def _by_words(question: Question, text: str) -> list[int | str]:
    """Read a list of labels; labels with "and" or a comma of their own are put together again."""
    parts = [part for part in _BETWEEN.split(text) if part]
    chosen: list[int | str] = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            found = _meant(question, " ".join(parts[at:end]))
            if len(found) == 1:
                break
            if found and end == at + 1:
                raise _ask_which(question, found, parts[at])
        else:
            if len(parts) == 1:
                return []
            raise _no_answer(question, parts[at])
        chosen += found
        at = end
    return chosen


def _meant(question: Question, text: str) -> list[int | str]:
    """Return the options that a text names, the surest way of naming first."""
    for words, name in _YES_NO:
        if text in words and name in _ids(question):
            return [name]
    exact = [
        option.id
        for option in question.options
        if text in {str(option.id), str(option.id).replace("-", " "), _plain(option.label)}
    ]
    if exact:
        return exact[:1]
    words_typed = _WORD.findall(text)
    begins = [
        option.id
        for option in question.options
        if words_typed and _WORD.findall(_plain(option.label))[: len(words_typed)] == words_typed
    ]
    if begins:
        return begins
    telling = [word for word in words_typed if word not in _EMPTY_WORDS]
    if not telling:
        return []
    for alike in (_same_start, _same_with_slips):
        found = [
            option.id
            for option in question.options
            if all(any(alike(word, other) for other in _words_of(option)) for word in telling)
        ]
        if found:
            return found
    return []


def _ids(question: Question) -> list[int | str]:
    return [option.id for option in question.options]


def _words_of(option: Option) -> list[str]:
    named = [] if isinstance(option.id, int) else option.id.split("-")
    return [*_WORD.findall(_plain(option.label)), *named]


def _same_start(typed: str, word: str) -> bool:
    return word == typed or (len(typed) >= 3 and word.startswith(typed))


def _same_with_slips(typed: str, word: str) -> bool:
    from rapidfuzz import fuzz

    return len(typed) >= 4 and fuzz.ratio(typed, word) >= _ALIKE


def _ask_which(question: Question, found: Sequence[int | str], typed: str, why: str = "") -> ValueFault:
    shown = _listed(question, found)
    return ValueFault(
        f"{why or f'{_quoted(typed)} may mean more than one answer'}: {shown}.",
        remedy="Type the number of one, or more of its words.",
        near=found,
    )


def _no_answer(question: Question, typed: str) -> ValueFault:
    from rapidfuzz import fuzz, process

    labels = {option.id: _plain(option.label) for option in question.options}
    scored = process.extract(_plain(typed), labels, scorer=fuzz.WRatio, limit=3, score_cutoff=_COMES_CLOSE)
    near = [name for _, _, name in scored]
    remedy = f"Did you mean {_listed(question, near)}?" if near else "Type the number of an answer."
    return ValueFault(f"{_quoted(typed)} is not one of the answers.", remedy=remedy, near=near)


def _listed(question: Question, chosen: Sequence[int | str]) -> str:
    numbered = [
        f"{number} {option.label}" for number, option in enumerate(question.options, 1) if option.id in chosen
    ]
    return "; ".join(numbered)


def _quoted(typed: str) -> str:
    return f"'{typed}'" if len(typed) <= 60 else f"'{typed[:59]}…'"
