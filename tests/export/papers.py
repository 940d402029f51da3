"""Papers for tests, full of text that every kind of file might take for more than text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cc_assistant.domain.checklist import Readiness
from cc_assistant.domain.paper import (
    ChangedAnswer,
    ChangedItem,
    ChangedTick,
    ChecklistPaper,
    Cited,
    ComparisonPaper,
    DateOnPaper,
    HandoutPaper,
    LateOnPaper,
    Named,
    PaperEvidence,
    PaperFirstStep,
    PaperItem,
    PaperReference,
    RecordedQuestion,
    RecordPaper,
    Share,
    SideOnPaper,
    Voice,
)
from cc_assistant.domain.session import Note, Parked, Person

MADE = date(2026, 11, 2)
OPENING = date(2027, 4, 5)
HOSTILE = '=2+2 <b>x</b> #panic("typst") *bold* [link](http://a.b) {{ 7*7 }} \\ $1$ @ref; a,b\nnext'
TITLE = f"Dales {HOSTILE}"
NAMES = "Łukasz Ŵyn, محمد علي, Žofie Đặng"

_EVIDENCE = PaperEvidence(
    strength="moderate",
    basis="Two studies agree; nothing was tested.",
    supports=(
        Cited(number=1, passage="able2020-01", locator="p. 4", because="A survey shows it."),
        Cited(number=2, passage="cole2018-02", locator="abstract", because="A review says so."),
    ),
    qualifies=(
        Cited(number=2, passage="cole2018-03", locator="abstract", because="In one place it did not."),
    ),
)
_REFERENCES = (
    PaperReference(
        number=1,
        source="able2020",
        text="Able A. A survey & more <i>. 2020. doi: 10.1/x",
        read="abstract",
        country=("Wales",),
        passages=("able2020-01",),
    ),
    PaperReference(
        number=2,
        source="cole2018",
        text="Cole C. A review. 2018. Available from: https://example.org/a_b",
        read="page-beginning",
        country=("England",),
        passages=("cole2018-02", "cole2018-03"),
    ),
)


def item(number: int, **changes: object) -> PaperItem:
    """Return an item with evidence; ``changes`` replace its fields."""
    base = PaperItem(
        number=number,
        id=f"rec-{number}",
        kind="recommendation",
        title=f"Do thing {number}",
        rationale="It matters.",
        first_steps=(),
        steps=("First step", "=SECOND step"),
        done_when="Two people say so.",
        phase="initiation",
        priority="must",
        raised=False,
        pinned=False,
        check=False,
        day=date(2027, 1, 4),
        when="by 4 January 2027",
        starts=date(2026, 12, 7),
        weeks=-13,
        now=False,
        moved=False,
        who=("service lead", "sponsor"),
        effort="M",
        needs=(),
        cfir=(Named(id="process.planning", name="Planning"),),
        npt=(Named(id="coherence.differentiation", name="Differentiation"),),
        because=("How far along are you? You said “An idea”.",),
        untold=(),
        evidence=_EVIDENCE,
        status="to-do",
        reason="",
        owner="",
        note="",
        marked=None,
    )
    return base.model_copy(update=changes)


def checklist_paper(**changes: object) -> ChecklistPaper:
    """Return a checklist of seven items, one of each sort."""
    items = (
        item(1, pinned=True, raised=True, untold=("Who pays?",)),
        item(2, title=HOSTILE, owner=NAMES, note=HOSTILE, status="in-progress", needs=(1,), moved=True),
        item(
            3,
            now=True,
            day=date(2026, 10, 5),
            starts=date(2026, 9, 28),
            when="now (it was due on 5 October 2026)",
            effort="S",
            first_steps=(
                PaperFirstStep(
                    question="funding",
                    task="Ask for the letter.",
                    ask=("commissioner",),
                    day=date(2026, 11, 16),
                    when="by 16 November 2026",
                ),
            ),
        ),
        item(4, status="done", marked=date(2026, 10, 20), owner="JO"),
        item(5, status="not-for-us", reason=HOSTILE, marked=date(2026, 10, 21)),
        item(6, phase="operation", priority="could", day=date(2027, 7, 5), weeks=13, when="by 5 July 2027"),
        item(
            7,
            id="own:1",
            kind="own",
            title="Paint the van",
            day=None,
            starts=None,
            weeks=None,
            when="no date yet",
            evidence=None,
            who=(),
            because=(),
            cfir=(),
            npt=(),
        ),
    )
    paper = ChecklistPaper(
        session="dales",
        begun=datetime(2026, 3, 2, 9, tzinfo=UTC),
        changed=datetime(2026, 10, 21, 12, 30, tzinfo=UTC),
        title=TITLE,
        made=MADE,
        opening=OPENING,
        funding_end=date(2029, 4, 5),
        running=False,
        date_check=DateOnPaper(
            holds=False,
            words="Move the date. 5 April 2027 is 22 weeks away.",
            weeks_left=22,
            earliest=date(2027, 5, 3),
            late=(LateOnPaper(number=1, weeks_needed=26),),
            could_go=(6,),
        ),
        worry=HOSTILE,
        nearest=(1, 2, 3, 6, 7),
        items=items,
        readiness=(
            Readiness(
                frame="cfir", id="process", name="Implementation Process", in_place=1, to_do=3, unknown=1
            ),
            Readiness(frame="npt", id="coherence", name="Coherence", in_place=0, to_do=2, unknown=0),
        ),
        untold=(("Who pays?", 1),),
        notes=(Note(text=HOSTILE),),
        parked=(Parked(text="The van", by="BO"),),
        roles=(Named(id="service lead", name="The person who leads"),),
        references=_REFERENCES,
        answered=6,
        askable=16,
    )
    return paper.model_copy(update=changes)


def recorded(**changes: object) -> RecordedQuestion:
    """Return what a group decided by majority."""
    base = RecordedQuestion(
        id="keen",
        section="Partners",
        text="How keen are they?",
        answer="2 (A little)",
        skipped=False,
        on=MADE,
        how="majority",
        reason=HOSTILE,
        origin="asked",
        words="",
        voices=(
            Voice(who="AL", answer="4 (Quite keen)", remark=HOSTILE),
            Voice(who="BO", answer="2 (A little)"),
        ),
        spread=(Share(answer="2 (A little)", count=2), Share(answer="4 (Quite keen)", count=1)),
        agreement=2 / 3,
        notes=("A note",),
    )
    return base.model_copy(update=changes)


_PEOPLE = (Person(id="al", initials="AL", role="GP"), Person(id="bo", initials="BO"))


def record_paper() -> RecordPaper:
    """Return the record of a workshop."""
    return RecordPaper(
        session="dales",
        title=TITLE,
        kind="workshop",
        made=MADE,
        begun=date(2026, 3, 2),
        people=_PEOPLE,
        questions=(recorded(), recorded(id="left", text="Who pays?", how="open", answer="I don't know")),
        notes=(Note(text=HOSTILE),),
        parked=(Parked(text="The van", by="BO"),),
    )


def handout_paper() -> HandoutPaper:
    """Return a handout of two items."""
    checklist = checklist_paper()
    return HandoutPaper(
        session="dales",
        title=TITLE,
        made=MADE,
        opening=OPENING,
        people=_PEOPLE,
        date_check=checklist.date_check,
        worry="Nobody will come",
        items=checklist.items[:2],
        further=3,
        decisions=(recorded(),),
        open=(recorded(id="left", text="Who pays?", how="open", answer="I don't know"),),
        notes=(),
        parked=(Parked(text="The van", by="BO"),),
        references=_REFERENCES,
    )


def comparison_paper() -> ComparisonPaper:
    """Return what changed since March."""
    return ComparisonPaper(
        made=MADE,
        before=SideOnPaper(title=TITLE, on=date(2026, 3, 2), questionnaire=1),
        after=SideOnPaper(title=TITLE, on=MADE, questionnaire=2),
        answers=(ChangedAnswer(question="host", text="Who employs?", before="", after="A charity"),),
        items=(
            ChangedItem(
                item="rec-1",
                title="Do thing 1",
                change="new",
                when_before="",
                when_after="by 4 January 2027",
                priority_before=None,
                priority_after="must",
                why=("You said “A charity”.",),
                evidence=_EVIDENCE,
            ),
            ChangedItem(
                item="rec-2",
                title=HOSTILE,
                change="changed",
                when_before="by 4 January 2027",
                when_after="by 1 March 2027",
                priority_before="should",
                priority_after="must",
                why=(),
                evidence=None,
            ),
        ),
        ticks=(
            ChangedTick(item="rec-4", title="Do thing 4", before="to-do", after="done", on=MADE, reason=""),
        ),
        references=_REFERENCES,
    )
