"""What people see who answer on their phones, and what is on disk when they see it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from cc_assistant.errors import UsageError
from cc_assistant.interview.asking import start
from cc_assistant.interview.live_workshop import LiveWorkshop
from cc_assistant.interview.sessions.file import SessionFile, read_session
from cc_assistant.phones.addresses import own_addresses, read_address
from cc_assistant.phones.qr import qr_lines
from cc_assistant.phones.server import PhoneServer
from tests.interview.shipped import shipped_rules

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class Phone:
    """One phone: its cookies, and what its page says."""

    def __init__(self, link: str) -> None:
        self.link = link
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def look(self) -> str:
        async with self.http.get(self.link) as page:
            return await page.text()

    async def send(self, path: str, **fields: str | list[str]) -> tuple[int, str]:
        form = aiohttp.FormData()
        for name, value in fields.items():
            for one in value if isinstance(value, list) else [value]:
                form.add_field(name.replace("_", "-"), one)
        async with self.http.post(URL(self.link) / path, data=form) as page:
            return page.status, await page.text()


class Room:
    def __init__(self, path: Path) -> None:
        self.rules = shipped_rules()
        self.path = path
        self.file = SessionFile(path, start(self.rules, "moor", "Moor & <b>Dale</b>", NOW, kind="workshop"))
        self.group = LiveWorkshop(self.rules, self.file, lambda: NOW)
        self.server = PhoneServer(self.group, lambda: date(2026, 11, 23))
        self.phones: list[Phone] = []

    def phone(self) -> Phone:
        self.phones.append(Phone(self.server.link))
        return self.phones[-1]


@asynccontextmanager
async def open_room(path: Path) -> AsyncIterator[Room]:
    room = Room(path)
    await room.server.open("127.0.0.1")
    try:
        yield room
    finally:
        for phone in room.phones:
            await phone.http.close()
        await room.server.close()
        room.file.close()


@pytest.fixture
def in_room(tmp_path: Path) -> Callable[[Callable[[Room], Awaitable[None]]], None]:
    def run(talk: Callable[[Room], Awaitable[None]]) -> None:
        async def all_of_it() -> None:
            async with open_room(tmp_path / "moor.json") as room:
                await talk(room)

        asyncio.run(all_of_it())

    return run


InRoom = Callable[[Callable[[Room], Awaitable[None]]], None]


def test_two_people_join_and_answer_and_all_is_on_disk(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        anna, bo = room.phone(), room.phone()
        assert "Join the workshop" in await anna.look()
        _, page = await anna.send("join", initials="A<i>", role="nurse")
        assert "Please wait" in page
        await bo.send("join", initials="BO", role="")
        room.group.ask("host")
        page = await anna.look()
        assert "Who will" in page or room.rules.questions["host"].text in page
        assert "Moor &amp; &lt;b&gt;Dale&lt;/b&gt;" in page
        status, page = await anna.send("answer", question="host", option="council", remark="They pay us.")
        assert status == 200
        assert "Thank you. You said:" in page
        await bo.send("answer", question="host", option="voluntary")
        await bo.send("answer", question="host", option="housing")  # a change of mind
        record = read_session(room.path).records["host"]
        assert [(given.person, given.value, given.remark) for given in record.given] == [
            ("a-i", "council", "They pay us."),
            ("bo", "housing", ""),
        ]

    in_room(talk)


def test_every_kind_of_question_can_be_answered(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        phone = room.phone()
        await phone.send("join", initials="CD")
        sent: list[tuple[str, dict[str, str | list[str]], object]] = [
            ("place", {"option": ["town", "rural"]}, ("rural", "town")),
            ("shared_purpose", {"option": "4"}, 4),
            ("partner_capacity", {"option": "dont-know"}, "dont-know"),
            ("team_size", {"typed": "2.5"}, 2.5),
            ("funding_months", {"not_known": "on", "typed": ""}, "dont-know"),
            ("launch_date", {"typed": "1/4/27"}, "2027-04-01"),
            ("worry", {"typed": "Will [laughs] <script>alert(1)</script> it last?"}, None),
            ("volunteers", {"option": "dont-know"}, "dont-know"),
        ]
        for question, fields, expected in sent:
            room.group.ask(question)
            status, page = await phone.send("answer", question=question, **fields)
            assert status == 200, page
            value = read_session(room.path).records[question].given[0].value
            assert value == (expected or fields["typed"]), question
        room.group.ask("worry")
        assert "<script>alert" not in await phone.look()

    in_room(talk)


def test_what_is_no_answer_comes_back_with_what_was_typed(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        phone = room.phone()
        assert (await phone.send("join", initials=" "))[0] == 422
        await phone.send("join", initials="CD")
        room.group.ask("launch_date")
        status, page = await phone.send(
            "answer", question="launch_date", typed="31/2/27", remark="as the funder wants"
        )
        assert status == 422
        assert "Please look again." in page
        assert 'value="31/2/27"' in page
        assert 'value="as the funder wants"' in page
        room.group.ask("host")
        assert (await phone.send("answer", question="host"))[0] == 422
        assert (await phone.send("answer", question="host", option="no-such"))[0] == 422
        assert (await phone.send("answer", question="host", remark="x" * 100_000))[0] == 413

    in_room(talk)


def test_an_answer_to_a_question_that_is_over_changes_nothing(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        phone = room.phone()
        await phone.send("join", initials="CD")
        room.group.ask("host")
        step = re.search(r'data-step="(\d+)"', await phone.look())
        assert step
        room.group.ask("supervision")
        async with phone.http.get(f"{room.server.link}step") as reply:
            assert (await reply.json())["step"] > int(step[1])
        _, page = await phone.send("answer", question="host", option="council")
        assert room.rules.questions["supervision"].text in page
        assert "host" not in read_session(room.path).records
        room.group.end()
        assert "That was the last question" in await phone.look()

    in_room(talk)


def test_who_is_on_the_list_already_joins_as_that_person_once(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        await room.phone().send("join", initials="EF", role="GP")
        await room.phone().send("join", initials="ef", role="")
        assert [person.id for person in read_session(room.path).people] == ["ef", "ef-2"]

    in_room(talk)


def test_without_the_token_there_is_nothing_and_after_the_end_nobody(in_room: InRoom) -> None:
    async def talk(room: Room) -> None:
        phone = room.phone()
        root = room.server.link.split("/", 3)
        for path in ("", "wrong-token/", "wrong-token/own/phone.css", "../own/phone.js"):
            async with phone.http.get(f"{root[0]}//{root[2]}/{path}") as page:
                assert page.status == 404
                assert "There is nothing here" in await page.text()
        async with phone.http.get(room.server.link) as page:
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        await room.server.close()
        with pytest.raises(aiohttp.ClientConnectionError):
            await phone.look()

    in_room(talk)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("0.0.0.0", "stands for every address"),
        ("my-laptop", "is not an address"),
        ("203.0.113.9", "Phones cannot be served at 203.0.113.9"),
    ],
)
def test_an_address_that_phones_cannot_use_is_refused(address: str, said: str, tmp_path: Path) -> None:
    async def talk() -> None:
        room = Room(tmp_path / "moor.json")
        with room.file, pytest.raises(UsageError, match=said):
            await room.server.open(address)

    asyncio.run(talk())


def test_the_addresses_of_this_computer_can_be_chosen_from() -> None:
    assert "127.0.0.1" in [found.address for found in own_addresses()]
    assert own_addresses()[-1].reach == "this computer only"


def test_the_code_holds_the_link() -> None:
    lines = qr_lines("http://192.168.1.20:49152/AbCdEfGhIjKlMnOp/")
    assert len({len(line) for line in lines}) == 1
    assert len(lines) <= 18, "fits an 80x24 screen beside the link"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.20", ("192.168.1.20", 0)),
        ("192.168.1.20:8080", ("192.168.1.20", 8080)),
        ("[fe80::1]:80", ("fe80::1", 80)),
        ("fe80::1", ("fe80::1", 0)),
    ],
)
def test_an_address_may_name_its_port(typed: str, meant: tuple[str, int]) -> None:
    assert read_address(typed) == meant


@pytest.mark.parametrize("typed", ["192.168.1.20:web", "192.168.1.20:70000", "192.168.1.20:0"])
def test_a_port_is_a_number_that_there_is(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a port"):
        read_address(typed)
