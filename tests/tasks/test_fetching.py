"""Open-access papers: fetched when asked, where licences allow it, politely, with every fault told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from cc_assistant.domain.import_report import FileReport
from cc_assistant.domain.source import Source
from cc_assistant.errors import NotFound, SettingsError
from cc_assistant.full_texts.polite import Bounds, PoliteClient
from cc_assistant.knowledge.documents import passages_of
from cc_assistant.knowledge.own_packs import read_manifest
from cc_assistant.tasks.fetching import Fetching
from cc_assistant.tasks.importing import Importing
from tests.full_texts.archive import Archive, jats, running, send

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
QUICK = Bounds(pause=2.0, connect=5, still=5, whole=5, size=200_000, wait=60)
SHIPPED = Source(
    id="reed2022", title="Walking with link workers", authors=("Reed MA", "Stone B"), year=2022,
    container="Journal of Walks", doi="10.1000/walks", url=None, kind="qualitative-study",
    country=("England",), setting="A park", sample="12 people", licence=None, read="abstract",
)  # fmt: skip


def source(ident: str) -> Source:
    if ident == "reed2022":
        return SHIPPED
    if ident == "grey2020":
        return SHIPPED.model_copy(update={"id": ident, "doi": None})
    raise NotFound(f"There is no source '{ident}'.", remedy="Did you mean reed2022?")


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(Archive()) as made:
        yield made


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def fetching(tmp_path: Path, archive: Archive, waited: list[float]) -> Fetching:
    return made(tmp_path, archive, waited)


def made(tmp_path: Path, archive: Archive, waited: list[float], *, on: bool = True) -> Fetching:
    def client(address: str, agent: str, _: Callable[[float], object]) -> PoliteClient:
        return PoliteClient(address, agent, bounds=QUICK, waits=waited.append, clock=lambda: 0.0)

    importing = Importing(tmp_path / "packs", now=lambda: NOW)
    return Fetching(
        importing, source, switched_on=on, address=archive.address, contact="ann@example.org",
        version="1", now=lambda: NOW, client=client,
    )  # fmt: skip


def told(fetching: Fetching, *names: str) -> tuple[FileReport, ...]:
    return fetching.fetch(fetching.plan(names)).files


def why(fetching: Fetching, archive: Archive, instead: Callable[[BaseHTTPRequestHandler], object]) -> str:
    """Let the server answer otherwise where a text is asked for, and say what is told."""
    archive.add()

    def text_only(handler: BaseHTTPRequestHandler) -> bool:
        if "fullTextXML" not in handler.path:
            return False
        instead(handler)
        return True

    archive.instead = text_only
    (found,) = told(fetching, "PMC100")
    assert found.outcome == "refused"
    assert fetching._importing.documents() == []
    return found.why


def test_a_source_of_the_library_becomes_a_document_with_its_whole_record(
    fetching: Fetching, archive: Archive
) -> None:
    archive.add()
    (found,) = told(fetching, "reed2022")
    assert (found.outcome, found.document) == ("new", "reed2022-full-text")
    assert found.file == "reed2022 (PMC100, CC BY 4.0)"
    (held,) = fetching._importing.documents("open-access")
    assert read_manifest(held.pack).sensitivity == "public"
    record = held.document.source
    assert record.authors == ("Reed MA",)
    assert (record.doi, record.kind, record.country, record.read) == (
        "10.1000/walks", "qualitative-study", ("England",), "full-text",
    )  # fmt: skip
    assert record.licence == "CC BY 4.0"
    assert record.url == "https://europepmc.org/article/PMC/100"
    assert held.document.details.attributes == {
        "pmcid": "PMC100", "pmid": "7700100", "licence": "CC BY 4.0", "retrieved": "2026-05-04",
        "from": f"{archive.address}/PMC100/fullTextXML", "about": "reed2022",
    }  # fmt: skip
    texts = [passage.text for passage in passages_of(held.document, "open-access")]
    assert any("We met by the canal because the surgery had no room." in text for text in texts)
    assert set(archive.agents) == {"cc-assistant/1 (mailto:ann@example.org)"}


def test_papers_come_one_by_one_with_a_pause_and_are_not_fetched_twice(
    fetching: Fetching, archive: Archive, waited: list[float]
) -> None:
    archive.add("PMC1", "10.1000/one")
    archive.add("PMC2", "10.1000/two")
    assert [one.outcome for one in told(fetching, "10.1000/one", "https://doi.org/10.1000/two")] == [
        "new",
        "new",
    ]
    assert len(archive.asked) == 4
    assert len(waited) == 3
    assert all(0 < pause <= QUICK.pause for pause in waited)
    again = told(fetching, "PMC1", "10.1000/TWO", "77001", "PMC2")
    assert [one.outcome for one in again] == ["unchanged"] * 4
    assert len(archive.asked) == 4


def test_nothing_is_contacted_unless_the_setting_allows_it(
    tmp_path: Path, archive: Archive, waited: list[float]
) -> None:
    with pytest.raises(SettingsError, match="switched off"):
        made(tmp_path, archive, waited, on=False).plan(["reed2022"])
    assert archive.asked == []


def test_what_cannot_be_asked_for_is_named_and_the_rest_goes_on(fetching: Fetching, archive: Archive) -> None:
    archive.add()
    found = told(fetching, "nobody2020", "grey2020", "PMC999", "reed2022")
    assert [one.outcome for one in found] == ["refused", "refused", "refused", "new"]
    assert "Did you mean reed2022?" in found[0].why
    assert "has no DOI" in found[1].why
    assert "does not know PMC999" in found[2].why


@pytest.mark.parametrize(
    ("more", "told_"),
    [
        ({"isOpenAccess": "N"}, "It is not open access"),
        ({"license": ""}, "no licence is stated"),
        ({"license": "publisher specific"}, "its licence is 'publisher specific'"),
        ({"pmcid": None}, "has no full text"),
    ],
)
def test_a_paper_that_may_not_be_kept_is_refused_with_the_reason(
    fetching: Fetching, archive: Archive, more: dict[str, str | None], told_: str
) -> None:
    archive.add()
    archive.records[0].update(more)
    (found,) = told(fetching, "10.1000/walks")
    assert (found.outcome, told_ in found.why) == ("refused", True)
    assert not any("fullTextXML" in path for path in archive.asked)


def test_the_licence_that_the_paper_itself_states_counts(fetching: Fetching, archive: Archive) -> None:
    archive.add()
    archive.texts["PMC100"] = jats(licence="https://example.org/our-terms")
    (found,) = told(fetching, "PMC100")
    assert "the paper itself says 'Open access.'" in found.why
    archive.texts["PMC100"] = jats(licence="https://creativecommons.org/licenses/by-nc-nd/4.0/")
    (found,) = told(fetching, "PMC100")
    assert found.file == "PMC100 (PMC100, CC BY-NC-ND 4.0)"
    assert [remark.why for remark in found.remarks][:2] == [
        "asks: not for commercial use", "asks: whole or in quotes, not changed",
    ]  # fmt: skip


def test_half_a_paper_is_refused(fetching: Fetching, archive: Archive) -> None:
    whole = jats()
    assert "ended before it had sent all" in why(
        fetching, archive, lambda h: send(h, whole[:600], kind="application/xml", claimed=len(whole))
    )


def test_half_a_paper_that_claims_to_be_whole_is_refused(fetching: Fetching, archive: Archive) -> None:
    cut = jats()[:-40]
    assert "Only a part" in why(fetching, archive, lambda h: send(h, cut, kind="text/xml"))


def test_a_page_to_log_in_is_no_paper(fetching: Fetching, archive: Archive) -> None:
    page = b"<html><article>Log in</article></html>"
    assert "sent 'text/html'" in why(fetching, archive, lambda h: send(h, page, kind="text/html"))


def test_other_xml_is_no_paper(fetching: Fetching, archive: Archive) -> None:
    assert "no article in JATS" in why(fetching, archive, lambda h: send(h, b"<a/>", kind="text/xml"))


def test_a_paper_that_is_not_there_is_told(fetching: Fetching, archive: Archive) -> None:
    assert "no full text of it as XML" in why(fetching, archive, lambda h: send(h, b"", status=404))


def test_endless_papers_are_cut_off(fetching: Fetching, archive: Archive) -> None:
    big = b"<article>" + b" " * 300_000
    assert "sends more than" in why(fetching, archive, lambda h: _until_refused(h, big))


def _until_refused(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    try:
        send(handler, content, kind="text/xml")
    except OSError:
        return  # the other side has hung up, which is right


def test_packed_content_is_refused(fetching: Fetching, archive: Archive) -> None:
    assert "packed" in why(
        fetching,
        archive,
        lambda h: send(h, b"\x1f\x8b", kind="text/xml", headers={"Content-Encoding": "gzip"}),
    )


def test_a_redirect_to_another_server_is_not_followed(fetching: Fetching, archive: Archive) -> None:
    assert "leads to another server (elsewhere.example)" in why(
        fetching,
        archive,
        lambda h: send(h, b"", status=302, headers={"Location": "https://elsewhere.example/PMC100"}),
    )


def test_a_redirect_in_a_circle_ends(fetching: Fetching, archive: Archive) -> None:
    assert "from one address to the next" in why(
        fetching, archive, lambda h: send(h, b"", status=302, headers={"Location": h.path})
    )


def test_a_redirect_within_the_server_is_followed(fetching: Fetching, archive: Archive) -> None:
    archive.add()

    def moved(handler: BaseHTTPRequestHandler) -> bool:
        if handler.path.endswith("PMC100/fullTextXML"):
            send(handler, b"", status=301, headers={"Location": "/rest/PMC100/again"})
            return True
        return False

    archive.instead = moved
    assert told(fetching, "PMC100")[0].outcome == "new"


def test_a_server_that_asks_to_wait_is_waited_for(
    fetching: Fetching, archive: Archive, waited: list[float]
) -> None:
    archive.add()
    busy = iter([{"Retry-After": "7"}, {}])

    def put_off(handler: BaseHTTPRequestHandler) -> bool:
        if (headers := next(busy, None)) is not None:
            send(handler, b"", status=429, headers=headers)
        return headers is not None

    archive.instead = put_off
    assert told(fetching, "PMC100")[0].outcome == "new"
    assert waited[0] == 7
    assert 10.0 in waited


def test_a_server_that_stays_busy_is_left_alone_and_the_rest_is_not_asked(
    fetching: Fetching, archive: Archive
) -> None:
    archive.instead = lambda handler: send(handler, b"", status=503, headers={"Retry-After": "1"})
    found = told(fetching, "PMC1", "PMC2", "PMC3", "PMC4")
    assert "too busy: it answered 503 3 times" in found[0].why
    assert [one.why for one in found[2:]] == ["It was not asked for: the server failed before."] * 2
    assert len(archive.asked) == 6


def test_a_server_that_asks_for_an_hour_is_not_waited_for(
    fetching: Fetching, archive: Archive, waited: list[float]
) -> None:
    archive.instead = lambda handler: send(handler, b"", status=429, headers={"Retry-After": "3600"})
    assert "asks to wait 3,600 seconds" in told(fetching, "PMC1")[0].why
    assert waited == []


@pytest.mark.parametrize("answer", [b"nothing", b"[]", b'{"resultList": {"result": 3}}', b"[" * 100_000])
def test_an_answer_in_another_form_is_told(fetching: Fetching, archive: Archive, answer: bytes) -> None:
    archive.instead = lambda handler: send(handler, answer)
    assert "in a form that is not known" in told(fetching, "PMC1")[0].why


def test_no_network_is_told(tmp_path: Path, archive: Archive, waited: list[float]) -> None:
    archive.address = "http://127.0.0.1:9/rest"
    found = told(made(tmp_path, archive, waited), "PMC1")
    assert "127.0.0.1:9 cannot be reached" in found[0].why
