"""One slip in a pack is told once: where it stands, what was found, what comes nearest."""

from __future__ import annotations

import pytest

from cc_assistant.knowledge.loading import check
from tests.knowledge.packs import PackUnderTest

SMITH, JONES = "evidence/smith2020.yaml", "evidence/jones2021.yaml"
RECOMMENDATIONS, QUESTIONS = "toolkit/recommendations.yaml", "toolkit/questionnaire.yaml"
LINKS = "toolkit/evidence-links.yaml"

# file, what stands there, the slip, what is told; a line is given where it is not that of the slip
SLIPS = [
    # ------------------------------------------------------------ fields and values
    (SMITH, "direction: barrier", "dirction: barrier",
     "excerpts.smith2020-02.dirction: 'dirction' is not a field here; did you mean 'direction'?"),
    (SMITH, "direction: barrier", "direction: barier",
     "excerpts.smith2020-02.direction: 'barier' is not one of barrier, facilitator, mixed, neutral"
     "; did you mean 'barrier'?"),
    (SMITH, "phase: [operation, maintenance]", "phase: [operation, maintainance]",
     "excerpts.smith2020-02.phase.2: 'maintainance' is not one of initiation, operation, maintenance"
     "; did you mean 'maintenance'?"),
    (SMITH, "phase: [operation, maintenance]", "phase: operation",
     "excerpts.smith2020-02.phase: expected a list, found 'operation'"),
    (SMITH, "    locator: Abstract\n    claim: Tele", "    claim: Tele",
     "31: excerpts.smith2020-02.locator: 'locator' is missing"),
    (SMITH, "year: 2020", "year: twenty", "source.year: expected a whole number, found 'twenty'"),
    (SMITH, "year: 2020", "year: 20", "source.year: input should be greater than or equal to 1500"),
    (SMITH, "text: \"Weekly calls: twelve walkers.\"", "text: Weekly calls twelve\n    extra:\n      a: b",
     "35: excerpts.smith2020-02.extra: 'extra' is not a field here; did you mean 'text'?"),
    (SMITH, "title: Walking together", "title: 2020",
     "source.title: expected a text, found the number 2020 (to mean a text, put it in quotes)"),
    (SMITH, "title: Walking together", "title: true",
     "source.title: expected a text, found true (to mean the word, put it in quotes)"),
    (SMITH, "title: Walking together", "title:", "source.title: expected a text, found nothing"),
    (SMITH, "title: Walking together", "title: '  '",
     "source.title: is empty: write something or leave it out"),
    (QUESTIONS, "dont_know: false", "dont_know: perhaps",
     "questions.modes.dont_know: expected true or false, found 'perhaps'"),
    ("portraits/walks.yaml", "    source: smith2020\n", "",
     "7: initiation.1: a sentence rests on excerpts or on a source: give one of the two"),
    # ------------------------------------------------------------ ids
    (SMITH, "themes: [remote, trust]", "themes: [remotely, trust]",
     "excerpts.smith2020-02.themes.1: there is no theme 'remotely'; did you mean 'remote'?"),
    (SMITH, "cfir: [innovation.design]", "cfir: [innovation.desing]",
     "excerpts.smith2020-01.cfir.1: there is no CFIR construct 'innovation.desing'"
     "; did you mean 'innovation.design'?"),
    (SMITH, "npt: [coherence.difference]", "npt: [coherence.differentiation]",
     "excerpts.smith2020-01.npt.1: there is no NPT component 'coherence.differentiation'"
     "; did you mean 'coherence.difference'?"),
    ("portraits/walks.yaml", "excerpts: [smith2020-01]", "excerpts: [smith2020-09]",
     "opening.1.excerpts.1: there is no excerpt 'smith2020-09'; did you mean 'smith2020-01'?"),
    ("cases/walks.yaml", "source: smith2020", "source: smyth2020",
     "timeline.1.source: there is no source 'smyth2020'; did you mean 'smith2020'?"),
    ("glossary/terms.yaml", "{id: navigator,", "{id: navigater,",
     "link-worker.not_the_same_as.navigater.id: there is no glossary term 'navigater'"
     "; did you mean 'navigator'?"),
    ("glossary/places.yaml", "within: [england]", "within: [englnd]",
     "town.within.1: there is no place 'englnd'; did you mean 'england'?"),
    (RECOMMENDATIONS, "eric: [eric-teach]", "eric: [eric-tech]",
     "recommendations.rec-ring.eric.1: there is no ERIC strategy 'eric-tech'; did you mean 'eric-teach'?"),
    (RECOMMENDATIONS, "who: [lead]", "who: [leader]",
     "recommendations.rec-ring.who.1: there is no role 'leader'; did you mean 'lead'?"),
    (QUESTIONS, "{rec: rec-ring, when: \"modes", "{rec: rec-rung, when: \"modes",
     "questions.modes.leads_to.1.rec: there is no recommendation 'rec-rung'; did you mean 'rec-ring'?"),
    (QUESTIONS, "{rec: rec-ring, when: \"modes", "{rec: all, when: \"modes",
     "questions.modes.leads_to.1.rec: 'all' goes with the effects dates and pins only"),
    (QUESTIONS, "section: start", "section: stat",
     "questions.launch_date.section: there is no section 'stat'; did you mean 'start'?"),
    # ------------------------------------------------------------ evidence
    ("same-findings.yaml", "smith2020-02", "jones2021-01",
     "1: 1: a group is of one source; here are jones2021, smith2020"),
    ("same-findings.yaml", ", smith2020-02", "", "1: 1: a group has two excerpts or more"),
    ("same-findings.yaml", "smith2020-02", "smith2020-01", "1: 1.2: 'smith2020-01' is in a group already"),
    ("cases/walks.yaml", "excerpts: [smith2020-01]", "excerpts: [smith2020-01, smith2020-02]",
     "excerpts.2: the excerpt 'smith2020-02' does not say 'case: walks'"),
    # ------------------------------------------------------------ frames and themes
    ("frames/cfir.yaml", "sub_constructs: 1", "sub_constructs: 2",
     "counts.sub_constructs: says 2, but there are 1"),
    ("frames/npt.yaml", "primary_constructs: 3", "primary_constructs: 12",
     "counts.primary_constructs: says 12, but there are 3"),
    ("strategies/eric.yaml", "name: Train, strategies: 1", "name: Train, strategies: 2",
     "clusters.train.strategies: says 2 strategies, but 1 are in this cluster"),
    ("themes.yaml", "related: [remote]", "related: []",
     "8: themes.remote.related.1: 'trust' does not list 'remote' as related: list both or none"),
    # ------------------------------------------------------------ glossary
    ("glossary/terms.yaml", "synonyms: [pathfinder]", "synonyms: [Connector]",
     "navigator.synonyms.1: 'Connector' leads to another entry already: 'link-worker'"),
    # ------------------------------------------------------------ toolkit
    (LINKS, "excerpt: jones2021-01", "excerpt: smith2020-01",
     "rec-ring.qualifies.smith2020-01.excerpt: 'smith2020-01' both supports and qualifies 'rec-ring'"),
    (LINKS, "strength: weak", "strength: reasoning-only",
     "rec-ring.strength: the strength is 'reasoning-only' if, and only if, no excerpt supports"),
    (RECOMMENDATIONS, "depends_on: []", "depends_on: [rec-ring]",
     "13: recommendations.rec-ring.depends_on: waits for itself: rec-ring -> rec-listen -> rec-ring"),
    # ------------------------------------------------------------ conditions
    (QUESTIONS, "\"modes == 'phone'\"", "\"modes = 'phone'\"",
     "questions.modes.leads_to.1.when: not a condition: cannot read '=' at character 7: '==' compares"),
    (QUESTIONS, "\"modes == 'phone'\"", "\"modes == 'fone'\"",
     "questions.modes.leads_to.1.when: 'fone' is not an answer to 'modes'; did you mean 'phone'?"),
    (QUESTIONS, "\"modes == 'phone'\"", "\"'phone' in modes\"",
     "questions.modes.leads_to.1.when: 'in' is for questions with several answers; 'modes' has one: "
     "write modes == ..."),
    (QUESTIONS, "\"modes == 'phone'\"", "\"modes > 1\"",
     "questions.modes.leads_to.1.when: 'modes' is not a number: compare it with == or !="),
    (QUESTIONS, "\"modes == 'phone'\"", "\"modes == 'dont-know'\"",
     "questions.modes.leads_to.1.when: 'dont-know' is not an answer to 'modes'"),
    (QUESTIONS, "\"modes == 'phone'\"", "\"liking == 1\"",
     "questions.modes.leads_to.1.when: does not look at the answer to its own question, 'modes'"),
    (QUESTIONS, "\"'old' in groups\"", "\"groups == 'old'\"",
     "questions.groups.leads_to.1.when: 'groups' has several answers: write '...' in groups"),
    (QUESTIONS, "ask_when: answered(launch_date)", "ask_when: liking == 1",
     "questions.modes.ask_when: 'liking' does not come earlier: ask_when looks at earlier questions only"),
    (QUESTIONS, "liking <= 1", "liking <= 3 and liking == 3",
     "questions.liking.leads_to.1.when: '3' is not an answer to 'liking'"),
    (QUESTIONS, "{id: 2, label: Much}", "{id: 1, label: Much}",
     "questions.liking.options.1.id: there is an option '1' already"),
    (RECOMMENDATIONS, "modes == 'video'", "mods == 'video'",
     "recommendations.rec-ring.applies_when: there is no question 'mods'; did you mean 'modes'?"),
    (RECOMMENDATIONS, "weeks_to_launch < 4", "weeks_to_launch == 'soon'",
     "recommendations.rec-ring.applies_when: 'weeks_to_launch' is a number: compare it with one"),
    (RECOMMENDATIONS, "answered(launch_date)", "funding_end > 4",
     "recommendations.rec-listen.anchor.when: 'funding_end' rests on the question 'funding_months', which is "
     "not there"),
    # ------------------------------------------------------------ conditions, over all possible answers
    (QUESTIONS, "modes == 'phone' or modes == 'video'", "modes == 'phone' and modes == 'video'",
     "questions.groups.ask_when: 'groups' is never asked: no answers to earlier questions make this true"),
    (QUESTIONS, "modes == 'phone' or modes == 'video'", "answered(modes) or not answered(modes)",
     "questions.groups.ask_when: is true whatever is answered: write 'always', or mend it"),
    (QUESTIONS, "modes == 'phone' or modes == 'video'",
     "modes == 'phone' or (modes == 'video' and not answered(launch_date))",
     "questions.groups.ask_when: this part is never true: modes == 'video' and not (answered(launch_date))"),
    (QUESTIONS, "liking <= 1", "liking > 2",
     "questions.liking.leads_to.1.when: this part is never true: liking > 2"),
    (QUESTIONS, "liking <= 1 or liking == 'dont-know'", "liking > 1 and liking < 2",
     "questions.liking.leads_to.1.when: no answer to 'liking' makes this true"),
    (RECOMMENDATIONS, "applies_when: always", "applies_when: \"liking == 1 and liking > 1\"",
     "recommendations.rec-listen.applies_when: 'rec-listen' is on no list: no answers make this true"),
    (RECOMMENDATIONS, "\"answered(launch_date)\"", "\"weeks_to_launch < 2 and weeks_to_launch > 1.5\"",
     "recommendations.rec-listen.anchor.when: the anchor never counts: while this is true, 'rec-listen' is "
     "not on the list"),
    (QUESTIONS, "\"'old' in groups\", effect: raises", "\"'old' in groups\", effect: adds",
     "questions.groups.leads_to.1.when: these answers do not put 'rec-listen' on the list: its applies_when "
     "is true without them"),
    (QUESTIONS, "\"'old' in groups\", effect: raises", "\"'old' in groups\", effect: dates",
     "questions.groups.leads_to.1.when: no answer to 'groups' changes the date of 'rec-listen': its anchor "
     "does not look at it"),
    (QUESTIONS, "      - {rec: rec-ring, when: weeks_to_launch < 4, effect: adds}\n", "",
     "20: questions.launch_date.leads_to: an answer to 'launch_date' can put 'rec-ring' on the list, and no "
     "'adds' says so"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), SLIPS)
def test_a_slip_is_told_with_its_place_and_the_nearest_valid_value(
    pack: PackUnderTest, file: str, old: str, new: str, told: str
) -> None:
    line = pack.change(file, old, new)
    place = told if told[0].isdigit() else f"{line}: {told}"
    assert str(pack.fault()) == f"{file}:{place}"


def test_an_id_that_two_files_give_is_told_where_it_comes_again(pack: PackUnderTest) -> None:
    pack.change(SMITH, "id: smith2020-01", "id: jones2021-01")
    told = [fault.message for fault in pack.faults()]
    assert f"the excerpt 'jones2021-01' is given twice: first in {pack.folder / JONES}" in told
    assert "the id has to begin with that of its source: 'smith2020-'" in told


def test_an_id_with_a_further_hyphen_could_not_be_looked_up(pack: PackUnderTest) -> None:
    pack.change(JONES, "id: jones2021-01", "id: jones2021-01-b")
    told = [fault.message for fault in pack.faults()]
    assert "after 'jones2021-' come digits or letters and no further hyphen" in told


def test_a_case_that_does_not_list_an_excerpt_is_told_where_the_excerpt_names_it(pack: PackUnderTest) -> None:
    pack.change("cases/walks.yaml", "excerpts: [smith2020-01]", "excerpts: []")
    assert str(pack.fault()) == (
        f"{SMITH}:28: excerpts.smith2020-01.case: the case 'walks' does not list this excerpt"
    )


def test_a_portrait_of_no_case_is_in_the_wrong_file_and_of_nothing(pack: PackUnderTest) -> None:
    pack.change("portraits/walks.yaml", "case: walks", "case: walk")
    assert [(fault.line, fault.message, fault.nearest) for fault in pack.faults()] == [
        (1, "'walk' is in the file walks.yaml: name the file walk.yaml", None),
        (1, "there is no case 'walk'", "walks"),
    ]


def test_evidence_of_no_recommendation_leaves_a_recommendation_without_evidence(pack: PackUnderTest) -> None:
    pack.change("toolkit/evidence-links.yaml", "recommendation: rec-ring", "recommendation: rec-rang")
    assert [(fault.message, fault.nearest) for fault in pack.faults()] == [
        ("there is no recommendation 'rec-rang'", "rec-ring"),
        ("'rec-ring' has no entry in evidence-links.yaml", None),
    ]


def test_a_sub_construct_without_a_parent_does_not_begin_with_its_domain_alone(pack: PackUnderTest) -> None:
    pack.change("frames/cfir.yaml", "parent: innovation.design", "parent: null")
    assert pack.fault().message == "a sub-construct has a parent, a construct has none"


def test_of_two_words_wrong_in_a_condition_both_are_told(pack: PackUnderTest) -> None:
    pack.change(RECOMMENDATIONS, "modes == 'video'", "mods == 'video' and modes == 'vidoe'")
    assert [(fault.message, fault.nearest) for fault in pack.faults()] == [
        ("there is no question 'mods'", "modes"),
        ("'vidoe' is not an answer to 'modes'", "video"),
    ]


def test_effects_and_conditions_that_contradict_are_told_from_both_sides(pack: PackUnderTest) -> None:
    pack.change(RECOMMENDATIONS, "not (modes == 'video') or weeks_to_launch < 4", "modes == 'video'")
    assert [(fault.field, fault.message) for fault in pack.faults()] == [
        (
            "questions.launch_date.leads_to.2.when",
            "these answers do not put 'rec-ring' on the list: its applies_when is true without them",
        ),
        (
            "questions.modes.leads_to",
            "an answer to 'modes' can put 'rec-ring' on the list, and no 'adds' says so",
        ),
        (
            "questions.modes.leads_to.1.when",
            "'rec-ring' is never on the list with these answers: see its applies_when",
        ),
    ]


def test_a_question_that_changes_nothing_is_told(pack: PackUnderTest) -> None:
    effect = """
      - {rec: rec-listen, when: "liking <= 1 or liking == 'dont-know'", effect: raises}"""
    pack.change(QUESTIONS, effect, " []")
    assert (
        pack.fault().message == "'liking' changes nothing: it leads to nothing, and no condition looks at it"
    )


def test_a_need_that_is_due_later_is_a_hint_and_no_fault(pack: PackUnderTest) -> None:
    line = pack.change(RECOMMENDATIONS, "lead_time_weeks: -4", "lead_time_weeks: 4") - 13
    report = check([pack.folder])
    assert report.faults == ()
    assert report.notes == (
        f"{pack.folder / RECOMMENDATIONS}:{line}: recommendations.rec-ring.depends_on.1: 'rec-listen' is due "
        "6 weeks later than 'rec-ring', which depends on it: a checklist moves 'rec-ring' to the later date",
    )


def test_the_tiny_pack_itself_is_without_fault(pack: PackUnderTest) -> None:
    assert pack.faults() == ()
