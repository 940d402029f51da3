import pytest

from cc_assistant.domain.chat import Sending


def sending(address: str) -> Sending:
    return Sending(address=address, model="m", passages=("a", "b"), sources=1, withheld=("Our interviews",))


def test_what_is_sent_is_told_with_what_is_held_back() -> None:
    assert sending("https://models.example.org/v1").told == (
        "To https://models.example.org/v1 (m) go your question and 2 passages from 1 source."
        " Held back, as confidential: passages of Our interviews."
    )


@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("http://localhost:11434/v1", False),
        ("http://127.0.0.1/v1", False),
        ("http://[::1]:8080", False),
        ("http://models.localhost/v1", False),
        ("https://192.168.1.5/v1", False),
        ("http://192.168.1.5:8000/v1", True),
        ("http://localhost.example/v1", True),
        ("http://box.local/v1", True),
    ],
)
def test_it_says_where_others_could_read_on_the_way(address: str, open_: bool) -> None:
    assert sending(address).open is open_
    assert ("not encrypted" in sending(address).told) is open_


@pytest.mark.parametrize(
    ("passages", "earlier", "words", "told"),
    [
        ((), 0, False, "goes your question."),
        ((), 1, False, "go your question and the one before it."),
        ((), 3, False, "go your question and the 3 before it."),
        (("a",), 0, False, "go your question and 1 passage from 1 source."),
        ((), 0, True, "go these words."),
    ],
)
def test_it_is_counted_what_goes(passages: tuple[str, ...], earlier: int, words: bool, told: str) -> None:
    sent = Sending(address="https://x", model="m", passages=passages, sources=1, earlier=earlier, words=words)
    assert sent.told == f"To https://x (m) {told}"
