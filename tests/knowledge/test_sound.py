"""Sound packs are looked through once; what is wrong is told at each look, and as soon as it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cc_assistant.knowledge import sound
from cc_assistant.knowledge.checks import Ids, all_findings
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding
from cc_assistant.knowledge.loading import check
from tests.knowledge.packs import PackUnderTest


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The looks that the checks took."""
    taken: list[object] = []

    def counted(contents: Contents, ids: Ids) -> Iterator[Finding]:
        taken.append(contents)
        return all_findings(contents, ids)

    monkeypatch.setattr(sound, "all_findings", counted)
    monkeypatch.setattr(sound, "_sound", set())
    return taken


def test_a_sound_pack_is_looked_through_once(pack: PackUnderTest, looks: list[object]) -> None:
    for _ in range(3):
        assert check([pack.folder]).faults == ()
    assert len(looks) == 1


def test_what_goes_wrong_later_is_told_and_so_is_that_it_was_mended(
    pack: PackUnderTest, looks: list[object]
) -> None:
    file, right, wrong = "evidence/jones2021.yaml", "id: jones2021-01", "id: able2020-01"
    assert check([pack.folder]).faults == ()
    pack.change(file, right, wrong)
    for _ in range(2):
        assert check([pack.folder]).faults
    pack.change(file, wrong, right)
    assert check([pack.folder]).faults == ()
    assert len(looks) == 3


def test_beside_a_file_that_cannot_be_read_nothing_counts_as_sound(
    pack: PackUnderTest, looks: list[object]
) -> None:
    (pack.folder / "same-findings.yaml").write_text("- [", encoding="utf-8")
    for _ in range(2):
        assert check([pack.folder]).faults
    assert len(looks) == 2
