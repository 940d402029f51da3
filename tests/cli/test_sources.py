"""`sources fetch`: off as it comes, asks before it contacts anybody, and says what it got."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cc_assistant.full_texts import polite
from tests.cli.conftest import Run
from tests.full_texts.archive import Archive, running

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("home")]


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(polite.Bounds.__new__, "__defaults__", (0.0, *polite.Bounds()[1:]))
    with running(Archive()) as made:
        monkeypatch.setenv("CC_ASSISTANT_FULL_TEXTS_ADDRESS", made.address)
        yield made


def test_it_is_off_as_it_comes(run: Run, archive: Archive) -> None:
    ran = run("sources", "fetch", "PMC100", "--yes")
    assert ran.code == 5
    assert "switched off" in ran.err
    assert "settings set full_texts on" in ran.err
    assert archive.asked == []


def test_nothing_is_contacted_before_somebody_agrees(
    run: Run, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_FULL_TEXTS", "true")
    ran = run("sources", "fetch", "PMC100", "fixsen2022")
    assert ran.code == 2
    assert f"This contacts {archive.address} and tells it: PMC100, 10." in " ".join(ran.err.split())
    assert "--yes" in ran.err
    assert archive.asked == []


def test_papers_are_fetched_told_and_passed_over_the_next_time(
    run: Run, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_FULL_TEXTS", "true")
    archive.add()
    ran = run("sources", "fetch", "PMC100", "PMC999", "--yes")
    assert ran.code == 8
    assert "New: PMC100 (PMC100, CC BY 4.0) as pmc100" in ran.out
    assert "Not imported: PMC999: Europe PMC does not know PMC999." in ran.out
    asked = len(archive.asked)
    again = run("sources", "fetch", "PMC100", "--json")  # nothing has to be contacted, so nobody is asked
    assert again.code == 0
    assert again.json["files"][0]["outcome"] == "unchanged"
    assert len(archive.asked) == asked
    assert (
        run("documents", "list", "--pack", "open-access", "--json").json[0]["source"]["read"] == "full-text"
    )


def test_an_address_without_encryption_may_only_lead_to_this_computer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_FULL_TEXTS_ADDRESS", "http://example.org/rest")
    ran = run("sources", "fetch", "PMC100", "--yes")
    assert ran.code == 5
    assert "https://" in ran.err
