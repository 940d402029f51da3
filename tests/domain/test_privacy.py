"""What may leave the computer."""

from datetime import UTC, datetime

import pytest

from cc_assistant.domain.privacy import SendConsent, SendPolicy, origin_of

GIVEN = datetime(2026, 3, 1, tzinfo=UTC)
YES = SendConsent(pack="our-interviews", address="https://llm.example.org:443", given=GIVEN)


def test_a_pack_that_nobody_said_yes_for_stays_here_even_for_an_address_on_this_computer() -> None:
    policy = SendPolicy(public=frozenset({"shipped"}))
    assert policy.may_send("shipped", "https://llm.example.org")
    assert not policy.may_send("our-interviews", "http://127.0.0.1:11434")
    assert policy.withheld(["x", "shipped", "x"], "http://127.0.0.1") == ("x",)


def test_a_yes_holds_for_every_path_of_its_server_and_for_nothing_else() -> None:
    policy = SendPolicy(consents=(YES,))
    assert policy.may_send("our-interviews", "https://LLM.example.org/v1/chat")
    for other in (
        "http://llm.example.org",
        "https://llm.example.org:8443",
        "https://llm.example.org.evil.net",
        "https://llm.example.org@evil.net/",
        "",
        "https://",
    ):
        assert not policy.may_send("our-interviews", other), other
    assert not policy.may_send("other-interviews", "https://llm.example.org")


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434"),
        ("localhost:8080", "http://localhost:8080"),
        ("https://user:pass@Host.example/x?y#z", "https://host.example:443"),
        ("http://[::1]:9/v1", "http://[::1]:9"),
        ("http://[::1]/v1", "http://[::1]:80"),
        ("", ""),
        ("http:///v1", ""),
    ],
)
def test_an_address_is_known_by_scheme_host_and_port(address: str, origin: str) -> None:
    assert origin_of(address) == origin
