"""Colours of the pictures on papers, for light and for dark pages, and what the drawings share.

Blue and orange stay apart for every kind of colour vision, and shades of one blue are seen as an order.
Nothing rests on colour alone: sides, columns, patterns and numbers say the same. A page that is shown dark
shows the pictures dark; paper is always light.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cc_assistant.domain.paper import Picture
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import Drawn, PictureTable
from cc_assistant.render.plot_frame import FONT, UNITS_PER_MM, WIDTH
from cc_assistant.render.templating import fill_template


class Paint(NamedTuple):
    """A colour on light and on dark pages."""

    light: str
    dark: str


PAINTS: dict[str, Paint] = {
    "page": Paint("#ffffff", "#14181d"),
    "text": Paint("#1a1a1a", "#ececec"),
    "quiet": Paint("#555555", "#b8b8b8"),
    "ink": Paint("#1f3a5f", "#a9c8ee"),
    "rule": Paint("#d3dae2", "#3d4853"),
    "wash": Paint("#eef3f8", "#1e2a36"),
    "initiation": Paint("#d3e3f3", "#203b58"),
    "operation": Paint("#9cc2e5", "#2c5580"),
    "maintenance": Paint("#5f92c8", "#3a6fa5"),
    "helped": Paint("#2166ac", "#6aaae8"),
    "hindered": Paint("#b35806", "#f0a04b"),
    "pandemic": Paint("#8a8a8a", "#8f8f8f"),
    "shade-0": Paint("#ffffff", "#14181d"),
    "shade-1": Paint("#e4eef8", "#1d2f42"),
    "shade-2": Paint("#bcd4ec", "#27476b"),
    "shade-3": Paint("#2f6fad", "#8fbdf0"),
    "on-shade-0": Paint("#595959", "#b0b0b0"),
    "on-shade-1": Paint("#1a1a1a", "#ececec"),
    "on-shade-2": Paint("#1a1a1a", "#f2f2f2"),
    "on-shade-3": Paint("#ffffff", "#101418"),
}
"""Each colour of a portrait by what it is for; letters on ``on-`` colours keep a contrast of 4.5 to 1."""

CHECKLIST_PAINTS: dict[str, Paint] = {
    **{name: PAINTS[name] for name in ("page", "text", "quiet")},
    "grid": Paint("#d9d9d9", "#333d47"),
    "line": Paint("#8c8c8c", "#6b7681"),
    "edge": Paint("#1f4e79", "#8fbdf0"),
    "full": Paint("#1f4e79", "#8fbdf0"),
    "half": Paint("#a9c4de", "#35618c"),
    "light": Paint("#dce8f4", "#22384e"),
    "hatch": Paint("#5a7fa8", "#7fa6d0"),
    "mark": Paint("#8a2b0e", "#f0a080"),
}
"""Those of the pictures of a checklist; what they share with a portrait is the same."""

PHASE_PAINT: dict[Phase, str] = {
    "initiation": "initiation",
    "operation": "operation",
    "maintenance": "maintenance",
}


def draw(
    template: str,
    *,
    key: str,
    title: str,
    description: str,
    height: float,
    table: PictureTable,
    paints: Mapping[str, Paint] = PAINTS,
    **values: object,
) -> Drawn:
    """Fill the template of a picture.

    Args:
        template: its name.
        key: sets the picture apart from others of its kind on the same page; also its name.
        title: of the picture.
        description: the same in words, for those who do not see it.
        height: in units.
        table: the same as a table.
        paints: the colours that the template names.
        values: what else the template needs.
    """
    svg = fill_template(
        template,
        key=key,
        title=title,
        description=description,
        font=FONT,
        width=WIDTH,
        height=round(height, 1),
        paints={name: paint.light for name, paint in paints.items()},
        dark={name: paint.dark for name, paint in paints.items()},
        **values,
    )
    picture = Picture(
        name=key,
        svg=svg,
        title=title,
        description=description,
        width=WIDTH / UNITS_PER_MM,
        height=height / UNITS_PER_MM,
    )
    return Drawn(picture=picture, table=table)
