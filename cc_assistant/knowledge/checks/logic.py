"""What the conditions of a toolkit mean together: for packs whose conditions are each without fault."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks.effects import effect_findings
from cc_assistant.knowledge.checks.possible import Possible
from cc_assistant.knowledge.checks.reach import unreachable_questions, unreachable_recommendations
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding


def logic_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is never asked or advised, and effects that never come about."""
    questionnaire: Questionnaire | None = contents.model(layout.QUESTIONNAIRE)
    toolkit: Toolkit | None = contents.model(layout.RECOMMENDATIONS)
    if questionnaire is None or toolkit is None:
        return
    questions, items = contents.of_kind(layout.QUESTIONNAIRE)[0], contents.of_kind(layout.RECOMMENDATIONS)[0]
    possible = Possible(questionnaire)
    wrong = [
        *unreachable_questions(questions, questionnaire, possible),
        *unreachable_recommendations(items, toolkit, possible),
    ]
    yield from wrong
    if not wrong:
        yield from effect_findings(questions, questionnaire, toolkit, possible)


def late_needs(contents: Contents) -> Iterator[Finding]:
    """Yield recommendations that are due before one that they depend on: a checklist moves them."""
    for file in contents.of_kind(layout.RECOMMENDATIONS):
        toolkit: Toolkit = file.model
        due = {item.id: item.lead_time_weeks for item in toolkit.recommendations}
        for index, item in enumerate(toolkit.recommendations):
            for position, name in enumerate(item.depends_on):
                late = due.get(name, item.lead_time_weeks) - item.lead_time_weeks
                if late > 0:
                    weeks = f"{late} week{'s' * (late > 1)}"
                    way = ("recommendations", index, "depends_on", position)
                    message = (
                        f"'{name}' is due {weeks} later than '{item.id}', which depends on it: "
                        f"a checklist moves '{item.id}' to the later date"
                    )
                    yield Finding(file, way, message, name)
