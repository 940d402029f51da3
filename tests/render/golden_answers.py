"""Answers made by hand, and how they were written when a person approved them.

After a wanted change write them anew with ``python -m tests.render.golden_answers`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.answer import (
    Advice,
    Answer,
    Basis,
    Citation,
    Nearest,
    RankedId,
    Reference,
    Statement,
    StatementKind,
)
from cc_assistant.render.answer_text import answer_markdown, answer_text

FOLDER = Path(__file__).parent / "golden"


def statement(heading: str, text: str, *passages: str, kind: StatementKind = "quoted") -> Statement:
    """A statement; the source of passage ``able2020-01`` is ``able2020``."""
    return Statement(
        text=text,
        heading=heading,
        kind=kind,
        citations=tuple(
            Citation(
                passage=passage,
                source=passage.rsplit("-", 1)[0],
                locator="Results",
                field="claim",
                quote=text,
                start=0,
                end=len(text),
            )
            for passage in passages
        ),
    )


def reference(source: str, short: str, full: str, read: str = "abstract") -> Reference:
    """A source as an answer lists it."""
    return Reference(source=source, short=short, full=full, read=read, url=None)


NOTHING = Basis(
    passages=0, sources=0, designs={}, countries={}, year_from=None, year_to=None, undated=0, read={}
)
ABLE = reference(
    "able2020", "Able et al. 2020", "Able A, Baker B. Why they stay. Journal of Work. 2020;1(2):3-4."
)
CHARLIE = reference(
    "charlie2018", "Charlie 2018", "Charlie C. Rotas at night. Cardiff: Care Press; 2018.", "full-text"
)
NESTA = reference("nestand", "Nesta n.d.", "Nesta. People helping people. n.d.", "page-beginning")

EMPTY = Answer(
    question="",
    understood_as="",
    verdict="no-evidence",
    message="",
    contested=False,
    topic="",
    statements=(),
    missing=(),
    nearest=(),
    recommendations=(),
    basis=NOTHING,
    next_questions=(),
    references=(),
    noticed=(),
    searched_by="meaning and words",
    refused=0,
    ranking=(RankedId(id="able2020-01", score=0.9),),
    timing_ms={"search": 4.2},
)


def answered() -> Answer:
    """Several headings, sources and passages; a follow-up."""
    return EMPTY.model_copy(
        update={
            "question": "why do they leave?",
            "understood_as": "why do they leave (about: link workers in Wales)",
            "verdict": "answered",
            "statements": (
                statement("In short", "Low pay and short contracts drove link workers away.", "able2020-01"),
                statement("Pay and contracts", "In Wales 14.0% left within a year.", "charlie2018-02"),
                statement(
                    "Pay and contracts",
                    "Likewise, most of those who stayed had contracts of three years or more, which their "
                    "managers had fought for...",
                    "able2020-02",
                    kind="summary",
                ),
                statement("Also worth knowing", "“Who would stay?”", "nestand-01"),
                statement(
                    "Also worth knowing",
                    "Sources agree on supervision.",
                    "nestand-02",
                    "able2020-01",
                    kind="summary",
                ),
            ),
            "missing": ("No source was read in full.",),
            "recommendations": (
                Advice(
                    id="R1",
                    title="Offer contracts of three years",
                    strength="strong",
                    passages=("able2020-01",),
                ),
                Advice(id="R2", title="Plan supervision", strength=None, passages=("able2020-01",)),
                Advice(id="R3", title="Talk", strength="reasoning-only", passages=("able2020-01",)),
            ),
            "basis": Basis(
                passages=5,
                sources=3,
                designs={"qualitative-study": 2, "trial": 1},
                countries={"Wales": 2, "England": 1},
                year_from=2018,
                year_to=2020,
                undated=1,
                read={"abstract": 1, "full-text": 1, "page-beginning": 1},
            ),
            "next_questions": ("What does supervision cost?", "Do volunteers leave for the same reasons?"),
            "references": (ABLE, CHARLIE, NESTA),
        }
    )


def no_evidence() -> Answer:
    """Nothing answers; what is near is shown."""
    return EMPTY.model_copy(
        update={
            "question": "How much does a link worker earn in Norway?",
            "understood_as": "How much does a link worker earn in Norway?",
            "message": "The library holds no evidence that answers this.",
            "missing": (
                "No source in the library is about Norway.",
                "None of the passages found speaks of 'earn'.",
            ),
            "nearest": (
                Nearest(
                    topic="Pay and contracts", passage="able2020-01", claim="Low pay drove link workers away."
                ),
                Nearest(topic="What it costs", passage="nestand-01", claim="A service costs £4 a head."),
            ),
            "next_questions": ("Why do link workers leave?",),
        }
    )


def partial() -> Answer:
    """A part is answered, by one undated source of one country."""
    return EMPTY.model_copy(
        update={
            "question": "What do link workers and dentists earn?",
            "understood_as": "What do link workers and dentists earn?",
            "verdict": "partial",
            "message": "The library answers only part of this; what follows is the nearest that it holds.",
            "statements": (statement("In short", "A link worker costs £30,000 a year.", "nestand-01"),),
            "missing": ("None of the passages found speaks of 'dentists'.", "This rests on a single source."),
            "nearest": (
                Nearest(topic="Pay and contracts", passage="able2020-01", claim="Low pay drove them away."),
            ),
            "basis": Basis(
                passages=1,
                sources=1,
                designs={"guidance": 1},
                countries={},
                year_from=None,
                year_to=None,
                undated=1,
                read={"page-beginning": 1},
            ),
            "references": (NESTA,),
        }
    )


def contested() -> Answer:
    """Sources on both sides."""
    return EMPTY.model_copy(
        update={
            "question": "Does it save money?",
            "understood_as": "Does it save money?",
            "verdict": "answered",
            "contested": True,
            "statements": (
                statement(
                    "In short",
                    "The sources disagree: some speak for it, others speak against it or set limits.",
                    "charlie2018-01",
                    "able2020-01",
                    kind="summary",
                ),
                statement("What speaks for it", "The NHS saved £552,000.", "charlie2018-01"),
                statement("What speaks against it, or limits it", "Costs did not fall.", "able2020-01"),
            ),
            "basis": Basis(
                passages=2,
                sources=2,
                designs={"trial": 2},
                countries={"England": 2},
                year_from=2018,
                year_to=2018,
                undated=0,
                read={"abstract": 2},
            ),
            "references": (CHARLIE, ABLE),
        }
    )


def words_only() -> Answer:
    """Found without a model."""
    return contested().model_copy(
        update={
            "searched_by": "words",
            "contested": False,
            "statements": (statement("In short", "Costs did not fall.", "able2020-01"),),
            "references": (ABLE,),
            "basis": NOTHING.model_copy(
                update={
                    "passages": 1,
                    "sources": 1,
                    "designs": {"trial": 1},
                    "countries": {"Wales": 1},
                    "year_from": 2020,
                    "year_to": 2020,
                    "read": {"abstract": 1},
                }
            ),
        }
    )


def foreign() -> Answer:
    """Text from elsewhere that looks like markup, in several alphabets."""
    text = (
        "[laughs] **bold** _under_ `code` <b>tag</b> [/b] [link](http://x.example) # not a heading | a cell "
        "~~struck~~ &amp; A&E {{ name }} %s C:\\temp"
    )
    lines = "- We went on.\n\n1. Twice\tover\r\n# and again"
    return EMPTY.model_copy(
        update={
            "question": "- what about [bold]this[/bold]?\n# no heading",
            "understood_as": "what about *this*",
            "verdict": "answered",
            "message": "",
            "statements": (
                statement("1. In *short*", text, "able2020-01"),
                statement("1. In *short*", lines, "able2020-02"),
                statement("日本語", "つなぎ役はGlasgowで働く。 Ψυχή, человек, שלום.", "able2020-03"),
                statement("日本語", f"https://example.org/{'a-very-long-address/' * 6}", "able2020-04"),
            ),
            "missing": ("None of the passages found speaks of '*', '<i>'.",),
            "nearest": (Nearest(topic="[x]", passage="able2020-09", claim="1) first_of_all"),),
            "recommendations": (
                Advice(id="R1", title="+ Ask *them*", strength="weak", passages=("able2020-01",)),
            ),
            "basis": Basis(
                passages=4,
                sources=1,
                designs={"commentary": 1},
                countries={"Japan": 1},
                year_from=2020,
                year_to=2020,
                undated=0,
                read={"full-text": 1},
            ),
            "next_questions": ("Who is <script>alert(1)</script>?",),
            "references": (reference("able2020", "Able_2020", "Able A. *Why* [they] stay. <i>J</i>. 2020."),),
        }
    )


ANSWERS = {
    "answered": answered(),
    "no-evidence": no_evidence(),
    "partial": partial(),
    "contested": contested(),
    "words-only": words_only(),
    "foreign": foreign(),
}


def made() -> dict[str, str]:
    """Return the text of each golden file by its name."""
    texts = {}
    for name, answer in ANSWERS.items():
        for width in (80, 40):
            texts[f"answer-{name}-{width}.txt"] = answer_text(answer, width=width) + "\n"
        texts[f"answer-{name}.md"] = answer_markdown(answer)
    return texts


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
