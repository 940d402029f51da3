"""Where the letters of a picture stand, and whether they keep off one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from cc_assistant.domain.paper import Picture
from cc_assistant.render.plot_frame import wide

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def boxes(picture: Picture) -> tuple[float, float, list[Box]]:
    """Return width and height of a picture, and where its letters stand."""
    root = ElementTree.fromstring(picture.svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    clipping = root.find(f".//{SVG}clipPath/{SVG}rect")  # from the left edge: what is right of it is not seen
    clip = float(clipping.attrib["width"]) if clipping is not None else width
    return width, height, list(_boxes(root, 0, 0, float(root.get("font-size", "10")), clip))


def _boxes(node: ElementTree.Element, x: float, y: float, size: float, clip: float) -> Iterator[Box]:
    size = float(node.get("font-size", size))
    if moved := node.get("transform"):
        right, down = map(float, moved.removeprefix("translate(").rstrip(")").split())
        x, y = x + right, y + down
    if node.tag != f"{SVG}text":
        for inner in node:
            yield from _boxes(inner, x, y, size, clip)
        return
    long = wide(node.text or "", size)
    for part in node:
        own = float(part.get("font-size", size)) * (1.08 if part.get("font-weight") else 1)
        long += float(part.get("dx", 0)) + wide(part.text or "", own) + wide(part.tail or "", size)
    at, line = x + float(node.get("x", 0)), y + float(node.get("y", 0))
    left = at - {"start": 0.0, "middle": long / 2, "end": long}[node.get("text-anchor", "start")]
    right = min(left + long, clip) if node.get("clip-path") else left + long
    yield Box("".join(node.itertext()), left, line - 0.72 * size, right, line + 0.2 * size)


def assert_tidy(picture: Picture, slack: float = 4) -> None:
    """Fail where letters leave a picture or cover others, in the widest face that may be shown."""
    width, height, found = boxes(picture)
    for one in found:
        assert one.left >= -slack, one
        assert one.right <= width + slack, one
        assert one.top >= 0, one
        assert one.bottom <= height, one
    for one, other in combinations(found, 2):
        assert not one.covers(other), (one, other)
