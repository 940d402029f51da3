"""How dark a cell is for its amount: four shades, and nothing for nothing."""

from __future__ import annotations

_SHARES = (0.0, 0.25, 0.5, 0.75)


def shade_of(amount: int, most: int) -> int:
    """Return how dark a cell is: 0 for nothing to 4, for the largest amount of a table."""
    return sum(amount >= step for step in _steps(most)) if amount else 0


def ranges(most: int) -> list[tuple[int, str]]:
    """Return each shade with the amounts that it stands for, in words."""
    steps = _steps(most)
    ends = (*(step - 1 for step in steps[1:]), max(most, steps[-1]))
    return [
        (shade, f"{first}" if first >= last else f"{first}-{last}")
        for shade, (first, last) in enumerate(zip(steps, ends, strict=True), start=1)
        if first <= most
    ]


def _steps(most: int) -> tuple[int, ...]:
    steps = [1]
    for share in _SHARES[1:]:
        steps.append(max(steps[-1] + 1, round(share * most)))
    return tuple(steps)
