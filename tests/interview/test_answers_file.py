"""A file of answers makes the session that the same answers make when asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from cc_assistant.domain.session import Session
from cc_assistant.errors import InputError, NotFound
from cc_assistant.interview.checklist import build
from cc_assistant.knowledge.answers_reader import AnswersFault
from cc_assistant.tasks.interviewing import Interviewing
from tests.interview.compact import compact
from tests.interview.sessions_of import SERVICES, shipped_groups
from tests.interview.shipped import TODAY, shipped_rules
from tests.knowledge.packs import SHIPPED


@pytest.fixture(scope="module")
def shared() -> Interviewing:
    made = Interviewing([SHIPPED]).on(TODAY)
    made.__dict__["rules"] = shipped_rules()
    return made


@pytest.fixture
def interviewing(shared: Interviewing, home: Path) -> Interviewing:
    return shared


@pytest.fixture
def written(tmp_path: Path, interviewing: Interviewing) -> Written:
    return Written(tmp_path, interviewing)


class Written:
    """Writes a file and reads it."""

    def __init__(self, folder: Path, interviewing: Interviewing) -> None:
        self.folder, self.interviewing = folder, interviewing

    def session(self, text: str, *, name: str = "answers.yaml", workshop: bool = False) -> Session:
        path = self.folder / name
        path.write_text(dedent(text), encoding="utf-8")
        return self.interviewing.from_file(path, workshop=workshop)

    def faults(self, text: str, *, name: str = "answers.yaml", workshop: bool = False) -> list[str]:
        with pytest.raises(AnswersFault) as caught:
            self.session(text, name=name, workshop=workshop)
        return [str(fault).removeprefix(f"{self.folder / name}:") for fault in caught.value.faults]


@pytest.mark.parametrize("name", ["rural-charity", "council-since-2019", "hospital-trust"])
def test_the_made_up_services_make_the_approved_lists(interviewing: Interviewing, name: str) -> None:
    session = interviewing.from_file(SERVICES / f"{name}.yaml")
    made = build(shipped_rules(), session, TODAY, groups=shipped_groups())
    assert compact(made) == (SERVICES / f"{name}.approved.txt").read_text(encoding="utf-8")


def test_answers_are_marked_as_from_a_file_and_the_next_question_is_found(written: Written) -> None:
    session = written.session("title: Moor\nroute: quick\nanswers: {stage: idea}\nskipped: [launch_date]\n")
    assert session.records["stage"].origin == "file"
    assert session.records["stage"].on == TODAY
    assert session.records["launch_date"].skipped
    assert session.at == "model"


def test_json_says_the_same_as_yaml(written: Written) -> None:
    session = written.session(
        '{"title": "Moor \\ud83d\\ude00",\n\t"answers": {"purpose": ["loneliness"]}}', name="a.json"
    )
    assert session.title == "Moor 😀"
    assert session.records["purpose"].value == ("loneliness",)


def test_answers_may_be_written_as_people_say_them(written: Written) -> None:
    session = written.session(
        """\
        title: Moor
        on: 2026-11-02
        answers:
          stage: It is an idea so far
          launch_date: next April
          volunteers: true
          model: I don't know
          groups: dont-know
          purpose: [People feel less lonely, living-at-home]
          funding_months: two years
        """
    )
    values = {name: record.value for name, record in session.records.items()}
    assert values == {
        "stage": "idea",
        "launch_date": "2027-04-01",
        "volunteers": "yes",
        "model": "dont-know",
        "groups": ("dont-know",),
        "purpose": ("loneliness", "living-at-home"),
        "funding_months": 24,
    }


def test_items_carry_owners_dates_and_ticks(written: Written) -> None:
    session = written.session(
        """\
        title: Moor
        answers: {stage: idea}
        items:
          rec-visit-others: {status: in-progress, owner: Jo, due: 2026-12-01}
          "find-out:launch_date": {status: done}
        own_items: [{title: Print posters, owner: Sam}]
        """
    )
    assert session.marks["rec-visit-others"].due == date(2026, 12, 1)
    assert session.marks["find-out:launch_date"].status == "done"
    assert session.marks["own:1"].owner == "Sam"


def test_every_fault_is_told_at_once_with_line_and_nearest(written: Written) -> None:
    told = written.faults(
        """\
        titel: Moor
        title: Moor
        route: fast
        answers:
          stage: gettin-ready
          stag: idea
          launch_date: 2027-02-31
          purpose: [lonelyness, living-at-home]
          host: [a]
          model:
          team_size: many
        worry: 5
        skipped: [nothing]
        items:
          rec-visit-other: {status: done}
          rec-visit-others: {status: not-for-us}
        """
    )
    assert [line.split(":")[0] for line in told] == [
        str(n) for n in (1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16)
    ]
    assert "did you mean 'getting-ready'?" in told[2]
    assert "did you mean 'loneliness'?" in told[5]
    assert "did you mean 'rec-visit-others'?" in told[11]


def test_faults_in_json_have_their_line_too(written: Written) -> None:
    text = '{\n\t"title": "Moor",\n\t"answers": {\n\t\t"stage": "ideas"\n\t}\n}'
    assert written.faults(text, name="a.json")[0].startswith("4: answers.stage: 'ideas' is not an answer")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("- a\n", "expected fields"),
        ("title: 'Moor\n", "not closed"),
        ("title: a\ntitle: b\n", "'title' is given twice"),
    ],
)
def test_what_is_no_file_of_answers_is_told(written: Written, text: str, says: str) -> None:
    assert says in written.faults(text)[0]


def test_what_is_no_json_is_told_with_its_line(written: Written) -> None:
    assert written.faults('{\n"title": }', name="a.json")[0].startswith("2: not JSON")


def test_a_file_that_is_not_there_is_not_found(interviewing: Interviewing, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        interviewing.from_file(tmp_path / "none.yaml")


def test_a_text_of_thousands_of_characters_is_kept_and_a_longer_one_told(written: Written) -> None:
    session = written.session(f"title: Moor\nworry: {'a b ' * 1250}\n")
    assert len(str(session.records["worry"].value)) > 4_990
    assert "5,000 is the most" in written.faults(f"title: Moor\nworry: {'a b ' * 1300}\n")[0]


WORKSHOP = """\
    title: Moor
    route: quick
    people:
      - {initials: AB, role: Link worker}
      - {initials: CD}
    answers:
      stage: idea
      model:
        people: {AB: holistic, CD: {answer: signposting, remark: We have no money for more}}
        decision: holistic
        how: majority
        reason: The need is there
      referrer_engagement:
        hands: {2: 5, 3: 1}
        how: open
      purpose:
        people: {AB: [loneliness], CD: [loneliness, ease-gp]}
    parked: [{topic: Who pays for cars?, by: CD}]
    notes: [A second meeting is needed]
    """


def test_a_workshop_keeps_who_said_what_and_what_was_decided(written: Written) -> None:
    session = written.session(WORKSHOP, workshop=True)
    assert [person.initials for person in session.people] == ["AB", "CD"]
    assert (session.records["stage"].how, session.records["stage"].origin) == ("agreed", "file")
    model = session.records["model"]
    assert (model.value, model.how, model.reason) == ("holistic", "majority", "The need is there")
    assert model.given[1].remark == "We have no money for more"
    assert [(hands.value, hands.count) for hands in session.records["referrer_engagement"].hands] == [
        (2, 5),
        (3, 1),
    ]
    assert session.records["referrer_engagement"].how == "open"
    assert session.records["purpose"].value is None
    assert session.parked[0].by == "CD"


def test_the_faults_of_a_workshop_are_told_at_once(written: Written) -> None:
    told = written.faults(
        """\
        title: Moor
        people:
          - {initials: AB}
          - {initials: AB}
        answers:
          stage:
            people:
              XY: idea
              AB: fundd
            hands: {ideas: 1}
            how: agreed
          model: {decision: holistic, how: open}
          host: {reason: because}
          place: {how: agred}
        parked: [{topic: x, by: ZZ}]
        """,
        workshop=True,
    )
    lines = [int(line.split(":")[0]) for line in told]
    assert lines == [4, 8, 9, 10, 11, 12, 13, 14, 15]


def test_a_file_of_bytes_that_are_no_text_is_told(interviewing: Interviewing, tmp_path: Path) -> None:
    for name in ("a.yaml", "a.json"):
        (tmp_path / name).write_bytes(b"\xff\xfe\x00")
        with pytest.raises(InputError, match="UTF-8"):
            interviewing.from_file(tmp_path / name)


def test_the_file_that_the_readme_shows_has_no_fault(written: Written) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    session = written.session(readme.partition("```yaml\n")[2].partition("```")[0])
    assert session.records["place"].value == ("rural", "hard-to-travel")
