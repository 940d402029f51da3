"""The papers that shipped rules and evidence make, put together as the commands do it."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest

from cc_assistant.domain.checklist import Checklist
from cc_assistant.domain.session import ALONE, Given, Hands, Note, Parked, Person, Record, Session, Value
from cc_assistant.interview.compare import State, compare
from cc_assistant.services import Services
from cc_assistant.tasks.papers import Papers
from tests.interview.sessions_of import session_of
from tests.interview.shipped import TODAY

ANSWERS: dict[str, Value] = {
    "stage": "funded",
    "host": "nhs-trust",
    "launch_date": "2027-06-07",
    "funding_months": 24,
    "place": ("rural", "coastal"),
    "groups": ("older-people",),
    "referral_sources": ("gp", "hospital"),
    "model": "holistic",
    "supervision": "dont-know",
    "worry": "We will not find workers",
}


SERVICES = Services()
INTERVIEW = SERVICES.interviewing


@pytest.fixture(scope="module")
def papers() -> Papers:
    return SERVICES.papers


@pytest.fixture(scope="module")
def session() -> Session:
    return session_of(ANSWERS).model_copy(update={"title": "Dales"})


@pytest.fixture(scope="module")
def checklist(session: Session) -> Checklist:
    return INTERVIEW.checklist(session, on=TODAY)


def test_every_item_carries_its_evidence_as_numbered_references(
    papers: Papers, session: Session, checklist: Checklist
) -> None:
    paper = papers.checklist(session, checklist)
    numbers = {reference.number for reference in paper.references}
    cited = set()
    for item in paper.items:
        if item.kind != "recommendation":
            continue
        assert item.evidence is not None, item.id
        cited |= {one.number for one in (*item.evidence.supports, *item.evidence.qualifies)}
        assert all("-" not in role for role in item.who)
        assert item.cfir
        assert all(code.name != code.id for code in (*item.cfir, *item.npt))
    assert cited == numbers == set(range(1, len(numbers) + 1))


def test_the_names_of_needs_are_numbers_of_earlier_items(
    papers: Papers, session: Session, checklist: Checklist
) -> None:
    for item in papers.checklist(session, checklist).items:
        assert all(need < item.number for need in item.needs)


def test_a_whole_checklist_fits_in_seventeen_pages_with_one_that_sums_it_up(
    papers: Papers, session: Session, checklist: Checklist
) -> None:
    paper = papers.checklist(session, checklist)
    pdf = pypdf.PdfReader(io.BytesIO(papers.file(paper, "pdf")))
    assert len(paper.items) > 50
    assert len(pdf.pages) <= 17
    first = pdf.pages[0].extract_text()
    assert "The first ten" in first
    assert "We will not find workers" in first
    assert paper.item(paper.nearest[9]).title.split()[0] in first


def test_what_nobody_knows_is_found_out_first_and_asked_of_somebody(
    papers: Papers, session: Session, checklist: Checklist
) -> None:
    paper = papers.checklist(session, checklist)
    steps = [step for item in paper.items for step in item.first_steps]
    assert [step.question for step in steps] == ["supervision"]
    assert steps[0].ask
    assert steps[0].task in papers.file(paper, "markdown").decode()


@pytest.fixture(scope="module")
def workshop(session: Session) -> Session:
    records = {
        **session.records,
        "shared_purpose": Record(
            question="shared_purpose",
            value=2,
            on=TODAY,
            how="majority",
            reason="Two partners said no.",
            given=(
                Given(person="al", value=4, remark="Mine agree"),
                Given(person="bo", value=2),
            ),
            hands=(Hands(value=2, count=3),),
        ),
        "supervision": Record(question="supervision", value="dont-know", on=TODAY, how="open"),
    }
    return session.model_copy(
        update={
            "kind": "workshop",
            "people": (Person(id="al", initials="AL", role="GP"), Person(id="bo", initials="BO")),
            "records": records,
            "notes": (Note(text="On Fridays", question="host"), Note(text="The hall is free")),
            "parked": (Parked(text="The van", by="BO"),),
        }
    )


def test_a_record_tells_who_said_what_and_what_was_decided(papers: Papers, workshop: Session) -> None:
    record = papers.record(workshop, TODAY)
    purpose = next(one for one in record.questions if one.id == "shared_purpose")
    assert [voice.who for voice in purpose.voices] == ["AL", "BO", "Show of hands"]
    assert sum(share.count for share in purpose.spread) == 5
    assert purpose.agreement == pytest.approx(0.8)
    assert purpose.reason == "Two partners said no."
    assert [note.text for note in record.notes] == ["The hall is free"]
    host = next(one for one in record.questions if one.id == "host")
    assert host.notes == ("On Fridays",)
    assert host.spread == ()
    assert [one.section for one in record.questions] == sorted(
        (one.section for one in record.questions), key=[one.section for one in record.questions].index
    )


def test_a_record_of_one_person_names_nobody(papers: Papers, session: Session) -> None:
    record = papers.record(session, TODAY)
    assert record.people == ()
    assert ALONE not in papers.file(record, "markdown").decode().split()


def test_a_handout_fits_on_three_pages(papers: Papers, workshop: Session) -> None:
    handout = papers.handout(workshop, INTERVIEW.checklist(workshop, on=TODAY))
    assert len(handout.items) == 10
    assert [one.id for one in handout.decisions] == ["shared_purpose"]
    assert [one.id for one in handout.open] == ["supervision"]
    pdf = pypdf.PdfReader(io.BytesIO(papers.file(handout, "pdf")))
    assert 2 <= len(pdf.pages) <= 3


def test_a_comparison_says_what_changed_since_march(
    papers: Papers, session: Session, workshop: Session, checklist: Checklist
) -> None:
    before = State(INTERVIEW.rules, session, date(2026, 3, 2))
    after = State(INTERVIEW.rules, workshop, TODAY)
    paper = papers.comparison(compare(before, after), TODAY, checklist)
    page = papers.file(paper, "markdown").decode()
    assert "From 2 March 2026 to 2 November 2026" in page
    assert "If we asked five partners what the service is for" in page


def test_forms_are_those_of_the_kind_of_paper(papers: Papers) -> None:
    assert [form.name for form in papers.forms("handout")] == ["pdf", "docx", "html", "markdown", "json"]
    assert papers.form_of_file("board.PDF") == "pdf"
