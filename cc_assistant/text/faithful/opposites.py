"""Words that go opposite ways, as stems: what the direction of a sentence is told by."""

from __future__ import annotations

from cc_assistant.text.tokens import stem

_TABLE = """
amount + more most higher highest increase increased rise rose risen grow grew grown growth greater
amount + larger above exceed up raise raised climb climbed surge soar gain gained majority longer bigger
amount + double expand expanded extra additional
amount - less least lower lowest decrease decreased fall fell fallen drop dropped decline declined
amount - smaller fewer fewest below reduce reduced reduction down loss lost minority shorter cut shrink
amount - shrank
worth + better best improve improved improvement positive positively success successful benefit
worth + beneficial strengthen strengthened strong stronger good well helpful effective
worth - worse worst worsen worsened deteriorate negative negatively failure unsuccessful harm harmful
worth - weaken weakened weak weaker bad badly poor poorer poorly unhelpful ineffective
ease + easy easier easily ease eased simple simpler
ease - hard harder difficult difficulty difficulties complicated complex
order + before earlier early prior first
order - after later late following afterwards last
begin + start started begin began open opened
begin - end ended finish finished close closed stop stopped
size + large big great
size - small tiny little
help + help helped enable enabled support supported facilitate facilitated facilitator encourage
help + encouraged allow allowed promote
help - hinder hindered prevent prevented barrier hamper hampered discourage discouraged block blocked
help - undermine undermined obstacle impede impeded
speed + fast faster quick quicker quickly rapid rapidly
speed - slow slower slowly
often + often always frequent frequently usually regularly common commonly
often - rare infrequent infrequently uncommon seldom occasionally
in + include included inclusion accept accepted agree agreed join joined enter trust trusted
in - exclude excluded exclusion reject rejected refuse refused disagree disagreed decline declined
in - leave left distrust mistrust
cost + save saved saving savings cheap cheaper
cost - expensive dear dearer overspend waste wasted
way + remote remotely online virtual virtually phone telephone
way - face-to-face face inperson person
place + rural countryside village
place - urban city cities town
known + clear clearly clarity certain
known - unclear ambiguous ambiguity uncertain confusion vague
whole + permanent permanently longterm
whole - temporary temporarily shortterm
pay + paid salaried
pay - unpaid voluntary volunteer volunteers
kin + formal formally
kin - informal informally
side + internal internally
side - external externally
old + older oldest old
old - younger youngest young
sex + women woman female
sex - men man male
high + high
high - low
"""
"""A line names a dimension, a side of it, and words of that side."""

SIDES: dict[str, tuple[str, int]] = {
    stem(word): (dimension, 1 if side == "+" else -1)
    for dimension, side, *words in (line.split() for line in _TABLE.strip().splitlines())
    for word in words
}
"""By stem: its dimension and its side, 1 or -1."""
