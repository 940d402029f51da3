"""A bench with one pack of one transcript, for tests of coding."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path

from cc_assistant.domain.document import Cut, Document, Locator, Speaker, Unit
from cc_assistant.domain.library import Library
from cc_assistant.knowledge.documents import write_document
from cc_assistant.knowledge.own_packs import make_pack
from cc_assistant.paths import shipped
from cc_assistant.tasks.coding_bench import CodingBench
from tests.coding.test_agreeing import NOW
from tests.coding.test_agreeing import document as plain_document

TURNS = (
    ("i", "Can you tell me how the role began?"),
    ("p", "We started with nothing, really. There was no office [laughs] and no desk. "
          "The practice did not know what a link worker was."),
    ("i", "What happened when COVID came?"),
    ("p", "Everything went on the phone overnight. Older clients were lost to us for weeks."),
)  # fmt: skip


def transcript(
    name: str = "p3", turns: tuple[tuple[str, str], ...] = TURNS, *, title: str = "Interview with P3"
) -> Document:
    """An interview: what one asks and the other answers, each answer a passage."""
    units: list[Unit] = []
    cuts: list[Cut] = []
    text = ""
    for number, (speaker, said) in enumerate(turns, start=1):
        text += "\n\n" if text else ""
        place = Locator(turn=number, at=12.0 * number)
        units.append(
            Unit(kind="turn", start=len(text), end=len(text) + len(said), locator=place, speaker=speaker)
        )
        if speaker != "i":
            cuts.append(
                Cut(
                    id=f"{name}-{len(cuts) + 1:02}",
                    start=len(text),
                    end=len(text) + len(said),
                    unit=number - 1,
                )
            )
        text += said
    base = plain_document(name)
    return base.model_copy(
        update={
            "form": "transcript",
            "text": text,
            "units": tuple(units),
            "cuts": tuple(cuts),
            "source": base.source.model_copy(update={"title": title}),
            "speakers": (Speaker(id="i", name="Interviewer", interviewer=True), Speaker(id="p", name="Anna")),
        }
    )


def bench(root: Path, *documents: Document) -> CodingBench:
    """A bench whose clock goes a second at each look; of what is shipped it knows the frames only."""
    folder = root / "talks"
    make_pack(folder, "Our talks", "confidential")
    for one in documents or (transcript(),):
        write_document(folder, one)
    ticks = count()
    return CodingBench(
        root,
        lambda: (shipped("knowledge"),),
        lambda: Library(packs=(), sources=(), passages=()),
        now=lambda: NOW + timedelta(seconds=next(ticks)),
    )
