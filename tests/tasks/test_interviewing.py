"""The interview, put together from the shipped pack."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cc_assistant.errors import KnowledgeError, NotFound
from cc_assistant.interview import asking
from cc_assistant.tasks.interviewing import Interviewing
from tests.knowledge.packs import SHIPPED

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def interviewing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Interviewing:
    monkeypatch.setenv("CC_ASSISTANT_HOME", str(tmp_path))
    return Interviewing([SHIPPED], now=lambda: NOW)


def test_a_session_begins_on_disk_and_makes_a_checklist(interviewing: Interviewing) -> None:
    with interviewing.begin("Moor and Dale") as file:
        assert file.path.is_file()
        session = asking.answer(file.session, interviewing.rules, "stage", "idea", NOW)
        file.save(session)
    kept = interviewing.sessions.read("moor-and-dale")
    assert kept.records["stage"].value == "idea"
    made = interviewing.checklist(kept)
    assert made.title == "Moor and Dale"
    assert "rec-visit-others" in [item.id for item in made.items]
    assert {entry.frame for entry in made.readiness} == {"cfir", "npt"}


def test_what_changed_is_told(interviewing: Interviewing) -> None:
    with interviewing.begin("Moor and Dale") as file:
        before = file.session
    after = asking.answer(before, interviewing.rules, "supervision", "in-place", NOW)
    found = interviewing.compare(before, after)
    assert [change.question for change in found.answers] == ["supervision"]


def test_a_pack_without_a_toolkit_says_so(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: a\n")
    with pytest.raises(NotFound, match="No pack has a questionnaire"):
        Interviewing([tmp_path]).rules  # noqa: B018


def test_a_broken_condition_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "toolkit"
    folder.mkdir()
    for name in ("questionnaire.yaml", "recommendations.yaml"):
        text = (SHIPPED / "toolkit" / name).read_text(encoding="utf-8")
        (folder / name).write_text(
            text.replace('ask_when: "always"', 'ask_when: "stage in (bid and"', 1), encoding="utf-8"
        )
    with pytest.raises(KnowledgeError) as caught:
        _ = Interviewing([tmp_path]).rules
    told = [fault for fault in caught.value.faults if "not a condition" in str(fault)]
    assert len(told) == 1
    assert "questionnaire.yaml" in str(told[0])
