"""What changes in packs while the app is open is found without a restart, wherever it was changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import AppFocus

from cc_assistant import paths
from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.importing import Importing
from cc_assistant.tui.app import AssistantApp
from tests.ingest import made
from tests.knowledge.packs import TINY
from tests.tui.driving import Driven, drive, until


@pytest.fixture
def small(home: Path, kept: Path, tmp_path: Path) -> Services:
    return Services(Settings(knowledge=TINY, indexes=tmp_path / "indexes", model="none"))


def imported(folder: Path) -> None:
    """Take a transcript in, as another process does."""
    file = folder / "p3.txt"
    file.write_text(made.TALK, encoding="utf-8")
    Importing(paths.user_packs()).import_files([file], "talks")


def found(services: Services, **filters: tuple[str, ...]) -> list[str]:
    ranking = services.retriever.search("how did it begin", filters=Filters(**filters), limit=50)
    return [ranked.id for ranked in ranking.passages]


def test_a_process_sees_what_another_imported_and_coded(small: Services, tmp_path: Path) -> None:
    assert found(small) != []
    assert not small.heed_changes()
    imported(tmp_path)
    assert small.heed_changes()
    mine = found(small, pack=("talks",))
    assert mine
    assert not small.heed_changes()
    bench = small.coding
    folder = bench.pack("talks")
    (document,) = bench.documents(folder)
    cut = document.cuts[0]
    with bench.journal(folder, "Ann") as journal:
        code = CodeRef(frame="cfir", id="inner-setting.culture")
        journal.code(document, cut.start, cut.end, [code], bench.now())
    assert small.heed_changes()
    assert found(small, cfir=("inner-setting.culture",), pack=("talks",)) == [cut.id]


def test_the_app_takes_in_what_another_program_imported_and_answers_meanwhile(
    small: Services, tmp_path: Path
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        before = app.desk.openings
        imported(tmp_path)
        app.post_message(AppFocus())
        await until(pilot, lambda: app.desk.openings > before)
        assert found(small, pack=("talks",))
        again = app.desk.openings
        await pilot.press("f3", "f2", "f3")
        await until(pilot, lambda: not app.desk._keeping_up)
        assert app.desk.openings == again

    drive(small, steps)
