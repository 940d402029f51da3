"""Follow-ups: a question that leans on the turns before it is made to stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cc_assistant.domain.conversation import Conversation
from cc_assistant.retrieval.lexicon import Lexicon, Mention
from cc_assistant.text.tokens import STOP_WORDS, word_spans

_OPENINGS = re.compile(r"^\s*(and|but|or|also|so|what about|how about|what of|same for|any)\b", re.IGNORECASE)
_POINTERS = frozenset(
    """it its they them their theirs that this those these there then he him his she her hers one ones
    such same else instead either both former latter others""".split()
)
_SCAFFOLD = frozenset(
    """know tell show explain say said think thing things happen happened happens make made work works
    worked working evidence learn learned learnt find found use used using go goes going come came put way
    ways lot good best better well bad help helps helped want need people anyone anything overview summary
    main key example examples""".split()
)
_LONG = 6  # words of a topic from which on it says more than a later question leans on
_FEW = 1  # content words up to which a question in the midst of a talk is taken to lean on it
_SHORT = 2  # ... and up to which one with a word that points back is


@dataclass(frozen=True)
class Standalone:
    """A question made to stand alone.

    Attributes:
        text: the question with its topic, as shown to people.
        own: the words of the question itself.
        topic: what earlier turns are about, without what this question replaces; "" for a new topic.
        next_topic: what a later follow-up will lean on.
    """

    text: str
    own: str
    topic: str
    next_topic: str

    @property
    def follow_up(self) -> bool:
        """Whether the question leans on earlier turns."""
        return bool(self.topic)


def stand_alone(question: str, conversation: Conversation, lexicon: Lexicon) -> Standalone:
    """Read a question with the turns before it.

    A follow-up is a question with an opening such as "and" or "what about", a word that points back
    ("it", "they"), or hardly any content of its own. It takes over the topic of the turn before; a place
    that it names takes the place of the one there.
    """
    earlier = conversation.turns[-1].topic if conversation.turns else ""
    mentions = lexicon.find(question)
    own_topic = topic_of(question, mentions)
    if not earlier or not leans_back(question, mentions):
        return Standalone(question, question, "", own_topic)
    topic = _without_replaced(earlier, mentions, lexicon)
    added = _new_mentions(question, mentions, topic, lexicon)
    next_topic = f"{topic} {added}".strip() if topic else own_topic
    if not topic:
        return Standalone(question, question, "", own_topic)
    bare = question.strip().rstrip("?!. ")
    return Standalone(f"{bare} (about: {topic})", question, topic, next_topic)


def leans_back(question: str, mentions: list[Mention]) -> bool:
    """Whether a question, asked in the midst of a talk, needs the turns before to be understood."""
    if _OPENINGS.match(question):
        return True
    content = _content(question, mentions)
    if len(content) <= _FEW:
        return True
    pointers = [start for word, start, _ in word_spans(question) if word in _POINTERS]
    # A word that points back after something it may point to ("link workers ... their job") does not count.
    return bool(pointers) and (len(content) <= _SHORT or pointers[0] < content[0][0])


def topic_of(question: str, mentions: list[Mention]) -> str:
    """Return what a question is about: its words from the first to the last that carry content.

    Of a long question only the terms and places remain, where it names any.
    """
    content = _content(question, mentions)
    if not content:
        return ""
    topic = question[content[0][0] : content[-1][1]].strip()
    if mentions and len(topic.split()) > _LONG:
        return ", ".join(dict.fromkeys(question[m.start : m.end] for m in mentions))
    return topic


def _content(question: str, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Spans of terms, places and words that carry content, in order."""
    taken = [(m.start, m.end) for m in mentions]
    spans = list(taken)
    for word, start, end in word_spans(question):
        inside = any(a <= start < b for a, b in taken)
        if not inside and word not in STOP_WORDS and word not in _SCAFFOLD and word not in _POINTERS:
            spans.append((start, end))
    return sorted(spans)


def _without_replaced(topic: str, mentions: list[Mention], lexicon: Lexicon) -> str:
    """Drop places from the topic, and words used only elsewhere, where the question names a place."""
    new = {m.id for m in mentions if m.kind == "place"}
    if not new:
        return topic
    countries = {lexicon.places[p].place for place in new for p in (place, *lexicon.places[place].within)}
    out, at = "", 0
    for mention in lexicon.find(topic):
        if mention.kind == "place":
            drop = mention.id not in new
        else:
            where = set(lexicon.terms[mention.id].country)
            drop = bool(where) and "international" not in where and not where & countries
            drop = drop and len(where) == 1
        if drop:
            out += topic[at : mention.start]
            at = mention.end
    kept = re.sub(r"\s+", " ", out + topic[at:]).strip(" ,;:-")
    return re.sub(r"\b(in|at|of|for|from|and|the|over|across|around)$", "", kept).strip()


def _new_mentions(question: str, mentions: list[Mention], topic: str, lexicon: Lexicon) -> str:
    held = {m.id for m in lexicon.find(topic)}
    return " ".join(question[m.start : m.end] for m in mentions if m.id not in held)
