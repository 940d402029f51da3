"""Words that go opposite ways: what the direction of a sentence is told by.

Wider than the pairs of `cc_assistant.text.opposites`, each of which decides alone; these are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable

from cc_assistant.text.tokens import stem

_TABLE = """
amount | more increase increased increases increasing rise rises rose risen grow grows grew grown
    growth higher highest greater greatest larger largest climb climbs climbed surge surged soar
    soared gain gained gains above exceed exceeded exceeds raise raised raises double doubled expand
    expanded bigger biggest upward upwards up majority most over
  | less fewer fewest least decrease decreased decreases decreasing fall falls fell fallen lower
    lowest lowered smaller smallest decline declined declines drop dropped drops reduce reduced
    reduces reduction below cut cuts shrink shrank shrunk downward downwards down minority under
    diminish diminished lessen lessened
worth | better best improve improved improves improving improvement improvements positive positively
    success successful successfully beneficial benefit benefits benefited strengthen strengthened
    stronger strongest strong effective well good gain gained helpful
  | worse worst worsen worsened worsens worsening deteriorate deteriorated negative negatively
    failure failures unsuccessful unsuccessfully harmful harm harms harmed weaken weakened weaker
    weakest weak ineffective badly poorly poor bad unhelpful
ease | easy easier easiest easily ease eased simple simpler straightforward
  | hard harder hardest difficult difficulty complicated complex tough tougher
order | before earlier prior beforehand
  | after later afterwards subsequently
time | early earliest
  | late latest
place-in-row | first
  | last
size | large big great considerable substantial major huge wide broad
  | small little tiny slight minor modest narrow slim
begin | start starts started starting begin begins began begun open opened launch launched
  | end ends ended ending finish finished close closed stop stops stopped cease ceased halt halted
help | help helps helped helping enable enabled enables support supports supported facilitate
    facilitated facilitates encourage encouraged encourages allow allowed allows promote promoted
    promotes let lets
  | hinder hinders hindered hindering prevent prevented prevents hamper hampered hampers discourage
    discouraged discourages block blocked blocks undermine undermined undermines obstruct impede
    impeded impedes deter deterred
speed | fast faster fastest quick quicker quickly rapid rapidly swift swiftly
  | slow slower slowly slowest
often | often always frequently frequent usually regularly regular commonly common generally
  | rarely rare seldom infrequently infrequent occasionally never hardly uncommon
in | include includes included including inclusion
  | exclude excludes excluded excluding exclusion
consent | accept accepted accepts agree agreed agrees welcome welcomed approve approved endorse
    endorsed
  | refuse refused refuses reject rejected rejects decline declined declines disagree disagreed
    oppose opposed dispute disputed resist resisted
faith | trust trusts trusted confident confidence believe believed convinced
  | distrust distrusts distrusted mistrust doubt doubts doubted sceptical suspicious
join | join joined enter entered
  | quit withdraw withdrew abandon abandoned
save | save saved saves saving savings
  | waste wasted wastes overspend
price | cheap cheaper cheapest affordable inexpensive
  | expensive dear dearer costly costlier
way | remote remotely online virtual virtually phone telephone digital
  | face person physically
place | rural countryside
  | urban city cities
known | clear clearly clarity certain
  | unclear ambiguous ambiguity uncertain vague
length | permanent permanently indefinitely
  | temporary temporarily
span | long longer longest lengthy
  | short shorter shortest brief
pay | paid salaried
  | unpaid voluntary volunteer
kin | formal formally
  | informal informally
side | internal internally inside
  | external externally outside
old | older oldest old elderly
  | younger youngest young
sex | women woman female females her she
  | men man male males his he
height | high higher highest
  | low lower lowest
wealth | rich richer wealthy wealthier affluent
  | poor poorer deprived disadvantaged
public | public
  | private
nearness | near nearer close closer nearby
  | far farther further distant
safety | safe safer safely
  | unsafe dangerous risky
likely | likely likelier probable
  | unlikely improbable
keen | keen keener willing eager open
  | reluctant unwilling wary hesitant cautious guarded
alone | together jointly
  | alone separately apart
same | same similar similarly alike uniform consistent consistently
  | different differently opposite varied varying various inconsistent
enough | enough sufficient ample plenty adequate adequately
  | insufficient scarce scant lacking inadequate short
day | day daytime
  | night
group | individual individually
  | group groups collective
part | whole fully full entirely complete completely
  | partial partly partially incomplete
many | many numerous
  | few
up | upper top
  | lower bottom
win | win won
  | lose lost
"""
"""A block names a dimension, then its two sides."""


class Opposites:
    """Words by dimension and side.

    Args:
        blocks: (dimension, words of one side, words of the other side).
    """

    def __init__(self, blocks: Iterable[tuple[str, list[str], list[str]]]) -> None:
        self._sides: dict[str, list[tuple[str, int]]] = {}
        for name, one, other in blocks:
            for side, words in ((1, one), (-1, other)):
                for word in words:
                    ways = self._sides.setdefault(stem(word), [])
                    if (name, side) not in ways:
                        ways.append((name, side))

    def of(self, stemmed: str) -> list[tuple[str, int]]:
        """Return the dimensions that a stem goes along, each with its side (1 or -1)."""
        return self._sides.get(stemmed, [])

    def known(self) -> frozenset[str]:
        """Return all stems that go some way."""
        return frozenset(self._sides)

    def against(self, stemmed: str) -> frozenset[str]:
        """Return the stems that go the opposite way of a stem."""
        ways = {(name, -side) for name, side in self.of(stemmed)}
        return frozenset(other for other, sides in self._sides.items() if not ways.isdisjoint(sides))


def _blocks() -> Iterable[tuple[str, list[str], list[str]]]:
    name = ""
    sides: list[list[str]] = []
    for line in _TABLE.strip().splitlines():
        if not line.startswith(" "):
            if name:
                yield name, sides[0], sides[1]
            name, sides = line.partition(" |")[0], []
        head, bar, rest = line.partition("|")
        if bar:
            sides.append(rest.split())
        else:
            sides[-1].extend(head.split())
    yield name, sides[0], sides[1]


OPPOSITES = Opposites(_blocks())
