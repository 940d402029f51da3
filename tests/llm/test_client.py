from __future__ import annotations

import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from cc_assistant.domain.chat import Message
from cc_assistant.errors import Cancelled, ServerFault
from cc_assistant.llm.bounds import Bounds
from cc_assistant.llm.client import ChatClient
from tests.llm.server import Behaviour, language_model

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ASKED = (
    Message(role="system", content="Answer in one word."),
    Message(role="user", content="Say: ready"),
)
QUICK = Bounds(connect=5.0, first=20.0, still=20.0, whole=60.0, wait=0.1)
HASTY = QUICK._replace(first=0.4, still=0.4)


def say(text: str) -> Behaviour:
    return Behaviour(says=[lambda *_: text])


def told(behaviour: Behaviour, key: str = "", model: str = "", bounds: Bounds = QUICK) -> str:
    with language_model(behaviour) as address:
        client = ChatClient(address, model, key, bounds)
        try:
            return "".join(client.stream(ASKED))
        finally:
            client.close()


def test_what_a_model_streams_arrives_whole_and_in_order() -> None:
    text = "Ünïcode survives, “quotes” and [1] marks too. " * 20
    behaviour = say(text)
    assert told(behaviour) == text
    assert behaviour.requests[0]["stream"] is True
    assert behaviour.requests[0]["temperature"] == 0


def test_without_a_name_the_first_model_that_is_offered_is_asked() -> None:
    behaviour = say("ready")
    behaviour.offers = ("small", "large")
    told(behaviour)
    assert behaviour.requests[0]["model"] == "small"


def test_a_server_without_models_says_so() -> None:
    behaviour = say("ready")
    behaviour.offers = ()
    with pytest.raises(ServerFault, match="offers no model"):
        told(behaviour)


def test_an_answer_that_does_not_stream_is_taken_whole() -> None:
    behaviour = say("all at once")
    behaviour.streams = False
    assert told(behaviour) == "all at once"


@pytest.mark.parametrize("field", ["temperature", "max_tokens", "stream", "role system"])
def test_what_a_server_refuses_is_left_out_and_the_rest_is_kept(field: str) -> None:
    behaviour = say("ready")
    behaviour.refuses = frozenset({field})
    assert told(behaviour) == "ready"
    request = behaviour.requests[0]
    if field == "role system":
        assert [message["role"] for message in request["messages"]] == ["user"]
        assert request["messages"][0]["content"].startswith("Answer in one word.")
    else:
        assert field not in request
        assert len(request["messages"]) == 2


def test_an_address_without_its_version_is_found() -> None:
    with language_model(say("ready")) as address:
        client = ChatClient(address.removesuffix("/v1"), "", "", QUICK)
        assert "".join(client.stream(ASKED)) == "ready"
        assert client.address == address
        named = ChatClient(address.removesuffix("/v1"), "test-model", "", QUICK)
        assert "".join(named.stream(ASKED)) == "ready"


def test_a_busy_server_is_asked_once_more() -> None:
    behaviour = say("ready")
    behaviour.fails_first = 1
    assert told(behaviour, model="m") == "ready"
    behaviour = say("ready")
    behaviour.fails_first = 5
    with pytest.raises(ServerFault, match="503"):
        told(behaviour, model="m")


def test_the_key_is_sent_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    behaviour = say("ready")
    behaviour.needs = "s3cret-key"
    assert told(behaviour, key="s3cret-key") == "ready"
    with pytest.raises(ServerFault) as wrong:
        told(behaviour, key="other-key", model="m")
    assert "CC_ASSISTANT_LLM_KEY" in str(wrong.value)
    assert "other-key" not in f"{wrong.value}{ChatClient('http://x', '', 'other-key')!r}{caplog.text}"


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour(status=401, raw=b'{"error": {"message": "Incorrect key provided: s3cret-key"}}'),
        Behaviour(status=400, raw=b"Bearer s3cret-key has no rights"),
        Behaviour(raw=b'data: {"error": "s3cret-key is over its limit"}\n\n'),
    ],
)
def test_a_key_that_a_server_repeats_is_not_shown(behaviour: Behaviour) -> None:
    with pytest.raises(ServerFault) as fault:
        told(behaviour, key="s3cret-key", model="m")
    assert "s3cret-key" not in str(fault.value)
    assert "(the key)" in str(fault.value)


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_a_proxy_of_the_environment_sees_nothing(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    proxy = say("from a proxy")
    with language_model(proxy) as between:
        monkeypatch.setenv(variable, between)
        monkeypatch.setenv("NO_PROXY", "")
        assert told(say("ready")) == "ready"
    assert proxy.seen == []


def test_nobody_else_is_asked_where_a_server_leads_elsewhere() -> None:
    other = say("from elsewhere")
    with language_model(other) as elsewhere:
        behaviour = Behaviour(redirect=f"{elsewhere}/chat/completions")
        with pytest.raises(ServerFault, match="leads elsewhere"):
            told(behaviour, model="m")
    assert other.seen == []


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        (Behaviour(status=500), "refused (500)"),
        (Behaviour(raw=b"data: {broken\n\n"), "not an answer of a language model"),
        (Behaviour(raw=b'data: {"choices": "none"}\n\n'), "not an answer of a language model"),
        (Behaviour(raw=b'data: {"choices": [{"delta": {"content": 7}}]}\n\n'), "not an answer"),
        (Behaviour(raw=b'data: {"error": {"message": "out of memory"}}\n\n'), "out of memory"),
        (Behaviour(raw=b"<html>a router's page</html>", kind="text/html"), "not an answer"),
        (Behaviour(raw=b'data: {"choices": [{"delta": {"con'), "not an answer"),
        (Behaviour(raw=b'data: {"choices": [{"delta": {}}]}\n\ndata: {"cho'), "broke off"),
        (Behaviour(raw=b'error: {"code": 500, "message": "slot lost"}\n\n'), "slot lost"),
        (Behaviour(status=500, raw=b'{"error": {"message": "needs 5.6 GiB"}}'), "needs 5.6 GiB"),
        (Behaviour(status=403, raw=b"<html><b>no</b></html>"), "refused (403). The key"),
        (Behaviour(status=404, raw=b'{"error": {"message": "model m not found"}}'), "model m not found"),
        (Behaviour(status=429, raw=b'{"error": "too many"}'), "ask later"),
        (Behaviour(status=400, raw=b'{"error": "exceeds the available context size"}'), "--long"),
        (Behaviour(raw=b'data: {"choices": [{"delta": {}, "finish_reason": "length"}]}\n\n'), "thinks aloud"),
        (Behaviour(raw=b'data: {"choices": [{"delta": {}, "finish_reason": "content_filter"}]}'), "filter"),
        (Behaviour(says=[lambda *_: "Half of what it wanted to say."], stops_after=2), "broke off"),
    ],
)  # fmt: skip
def test_a_broken_server_is_named_with_what_is_wrong(behaviour: Behaviour, says: str) -> None:
    with pytest.raises(ServerFault) as fault:
        told(behaviour, model="m")
    assert says in str(fault.value)
    assert fault.value.remedy


def test_a_model_that_says_nothing_is_given_up() -> None:
    with pytest.raises(ServerFault, match="takes too long"):
        told(Behaviour(says=[lambda *_: "late"], silent=30), model="m", bounds=HASTY)


def test_a_model_that_never_ends_is_given_up() -> None:
    slow = Behaviour(says=[lambda *_: "word " * 500], pause=0.05)
    with pytest.raises(ServerFault, match="the whole answer"):
        told(slow, model="m", bounds=QUICK._replace(whole=0.6))


def test_time_that_is_spent_on_a_piece_is_not_the_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    later = 0.0
    monkeypatch.setattr("cc_assistant.llm.client.monotonic", lambda: monotonic() + later)
    with language_model(say("word " * 40)) as address:
        heard = ""
        for piece in ChatClient(address, "m", "", QUICK).stream(ASKED):
            heard += piece
            later += 100.0
    assert heard == "word " * 40


def test_a_server_that_is_not_there_is_named() -> None:
    client = ChatClient("http://127.0.0.1:9", "m", "", QUICK)
    with pytest.raises(ServerFault, match="could not be reached") as fault:
        list(client.stream(ASKED))
    assert "llm_address" in fault.value.remedy


def test_an_answer_without_an_end_is_cut() -> None:
    short = QUICK._replace(characters=500, whole=20.0)
    assert 500 < len(told(say("on and on " * 5_000), bounds=short)) < 600


def test_the_user_can_stop_at_any_moment_and_the_server_is_told_at_once() -> None:
    stop = threading.Event()
    behaviour = Behaviour(says=[lambda *_: "word " * 500], pause=0.01)
    with language_model(behaviour) as address:
        pieces: Iterator[str] = ChatClient(address, "m", "", Bounds()).stream(ASKED, stop.is_set)
        next(pieces)
        stop.set()
        with pytest.raises(Cancelled):
            list(pieces)
        assert behaviour.left.wait(10)


def test_a_silent_model_can_be_stopped_too_and_hears_of_it() -> None:
    behaviour = Behaviour(says=[lambda *_: "late"], silent=60)
    with language_model(behaviour) as address:
        stop = threading.Event()
        threading.Timer(0.1, stop.set).start()
        with pytest.raises(Cancelled):
            list(ChatClient(address, "m", "", Bounds()).stream(ASKED, stop.is_set))
        assert behaviour.left.wait(10)


def test_who_reads_no_further_hangs_up() -> None:
    behaviour = Behaviour(says=[lambda *_: "word " * 500], pause=0.01)
    with language_model(behaviour) as address:
        for _ in ChatClient(address, "m", "", Bounds()).stream(ASKED):
            break
        assert behaviour.left.wait(10)


def test_an_answer_is_whole_when_it_says_so_though_the_connection_stays_open() -> None:
    assert told(Behaviour(says=[lambda *_: "ready"], stays=60), bounds=QUICK._replace(still=30)) == "ready"


def test_of_the_models_that_are_offered_one_that_writes_is_asked() -> None:
    behaviour = say("ready")
    behaviour.offers = ("nomic-embed-text:latest", "text-embedding-3", "bge-m3", "llama3.1:8b")
    told(behaviour)
    assert behaviour.requests[0]["model"] == "llama3.1:8b"
    behaviour = say("ready")
    behaviour.offers = ("only-embeds",)
    told(behaviour)
    assert behaviour.requests[0]["model"] == "only-embeds"


@pytest.mark.parametrize("ending", ["", "/", "/chat/completions", "/models", "/chat/completions/"])
def test_an_address_may_be_copied_with_what_stands_behind_it(ending: str) -> None:
    with language_model(say("ready")) as address:
        for written in {f"{address}{ending}", f"{address.removesuffix('/v1')}{ending}"}:
            client = ChatClient(written, "", "", QUICK)
            assert "".join(client.stream(ASKED)) == "ready"
            assert client.address == address


def test_a_server_without_a_version_in_its_path_is_found() -> None:
    behaviour = say("ready")
    behaviour.path = ""
    with language_model(behaviour) as address:
        client = ChatClient(address, "m", "", QUICK)
        assert "".join(client.stream(ASKED)) == "ready"
        assert client.address == address


def test_a_server_that_lists_no_models_can_be_asked_by_name() -> None:
    with pytest.raises(ServerFault, match="Not Found"):
        told(Behaviour(lists=404))
    assert told(Behaviour(says=[lambda *_: "ready"], lists=404), model="m") == "ready"


@pytest.mark.allow_hosts(["::1"])
def test_an_address_of_six_is_asked() -> None:
    client = ChatClient("http://[::1]:9/v1", "m", "", QUICK)
    with pytest.raises(ServerFault, match=r"http://\[::1\]:9/v1 could not be reached"):
        list(client.stream(ASKED))


def test_a_server_without_encryption_that_is_asked_for_it_is_named() -> None:
    with language_model(say("ready")) as address:
        client = ChatClient(address.replace("http:", "https:"), "m", "", QUICK)
        with pytest.raises(ServerFault, match="could not be reached"):
            list(client.stream(ASKED))


def test_a_list_without_an_end_is_not_read_to_its_end() -> None:
    behaviour = say("ready")
    behaviour.offers = ("x" * 5_000,)
    with pytest.raises(ServerFault, match="more than an answer"):
        told(behaviour, bounds=QUICK._replace(line=1_000))
