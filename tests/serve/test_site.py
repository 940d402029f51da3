from __future__ import annotations

import re
from pathlib import Path

import aiohttp
import pytest

from cc_assistant.serve import inbox, rooms, site
from tests.serve.conftest import TAB, Browser, drawn, run, served

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("home")]


def test_without_the_token_nothing_is_shown() -> None:
    async def test() -> None:
        async with served(enter=False) as browser:
            for path in ("", "?token=wrong", "own/page.js", "textual/js/textual.js", "full", "nowhere"):
                async with browser.http.get(browser.url(path)) as page:
                    assert page.status == 403
                    assert "This link does not open CC Assistant" in await page.text()
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await browser.connect()
            async with browser.http.post(
                browser.url(f"upload/{TAB}"), data=b"x", headers={"Origin": browser.origin}
            ) as refused:
                assert refused.status == 403

    run(test())


def test_the_cookie_is_for_this_site_and_no_script() -> None:
    async def test() -> None:
        async with served(enter=False) as browser, browser.http.get(browser.gate.link) as page:
            assert page.status == 200
            cookie = page.headers["Set-Cookie"]
            assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))

    run(test())


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8765", "Origin": "http://evil.example:8765"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_even_with_the_token_other_names_and_sites_are_refused(headers: dict[str, str]) -> None:
    async def test() -> None:
        async with served() as browser:
            async with browser.http.get(browser.gate.link, headers=headers) as page:
                assert page.status == 403
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await browser.connect(**headers)

    run(test())


def test_a_socket_and_an_upload_must_say_where_they_come_from() -> None:
    async def test() -> None:
        async with served() as browser:
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await browser.http.ws_connect(browser.url(f"ws/{TAB}/{TAB}"))
            async with browser.http.post(browser.url(f"upload/{TAB}?name=a"), data=b"x") as refused:
                assert refused.status == 403

    run(test())


def test_every_reply_carries_the_headers_that_protect_it() -> None:
    async def test() -> None:
        async with served() as browser:
            for path in ("", "own/page.js", "nowhere", "download/none", "textual/"):
                async with browser.http.get(browser.url(path)) as page:
                    policy = page.headers["Content-Security-Policy"]
                    assert "default-src 'none'" in policy
                    assert "http" not in policy
                    assert page.headers["X-Frame-Options"] == "DENY"
                    assert page.headers["X-Content-Type-Options"] == "nosniff"
                    assert page.headers["Referrer-Policy"] == "no-referrer"

    run(test())


def test_the_page_names_no_other_host_and_all_it_names_is_there() -> None:
    async def test() -> None:
        async with served() as browser:
            async with browser.http.get(browser.url("")) as page:
                text = await page.text()
            assert '<html lang="en-GB">' in text
            assert "<noscript>" in text
            named = re.findall(r'(?:src|href)="([^"]*)"', text)
            assert len(named) >= 5
            for file in ("page.css", "page.js", "favicon.svg"):
                own = (site.STATIC / file).read_text(encoding="utf-8")
                assert not re.search(r"//[\w.-]+\.\w+", own.replace("http://www.w3.org/2000/svg", "")), file
                named += [f"own/{name}" for name in re.findall(r'url\("([^"]*)"\)', own)]
            for name in named:
                assert not re.match(r"\w+:|/", name), name
                async with browser.http.get(browser.url(name)) as part:
                    assert part.status == 200, name

    run(test())


def test_what_is_typed_reaches_the_app_and_nonsense_does_no_harm() -> None:
    async def test() -> None:
        async with served() as browser:
            socket = await browser.connect()
            await drawn(socket, b"pid ")
            for nonsense in ("", "{}", "[]", '["stdin"]', '["stdin", 3]', '["resize", {}]', "[" * 5000):
                await socket.send_str(nonsense)
            await socket.send_json(["stdin", "schön"])
            assert "typed schön ." in (await drawn(socket, b" .")).decode()

    run(test())


def test_past_the_cap_a_tab_is_sent_to_a_page_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_FOR_A_PLACE", 0.1)

    async def test() -> None:
        async with served(max_sessions=1) as browser:
            first = await browser.connect()
            await drawn(first, b"pid ")
            second = await browser.connect("1" * 32)
            assert await second.receive_json() == ["open_url", {"url": "full", "new_tab": False}]
            async with browser.http.get(browser.url("full")) as page:
                assert page.status == 503
                assert "All places are taken" in await page.text()

    run(test())


def state_of(told: bytes) -> Path:
    return Path(told.decode().split(" state ")[1].removesuffix(" ."))


def test_a_page_that_is_loaded_again_finds_what_its_tab_kept() -> None:
    async def test() -> None:
        async with served() as browser:
            first = await browser.connect(desk="a" * 32)
            file = state_of(await drawn(first, b" ."))
            await first.close()
            again = await browser.connect("1" * 32, "a" * 32)
            assert state_of(await drawn(again, b" .")) == file
            other = await browser.connect("2" * 32, "b" * 32)
            assert state_of(await drawn(other, b" .")) != file
        assert not file.parent.exists()

    run(test())


def test_a_duplicated_tab_gets_a_copy_and_is_told_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_FOR_A_PLACE", 0.1)

    async def test() -> None:
        async with served() as browser:
            first = await browser.connect(desk="a" * 32)
            file = state_of(await drawn(first, b" ."))
            file.write_text("kept", encoding="utf-8")
            second = await browser.connect("1" * 32, "a" * 32)
            what, about = await second.receive_json()
            copied = state_of(await drawn(second, b" ."))
            assert (what, about["url"]) == ("open_url", f"cc-assistant:desk-{copied.stem}")
            assert copied != file
            assert copied.read_text(encoding="utf-8") == "kept"

    run(test())


def test_a_place_is_free_again_when_its_tab_is_closed() -> None:
    async def test() -> None:
        async with served(max_sessions=1) as browser:
            first = await browser.connect()
            await drawn(first, b"pid ")
            await first.close()
            second = await browser.connect("1" * 32)
            await drawn(second, b"pid ")

    run(test())


async def sent(browser: Browser, name: str, content: bytes, tab: str = TAB) -> tuple[int, dict[str, str]]:
    async with browser.http.post(
        browser.url(f"upload/{tab}"), params={"name": name}, data=content, headers={"Origin": browser.origin}
    ) as reply:
        return reply.status, await reply.json()


def test_a_sent_file_lies_in_the_inbox_of_its_own_session() -> None:
    async def test() -> None:
        async with served() as browser:
            socket = await browser.connect()
            told = await drawn(socket, b" .")
            folder = Path(told.decode().split("inbox ")[1].split(" state ")[0])
            status, reply = await sent(browser, "../interview 3.txt", b"words")
            assert status == 201
            file = folder / f"{reply['id']} interview 3.txt"
            assert file.read_bytes() == b"words"
            await drawn(socket, f"arrived {file} .".encode())
            assert (await sent(browser, "a.txt", b"", "f" * 32))[0] == 404
            await socket.close()
        assert not folder.exists()

    run(test())


def test_a_file_that_is_too_large_or_has_no_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "LARGEST_FILE", 1000)

    async def test() -> None:
        async with served() as browser:
            socket = await browser.connect()
            await drawn(socket, b"pid ")
            status, reply = await sent(browser, "..", b"x")
            assert (status, "no name" in reply["fault"]) == (422, True)
            status, reply = await sent(browser, "large.bin", b"x" * 2000)
            assert (status, "larger than" in reply["fault"]) == (422, True)
            monkeypatch.setattr(site, "LARGEST_FILE", 1000)
            assert (await sent(browser, "large.bin", b"x" * 2000))[0] == 413

    run(test())
