"""The marks of one sentence: phrases of questions, how things stand, what is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cc_assistant.interview.understanding.clauses import Sentence
from cc_assistant.interview.understanding.lexicon import Cue, Lexicon, Stands, Turns
from cc_assistant.text.phrases import Found, Token

_ASKING = frozenset("whether if who what how when where which why nor or whats whos wheres".split())
_BEFORE_ASKING = frozenset("and but also as to about though of for on quite really exactly just same".split())
_AUXILIARY = frozenset("is are was were do does did will would has have had can could".split())
_DENIED = frozenset("isnt arent wasnt werent wont doesnt dont didnt cant cannot hasnt havent".split())
_OTHERS = frozenset("they she he their theirs her his theyre theyd theyve it there".split())
_REACH = 8  # words over which a "not" is felt
_FELT_AFTER = 3  # words within which "is not" follows what it denies


@dataclass
class Marks:
    """What was found in a sentence.

    Attributes:
        sentence: where.
        cues: phrases of questions, without those that a longer one or a block covers.
        stances: how things stand.
        turns: what takes words back.
        doubtful: numbers of the clauses that somebody says not to know.
        others: whether the sentence goes on about somebody else's service.
    """

    sentence: Sentence
    cues: list[Found[Cue]] = field(default_factory=list)
    stances: list[Found[Stands]] = field(default_factory=list)
    turns: list[Found[Turns]] = field(default_factory=list)
    doubtful: frozenset[int] = frozenset()
    others: bool = False

    def clause_of(self, found: Found[Cue] | Found[Stands] | Found[Turns]) -> int:
        """Return the number of the clause in which a mark begins."""
        return self.sentence.tokens[found.start].clause

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Return where tokens stand in the text (half-open)."""
        tokens = self.sentence.tokens
        return tokens[start].start, tokens[end - 1].end

    def goes_back(self, clause: int) -> range:
        """Return the clauses that a clause goes on from, itself included: parts of a list and their head."""
        first = clause
        while first > 0 and self.sentence.clauses[first].fragment:
            first -= 1
        return range(first, clause + 1)

    def taken_back(self, found: Found[Cue], *, hopes: bool, after: bool = True) -> bool:
        """Tell whether what was found is denied, doubted, only wished for, past, or about others.

        Args:
            found: the words.
            hopes: whether a wish counts as said.
            after: whether "is not" and the like behind the words deny them.
        """
        clause = self.clause_of(found)
        if clause in self.doubtful and not self._outside_doubt(found):
            return True
        reach = self.goes_back(clause)
        opened = {"elsewhere"} if self.others else set()
        for turn in self.turns:
            kind = turn.means.turn
            if kind == "maybe" and self.clause_of(turn) == clause and not _overlap(turn, found):
                return True
            if turn.end > found.start and not (kind == "past" and turn.start < found.end):
                continue
            if kind == "sooner":
                opened -= {"elsewhere", "past"}
            elif kind == "elsewhere" or (
                self.clause_of(turn) in reach
                and not (kind == "not" and self.clause_of(turn) == clause and found.start - turn.end > _REACH)
            ):
                opened.add(kind)
        if hopes:
            opened.discard("wish")
        return bool(opened - {"rather"}) or (after and not hopes and self._denied_after(found))

    def _outside_doubt(self, found: Found[Cue]) -> bool:
        """Tell whether the doubt of the clause is not about these words.

        They end with those of doubt ("not decided" may be an option), or say something before it ("the
        practices send us people they do not know what to do with").
        """
        clause = self.clause_of(found)
        doubts = [
            stance
            for stance in self.stances
            if stance.means.stance == "unknown" and self.clause_of(stance) == clause
        ]
        if any(stance.start < found.end <= stance.end for stance in doubts):
            return True
        return (
            bool(doubts)
            and all(found.end <= stance.start for stance in doubts)
            and not _asks(self.sentence, clause)
        )

    def _denied_after(self, found: Found[Cue]) -> bool:
        """Tell whether "is not" or the like follows at once."""
        tokens = self.sentence.tokens
        clause = tokens[found.end - 1].clause
        after: list[Token] = [
            token for token in tokens[found.end : found.end + _FELT_AFTER] if token.clause == clause
        ]
        words = [token.word for token in after]
        if not words:
            return False
        return words[0] in _DENIED or (
            words[0] in _AUXILIARY and bool({"not", "never", "no"} & set(words[1:2]))
        )


def marks_of(sentence: Sentence, lexicon: Lexicon, *, doubt_before: bool, others_before: bool) -> Marks:
    """Find the marks of a sentence.

    Args:
        sentence: which.
        lexicon: the phrases.
        doubt_before: whether the sentence before told of something unknown, so that a "nor" goes on with it.
        others_before: whether it told of somebody else's service, so that "they" or "she" goes on with it.
    """
    cues: list[Found[Cue]] = []
    marks = Marks(sentence, others=others_before and sentence.tokens[0].word in _OTHERS)
    for found in lexicon.book.find(sentence.tokens):
        means = found.means
        if isinstance(means, Cue):
            cues.append(Found(means, found.start, found.end))
        elif isinstance(means, Stands):
            marks.stances.append(Found(means, found.start, found.end))
        else:
            marks.turns.append(Found(means, found.start, found.end))
    marks.cues = _without_covered(cues, lexicon)
    marks.doubtful = _doubtful(marks, doubt_before=doubt_before)
    return marks


def _without_covered(cues: Sequence[Found[Cue]], lexicon: Lexicon) -> list[Found[Cue]]:
    """Leave out what a block overlaps, and options inside a longer phrase for another of the question."""
    kept = []
    for cue in cues:
        rivals = [other for other in cues if other.means.question == cue.means.question and other is not cue]
        role = cue.means.role
        if role == "blocks" or any(o.means.role == "blocks" and _overlap(o, cue) for o in rivals):
            continue
        several = lexicon.questions[cue.means.question].kind == "multi"
        if (
            not several
            and role in {"says", "there"}
            and any(
                o.means.role in {"says", "there"}
                and o.start <= cue.start
                and cue.end <= o.end
                and (o.end - o.start > cue.end - cue.start)
                and o.means.option != cue.means.option
                for o in rivals
            )
        ):
            continue
        kept.append(cue)
    return kept


def _overlap(one: Found[Turns] | Found[Cue], other: Found[Cue]) -> bool:
    return one.start < other.end and other.start < one.end


def _doubtful(marks: Marks, *, doubt_before: bool) -> frozenset[int]:
    sentence = marks.sentence
    origins = {marks.clause_of(stance) for stance in marks.stances if stance.means.stance == "unknown"}
    if doubt_before and sentence.tokens[0].word in {"nor", "neither", "or"}:
        origins.add(0)
    doubtful = set(origins)
    for origin in origins:
        for clause in range(origin + 1, len(sentence.clauses)):
            if not (_asks(sentence, clause) or sentence.clauses[clause].fragment):
                break
            doubtful.add(clause)
        chain: list[int] = []
        for clause in range(origin - 1, -1, -1):
            chain.append(clause)
            if _asks(sentence, clause):
                doubtful.update(chain)
                chain = []
            elif not sentence.clauses[clause].fragment:
                break
    return frozenset(doubtful)


def _asks(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause is an indirect question: it begins with "whether", "who" or the like."""
    first, after, _ = sentence.clauses[clause]
    words: Iterable[str] = (token.word for token in sentence.tokens[first:after])
    word = next((word for word in words if word not in _BEFORE_ASKING), "")
    return word in _ASKING
