"""Passages of confidential packs are marked in every table, and can be kept out of it."""

from collections.abc import Iterator

import pytest

from cc_assistant.domain.evidence_table import EvidenceRequest, EvidenceTable
from cc_assistant.domain.filters import Filters
from cc_assistant.export.registry import evidence_file
from cc_assistant.services import Services
from cc_assistant.settings import Settings

FORMS = ("csv", "markdown", "html", "json", "ris", "bibtex")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A library with a confidential pack, imported once: the tests only read it."""
    home = tmp_path_factory.mktemp("home")
    file = tmp_path_factory.mktemp("talks") / "p3.txt"
    file.write_text("Nobody could park at the surgery, and that went on for years and years.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CC_ASSISTANT_HOME", str(home))
        made = Services(Settings(model="none"))
        made.importing.import_files([file], "Our talks")
        made.forget()
        yield made


def table(services: Services, *, public_only: bool = False) -> EvidenceTable:
    filters = Filters(pack=("our-talks", "connected-communities"))
    request = EvidenceRequest(
        question="park at the surgery", filters=filters, limit=5, made="2026-03-01", public_only=public_only
    )
    return services.quotes.table(request)


@pytest.mark.parametrize("form", FORMS)
def test_a_confidential_passage_says_so_in_words_in_every_file(services: Services, form: str) -> None:
    made = table(services)
    assert [row.confidential for row in made.rows if row.passage.pack == "our-talks"] == [True]
    assert not any(row.confidential for row in made.rows if row.passage.pack != "our-talks")
    assert "confidential" in evidence_file(made, form).decode().casefold()


@pytest.mark.parametrize("form", FORMS)
def test_without_confidential_packs_none_of_their_words_is_in_the_file(services: Services, form: str) -> None:
    made = table(services, public_only=True)
    assert made.rows
    assert all(row.passage.pack != "our-talks" for row in made.rows)
    assert b"Nobody could park" not in evidence_file(made, form)
    assert "--no-confidential" in made.command


def test_a_basket_loses_its_confidential_passages_too(services: Services) -> None:
    (row,) = [row for row in table(services).rows if row.confidential]
    request = EvidenceRequest(ids=(row.passage.id,), basket="Mine", made="2026-03-01", public_only=True)
    made = services.quotes.table(request)
    assert (made.rows, made.missing) == ((), ())


def test_the_top_of_a_document_says_it_first(services: Services) -> None:
    text = evidence_file(table(services), "markdown").decode()
    assert text.index("Confidential: this holds passages of Our talks.") < text.index(
        "park at the surgery", 60
    )
