"""The web site: one page, what it is made of, the sockets of its tabs, files out and files in."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from aiohttp import WSCloseCode, web

from cc_assistant.errors import InputError
from cc_assistant.log import record_fault
from cc_assistant.serve.gate import HEADERS, Gate
from cc_assistant.serve.inbox import LARGEST_FILE
from cc_assistant.serve.rooms import Rooms

STATIC = Path(__file__).parent / "static"
_TAB = "{tab:[0-9a-f]{32}}"
_DESK = "{desk:[0-9a-f]{32}}"
_IN_A_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Answers every request.

    Args:
        gate: says who may come in.
        rooms: holds the sessions.
    """

    def __init__(self, gate: Gate, rooms: Rooms) -> None:
        self._gate = gate
        self._rooms = rooms

    def application(self) -> web.Application:
        """Return the site for aiohttp to run."""
        site = web.Application(middlewares=[self._guard], client_max_size=LARGEST_FILE + 1)
        site.on_response_prepare.append(_secured)
        site.add_routes(
            [
                web.get("/", self._page),
                web.get("/full", self._full),
                web.get(f"/ws/{_TAB}/{_DESK}", self._socket),
                web.get("/download/{key}", self._download),
                web.post(f"/upload/{_TAB}", self._upload),
                web.static("/own", STATIC),
                web.static("/textual", Path(str(files("textual_serve"))) / "static"),
            ]
        )
        return site

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse who calls us by a wrong name, comes from another site or has no token."""
        by_link = request.path == "/" and self._gate.admits_token(request.query.get("token", ""))
        by_cookie = self._gate.admits_cookie(request.cookies.get(self._gate.cookie, ""))
        if not (self._comes_from_here(request) and (by_cookie or by_link)):
            return _shown("refused", 403)
        try:
            response = await handler(request)
        except web.HTTPNotFound:
            return _shown("not-found", 404)
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as error:  # a fault of the program ends one request, not the server
            record_fault(error)
            return _shown("fault", 500)
        if by_link:
            response.set_cookie(
                self._gate.cookie,
                self._gate.cookie_value,
                httponly=True,
                samesite="Strict",
                secure=self._gate.secure,
                path="/",
            )
        return response

    def _comes_from_here(self, request: web.Request) -> bool:
        """Whether host and origin are ours; what acts has to name its origin, and browsers do."""
        origin = request.headers.get("Origin")
        if origin is None:
            named = request.method == "GET" and not request.path.startswith("/ws/")
        else:
            named = self._gate.knows_origin(origin)
        return named and self._gate.knows_host(request.headers.get("Host", ""))

    async def _page(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002  (aiohttp passes it)
        return _shown("page", 200)

    async def _full(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002
        return _shown("full", 503)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1024 * 1024)
        await socket.prepare(request)
        desk = request.match_info["desk"]
        room = await self._rooms.enter(request.match_info["tab"], desk, socket)
        if room is None:
            await socket.send_json(["open_url", {"url": "full", "new_tab": False}])
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return socket
        try:
            if room.desk != desk:
                await socket.send_json(
                    ["open_url", {"url": f"cc-assistant:desk-{room.desk}", "new_tab": True}]
                )
            await room.talk(_cells(request, "width", 80), _cells(request, "height", 24))
        finally:
            await self._rooms.leave(room)
        return socket

    async def _download(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        try:
            about = await self._rooms.downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        encoding = f"; charset={about.encoding}" if about.encoding else ""
        how = "inline" if about.open_method == "browser" else "attachment"
        response = web.StreamResponse(
            headers={
                "Content-Type": _one_line(f"{about.mime_type or 'application/octet-stream'}{encoding}"),
                "Content-Disposition": f"{how}; filename*=UTF-8''{quote(about.file_name, safe='')}",
                # A file may be a page; it is shown without scripts and as if from nowhere.
                "Content-Security-Policy": _IN_A_SANDBOX,
            }
        )
        await response.prepare(request)
        async for part in self._rooms.downloads.download(key):
            await response.write(part)
        await response.write_eof()
        return response

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        room = self._rooms.of(request.match_info["tab"])
        if room is None:
            return web.json_response({"fault": "This session has ended. Reload the page."}, status=404)
        if (request.content_length or 0) > LARGEST_FILE:
            return web.json_response({"fault": f"The file is larger than {LARGEST_FILE} bytes."}, status=413)
        try:
            arrived = await room.take(request.query.get("name", ""), request.content.iter_chunked(65536))
        except InputError as refusal:
            return web.json_response({"fault": str(refusal)}, status=422)
        return web.json_response(asdict(arrived), status=201)


def _shown(name: str, status: int) -> web.Response:
    return web.Response(
        text=(STATIC / f"{name}.html").read_text(encoding="utf-8"),
        status=status,
        content_type="text/html",
        headers={"Cache-Control": "no-store"},
    )


async def _secured(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "cc-assistant"


def _cells(request: web.Request, name: str, otherwise: int) -> int:
    written = request.query.get(name, "")
    return int(written) if re.fullmatch(r"[0-9]{1,4}", written) else otherwise


def _one_line(text: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "", text)
