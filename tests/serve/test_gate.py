from __future__ import annotations

import pytest

from cc_assistant.errors import UsageError
from cc_assistant.serve.gate import Gate, is_loopback


def token_of(link: str) -> str:
    return link.partition("?token=")[2]


def test_the_printed_link_lets_in_again_and_again() -> None:
    gate = Gate("127.0.0.1", 8765)
    assert gate.link.startswith("http://127.0.0.1:8765/?token=")
    assert gate.admits_token(token_of(gate.link))
    assert gate.admits_token(token_of(gate.link))
    assert gate.admits_cookie(gate.cookie_value)


@pytest.mark.parametrize("wrong", ["", "x", "ü", "\udcff"])
def test_another_token_does_not(wrong: str) -> None:
    gate = Gate("127.0.0.1", 8765)
    assert not gate.admits_token(wrong)
    assert not gate.admits_cookie(wrong)


def test_each_start_has_its_own_token() -> None:
    assert not Gate("127.0.0.1", 1).admits_token(token_of(Gate("127.0.0.1", 1).link))


def test_the_link_for_the_browser_that_is_opened_works_once() -> None:
    gate = Gate("127.0.0.1", 8765)
    once = token_of(gate.link_for_once())
    assert gate.admits_token(once)
    assert not gate.admits_token(once)
    assert not gate.admits_cookie(once)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_the_names_of_this_machine_are_known(host: str) -> None:
    assert Gate("127.0.0.1", 8765).knows_host(host)
    assert Gate("127.0.0.1", 8765).knows_origin(f"http://{host}")


@pytest.mark.parametrize(
    "host", ["", "evil.example:8765", "127.0.0.1", "127.0.0.1:8766", "localhost.evil.example:8765"]
)
def test_other_names_are_not(host: str) -> None:
    assert not Gate("127.0.0.1", 8765).knows_host(host)
    assert not Gate("127.0.0.1", 8765).knows_origin(f"http://{host}")


@pytest.mark.parametrize("origin", ["null", "https://127.0.0.1:8765", "file://", "http://127.0.0.1:8765.x"])
def test_an_origin_is_compared_as_a_whole(origin: str) -> None:
    assert not Gate("127.0.0.1", 8765).knows_origin(origin)


def test_behind_a_proxy_the_public_name_is_known_as_well() -> None:
    gate = Gate("127.0.0.1", 8765, "https://Assistant.example.org:443/links")
    assert gate.link.startswith("https://Assistant.example.org:443/links/?token=")
    assert gate.knows_host("assistant.example.org")
    assert gate.knows_origin("https://assistant.example.org")
    assert not gate.knows_origin("http://assistant.example.org")
    assert gate.secure


@pytest.mark.parametrize(
    "url", ["assistant.example.org", "ftp://x.example", "https://x.example/?a=b", "https://u:p@x.example/"]
)
def test_a_public_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="not an address of a page"):
        Gate("127.0.0.1", 8765, url)


def test_only_loopback_addresses_count_as_this_machine() -> None:
    assert all(map(is_loopback, ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"]))
    assert not any(map(is_loopback, ["0.0.0.0", "192.168.1.5", "::", "example.org", ""]))
