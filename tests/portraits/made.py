"""A portrait of a service that there never was, small enough to be looked through."""

from __future__ import annotations

from datetime import date

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.portrait_paper import PortraitPaper
from cc_assistant.domain.source import Source
from cc_assistant.knowledge.toolkit_lookup import read_frames
from cc_assistant.paths import shipped
from cc_assistant.portraits.finding import of_passages
from cc_assistant.portraits.making import Citations, Happening, Said, Service, make_paper

SOURCE = Source(
    id="vale2022",
    title="Vale Connectors: a report <b>with marks</b>",
    authors=("Vale Council",),
    year=2022,
    container=None,
    doi=None,
    url=None,
    kind="evaluation-report",
    country=("England",),
    setting=None,
    sample=None,
    licence=None,
    read="page-beginning",
)


def passage(number: int, **changed: object) -> Passage:
    values: dict[str, object] = {
        "id": f"vale2022-{number:02}",
        "locator": f"page {number}",
        "claim": f"Claim {number}.",
        "text": f"What passage {number} tells & shows.",
        "phase": ("initiation",),
        "pandemic": "before",
        "perspective": ("manager",),
        "direction": "facilitator",
        "cfir": ("inner-setting.available-resources",),
        "npt": ("collective-action.contextual-integration",),
        "source": "vale2022",
        "pack": "vale",
        "case": "vale",
    }
    return Passage.model_validate({**values, **changed})


PASSAGES = (
    passage(1),
    passage(2, direction="barrier", phase=("operation",)),
    passage(3, direction="mixed", phase=("operation", "maintenance"), npt=("coherence.differentiation",)),
    passage(4, direction="neutral", phase=(), cfir=("innovation.cost",), npt=()),
)
SERVICE = Service(
    case="vale",
    title="Neighbours <first>",
    name="Vale Connectors",
    place="Vale, England",
    host="Vale Council",
    model="One connector for each ward",
    started=2016,
    served="Anyone who asks",
    figures=("over 1,200 people in 2021", "no waiting list"),
    partners=("NHS Vale", "Vale Food Bank charity", "University of Vale", "A brewery"),
    events=(
        Happening("2015", "initiation", "The council hears of it", "vale2022", ("vale2022-01",)),
        Happening("March 2016", "operation", "The first connector begins", "vale2022", ("vale2022-02",)),
        Happening("six years after the start", "maintenance", "Money for good", "vale2022", ()),
        Happening("when all was well", "maintenance", "A party", "vale2022", ()),
    ),
    note="Some pages were lost.",
)
STORY = {
    "opening": (Said("opening-1", "It helps anyone.", ("vale2022-01", "vale2022-02")),),
    "operation": (
        Said("operation-1", "It ran.", ("vale2022-03",)),
        Said("operation-2", "So it says.", (), "vale2022"),
    ),
}


def vale(service: Service = SERVICE, story: dict[str, tuple[Said, ...]] | None = None) -> PortraitPaper:
    """The portrait of a service that tells of everything, and of one event without a date."""
    frames = read_frames([shipped("knowledge")])
    by_id = {one.id: one for one in PASSAGES}
    return make_paper(
        service=service,
        story=STORY if story is None else story,  # type: ignore[arg-type]
        findings=of_passages(PASSAGES, frames[0]),
        frames=frames,
        citations=Citations(
            passage=lambda name: (by_id[name], SOURCE),
            source=lambda _: SOURCE,
            full=lambda one: f"{one.title}, 2022.",
        ),
        made=date(2026, 11, 2),
    )
