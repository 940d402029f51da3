"""What is installed: every dependency pinned, none under a licence that binds those who use us."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED: dict[NormalizedName, str] = {
    canonicalize_name(name): version
    for name, _, version in (line.partition("==") for line in PINS if line and not line.startswith("#"))
}
DEPENDENCIES = [Requirement(line) for line in PROJECT["dependencies"]]
FOR_DEVELOPERS = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]


def all_of(requirements: list[Requirement]) -> Iterator[str]:
    """Yield the names of these packages and of all that they need here."""
    seen: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or not (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        yield name
        waiting += [Requirement(line) for line in importlib.metadata.requires(name) or ()]


@pytest.mark.parametrize("requirement", [*DEPENDENCIES, *FOR_DEVELOPERS], ids=str)
def test_every_dependency_has_a_pin_that_it_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINNED[canonicalize_name(requirement.name)])


def test_everything_that_the_dependencies_need_is_pinned() -> None:
    assert set(all_of([*DEPENDENCIES, *FOR_DEVELOPERS])) <= set(map(str, PINNED))


def test_the_constraints_are_versions_only() -> None:
    assert PINNED[canonicalize_name("torch")] == "2.13.0"
    for line in PINS:
        assert not line or line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[0-9a-z.]+", line)


def test_no_licence_of_a_run_time_package_binds_those_who_use_us() -> None:
    binding = re.compile(r"\b(AGPL|LGPL|GPL|GNU)", re.IGNORECASE)
    for name in all_of(DEPENDENCIES):
        about = importlib.metadata.metadata(name)
        stated = [line for name in ("License-Expression", "License") for line in about.get_all(name) or ()]
        stated += [line for line in about.get_all("Classifier") or () if line.startswith("License")]
        free = [line for line in stated if line and not binding.search(line)]
        assert free or not any(stated), f"{name}: {stated}"
