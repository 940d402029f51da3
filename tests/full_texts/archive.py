"""A server on this computer that speaks as Europe PMC does, with papers made for the tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2 20190208//EN" "archive.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article"><front>
<journal-meta>
<journal-title-group><journal-title>Journal of Walks</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">{doi}</article-id>
<title-group><article-title>{title}</article-title></title-group>
<contrib-group><contrib contrib-type="author">
<name><surname>Reed</surname><given-names>Mary Ann</given-names></name></contrib></contrib-group>
<pub-date><year>2022</year></pub-date>
<permissions><license xlink:href="{licence}"><license-p>Open access.</license-p></license></permissions>
<abstract><p>Link workers walked with people.</p></abstract></article-meta></front>
<body><sec><title>Findings</title>
<p>One worker said: "We met by the canal because the surgery had no room."
It helped.</p>
<p>Walking groups were kept up by volunteers for two years after the money had ended.</p>
</sec></body></article>
"""
BY = "https://creativecommons.org/licenses/by/4.0/"


def jats(doi: str = "10.1000/walks", title: str = "Walking with link workers", licence: str = BY) -> bytes:
    return JATS.format(doi=doi, title=title, licence=licence).encode()


def record(pmcid: str = "PMC100", doi: str = "10.1000/walks", **more: Any) -> dict[str, Any]:
    """What the search says of a paper."""
    return {
        "id": "1",
        "source": "MED",
        "pmid": pmcid.replace("PMC", "7700"),
        "pmcid": pmcid,
        "doi": doi,
        "title": "Walking with link workers.",
        "authorString": "Reed MA, Stone B.",
        "journalInfo": {"journal": {"title": "Journal of Walks"}},
        "pubYear": "2022",
        "isOpenAccess": "Y",
        "license": "cc by",
        **more,
    }


class Archive:
    """What the server holds and does; ``asked`` keeps every request line with its agent."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self.texts: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.instead: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
        """Answers in place of the archive where it returns True."""
        self.address = ""

    def add(self, pmcid: str = "PMC100", doi: str = "10.1000/walks", **more: Any) -> None:
        self.records.append(record(pmcid, doi, **more))
        self.texts[pmcid] = jats(doi, f"Walking with link workers {pmcid}")

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        self.agents.append(handler.headers["User-Agent"])
        if self.instead(handler):
            return
        parts = urlsplit(handler.path)
        if parts.path == "/rest/search":
            query = parse_qs(parts.query)["query"][0].replace('"', "")
            held = [
                one for one in self.records if any(str(one.get(k)) in query for k in ("doi", "pmcid", "pmid"))
            ]
            send(handler, json.dumps({"hitCount": len(held), "resultList": {"result": held}}).encode())
        elif (name := parts.path.split("/")[2]) in self.texts:
            send(handler, self.texts[name], kind="application/xml")
        else:
            send(handler, b"", status=404)


def send(
    handler: BaseHTTPRequestHandler,
    content: bytes,
    *,
    status: int = 200,
    kind: str = "application/json",
    claimed: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> bool:
    """Answer; returns True."""
    handler.send_response(status)
    handler.send_header("Content-Type", f"{kind};charset=UTF-8")
    handler.send_header("Content-Length", str(len(content) if claimed is None else claimed))
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)
    return True


@contextmanager
def running(archive: Archive) -> Iterator[Archive]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            archive.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    archive.address = f"http://127.0.0.1:{server.server_address[1]}/rest"
    try:
        yield archive
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
