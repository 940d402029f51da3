"""How long a language model is waited for, and how much of it is read."""

from typing import NamedTuple


class Bounds(NamedTuple):
    """Seconds and characters.

    Attributes:
        connect: until a connection stands.
        first: from the request to the first piece; a large model on a small computer loads first.
        still: between two pieces.
        whole: for one answer.
        tries: of one request, where nothing has come back yet.
        wait: the longest that is waited when a server asks for it.
        characters: of one answer.
        line: of one line of the stream.
    """

    connect: float = 5.0
    first: float = 90.0
    still: float = 30.0
    whole: float = 240.0
    tries: int = 2
    wait: float = 10.0
    characters: int = 40_000
    line: int = 1_000_000
