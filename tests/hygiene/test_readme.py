from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType

import pytest

from cc_assistant.services import Services

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.usefixtures("indexed")
def test_the_answer_shown_is_the_one_that_the_assistant_gives(generator: ModuleType) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    now = generator.readme(text, Services())
    # Nearly: another processor adds numbers up in another order, and two passages may change places.
    alike = SequenceMatcher(None, text.splitlines(), now.splitlines(), autojunk=False).ratio()
    assert alike > 0.9, "run `make docs`"


@pytest.mark.usefixtures("home")
def test_the_figures_of_the_knowledge_are_those_of_the_files() -> None:
    library = Services().library
    told = {passage.source for passage in library.passages}
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"{len(library.passages)} findings from {len(told)} sources" in text
    assert f"; {len(library.sources) - len(told)} further sources" in text
