"""Words that a teller puts for one another without saying anything else: "start" for "begin"."""

from __future__ import annotations

from cc_assistant.text.tokens import stem

_GROUPS = """
start started begin began begun beginning onset launch launched commence
refuse refused refusal decline declined reject rejected
barrier obstacle hindrance hinder hindered hamper hampered impede impeded
people person persons individual participant respondent user client
doctor physician gp practitioner
worker staff employee personnel workforce navigator connector
programme scheme service project initiative intervention
use used usage utilisation uptake
cost expense expenditure spending price
money funding fund finance financial financed
cut reduce reduced reduction fall fell fallen drop dropped lower lowered decrease decreased
rise rose risen increase increased grow grew grown growth climb climbed up
improve improved improvement better gain gained
worsen worsened worse deteriorate deteriorated
help helped aid aided assist assisted support supported enable enabled facilitate facilitated
goal aim target objective purpose
need required require necessity
mental psychological emotional
wellbeing health
deprived disadvantaged poor poverty
inequality unequal disparity gap
remote remotely telephone phone online virtual digital
meeting visit contact conversation session appointment
train trained training
pandemic covid lockdown coronavirus
reviewer author researcher team investigator
review overview synthesis
survey questionnaire poll
interview interviewed
group cohort sample
figure number count total
share proportion percentage
choose chosen select selected pick picked
keen willing eager ready
wary cautious guarded hesitant reluctant
common frequent widespread usual
rare seldom uncommon infrequent
difficult hard difficulty challenge challenging struggle struggled
easy simple ease
lonely loneliness isolated isolation
quit leave left drop dropout
assess measure measured assessment measurement evaluate evaluated
job post role position
pay paid salary wage
big large great substantial considerable
small little slight modest
quick fast rapid speedy
elderly older old
child children young younger youth
country nation national
local locally area region regional
town city urban
village rural countryside
charity voluntary nonprofit
link linked connect connected connection
join joined attend attended attendance participate participated participation take-up
view opinion attitude perception
worry worried concern anxiety anxious
doubt doubtful question dispute sceptical
warn warned caution cautioned warning
publish published
build built develop developed development
change changed shift shifted alter
plan planned intend intended
several various different
"""

_KIN: dict[str, str] = {}
for _line in _GROUPS.strip().splitlines():
    _head, *_ = _words = [stem(word) for word in _line.split()]
    for _word in _words:
        _KIN.setdefault(_word, _head)


def kin(stemmed: str) -> str:
    """Return the word that stands for a stem and all that mean about the same; itself where it is alone."""
    return _KIN.get(stemmed, stemmed)
