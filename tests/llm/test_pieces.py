from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.errors import ServerFault
from cc_assistant.llm.pieces import Events, Piece, lines_of, piece_of_document

HERE = "http://127.0.0.1:1/v1"


def delta(text: str | None, **more: object) -> str:
    return json.dumps({"choices": [{"delta": {"content": text, **more}}]}, ensure_ascii=False)


def said(stream: bytes, size: int = 7) -> str:
    """Read a stream that comes in chunks of some bytes."""
    chunks = [stream[at : at + size] for at in range(0, len(stream), size)]
    events = Events(HERE)
    pieces = [events.take(line) for line in lines_of(chunks, 100_000, HERE)]
    return "".join(piece.text for piece in pieces if piece)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [1, 2])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 10_000])
def test_lines_may_end_in_any_way_and_be_cut_anywhere(end: str, between: int, size: int) -> None:
    events = [f"data: {delta('Añ')}", f"data:{delta('“é” ')}", ": a comment", "event: x", "id: 7"]
    events += [f"data: {delta('🙂.')}", "data: [DONE]"]
    stream = "".join(event + end * between for event in events).encode()
    assert said(stream, size) == "Añ“é” 🙂."


def test_a_byte_order_mark_and_a_missing_end_lose_nothing() -> None:
    assert (
        said(b"\xef\xbb\xbf" + f"data: {delta('first')}\n\ndata: {delta(' last')}".encode()) == "first last"
    )


def test_an_event_may_have_several_lines_of_data() -> None:
    stream = 'data: {"choices":\ndata: [{"delta":\ndata: {"content": "in parts"}}]}\n\n'
    assert said(stream.encode()) == "in parts"


def test_line_separators_within_a_text_do_not_cut_its_document() -> None:
    event = delta("one\u2028two\x85three")
    assert said(f"data: {event}\n\n".encode()) == "one\ntwo\nthree"


def test_documents_without_the_name_of_a_field_are_read_line_by_line() -> None:
    assert said(f"{delta('a')}\n{delta('b')}\n".encode()) == "ab"


def test_what_only_thinks_calls_tools_or_counts_says_nothing() -> None:
    assert piece_of_document(delta(None, reasoning_content="hm"), HERE) == Piece("")
    assert piece_of_document(delta(None, tool_calls=[{"function": {"name": "rm"}}]), HERE) == Piece("")
    assert piece_of_document('{"choices": [], "usage": {"total_tokens": 9}}', HERE) == Piece("")
    parts = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
        {"type": "text", "text": "So."},
    ]
    assert piece_of_document(json.dumps({"choices": [{"delta": {"content": parts}}]}), HERE) == Piece("So.")


def test_what_is_not_seen_or_steers_a_terminal_is_taken_out_of_what_a_model_says() -> None:
    text = "a\x1b[31mb\u200bc\u202ed\x00e\ufefff\tg\r\nh"
    assert piece_of_document(delta(text), HERE).text == "a[31mbcdef\tg\nh"
    assert piece_of_document('{"choices": [{"delta": {"content": "x\\ud800y"}}]}', HERE).text == "xy"


@pytest.mark.parametrize(
    "line", ['data: {"choices": 7}', "data: [1, 2]", 'data: {"choices": ["no"]}', "data: " + "[" * 100_000]
)
def test_what_is_no_answer_is_named(line: str) -> None:
    events = Events(HERE)
    with pytest.raises(ServerFault, match="not an answer"):
        events.take(line)
        events.take("")


def test_an_event_of_endless_lines_is_given_up() -> None:
    events = Events(HERE)
    with pytest.raises(ServerFault, match="not an answer"):
        for _ in range(10_000):
            events.take("data: [")


def test_a_line_without_an_end_is_given_up_soon() -> None:
    taken = 0

    def chunks() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 100

    with pytest.raises(ServerFault, match="more than an answer"):
        list(lines_of(chunks(), 1_000, HERE))  # type: ignore[arg-type]
    assert taken < 20


@given(st.lists(st.text(st.characters(blacklist_characters="\r\n", blacklist_categories=["Cs"]))), st.data())
def test_lines_are_the_same_however_a_stream_is_cut(lines: list[str], data: st.DataObject) -> None:
    stream = "".join(f"{line}\n" for line in lines).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    chunks = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert list(lines_of(chunks, 10_000, HERE)) == lines
