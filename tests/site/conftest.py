"""The website of the shipped knowledge, built once, and Chromium to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cc_assistant.domain.source import Source
from cc_assistant.knowledge.own_packs import read_manifest
from cc_assistant.site.browser import Browser, find_chromium
from cc_assistant.tasks.site_builder import SiteBuilder
from tests.knowledge.packs import SHIPPED

TODAY = date(2026, 11, 2)


def cite(source: Source) -> str:
    return f"{source.title}."


def builder_of(*packs: Path) -> SiteBuilder:
    """Return what builds a website of these packs."""
    return SiteBuilder({pack: read_manifest(pack) for pack in packs}, dict, cite)


@pytest.fixture(scope="session")
def builder() -> SiteBuilder:
    return builder_of(SHIPPED)


@pytest.fixture(scope="session")
def website(builder: SiteBuilder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the website. Its path has a space, as people's folders do."""
    folder = tmp_path_factory.mktemp("built") / "our website"
    builder.build(folder, TODAY)
    return folder


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Chromium puts what a page gives to the reader."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chromium(downloads: Path) -> Iterator[Browser]:
    """One tab of Chromium for all tests; skips them where it is not installed."""
    program = find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed")
    with Browser(program, downloads) as browser:
        yield browser


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Browser]:
    """The tab, as wide as a laptop, with nothing kept from other tests."""
    chromium.visit("about:blank")
    chromium.do("Emulation.setFocusEmulationEnabled", enabled=True)
    chromium.do(
        "Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False
    )
    chromium.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    chromium.taken()
    yield chromium
    chromium.value("localStorage.clear()")
    chromium.taken()
