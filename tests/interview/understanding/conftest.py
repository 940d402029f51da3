"""The reader with the shipped questionnaire and words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.interview.understanding import InterviewReader
from cc_assistant.knowledge.toolkit_lookup import read_option_words, read_toolkit
from tests.knowledge.packs import SHIPPED
from tests.retrieval.opened import opened

TODAY = date(2026, 11, 2)
Read = Callable[..., Understanding]


@pytest.fixture(scope="session")
def learned_reader(indexed_home: Path) -> InterviewReader:
    """Reads by phrases and by what was learned."""
    found = opened(indexed_home).interviewing.reader
    assert found is not None
    return found


@pytest.fixture(scope="session")
def reader() -> InterviewReader:
    """Reads by phrases alone."""
    words = read_option_words([SHIPPED])
    assert words is not None
    return InterviewReader(read_toolkit([SHIPPED]).questionnaire, words)


@pytest.fixture
def understand(reader: InterviewReader) -> Read:
    def read(text: str, **known: Value) -> Understanding:
        return reader.understand(text, today=TODAY, known=known)

    return read


@pytest.fixture
def reply(reader: InterviewReader) -> Callable[[str, str], Value | None]:
    def read(question: str, text: str) -> Value | None:
        return reader.understand(text, today=TODAY, asked=question).answers().get(question)

    return read
