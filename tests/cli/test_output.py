from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.cli import output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_escape_sequences_in_foreign_text_are_shown_and_not_obeyed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.data("red: \x1b[31m, bell: \x07, new style: \x9b31m, turned: \u202eabc")
    assert capsys.readouterr().out == "red: ␛[31m, bell: ␇, new style: �31m, turned: �abc\n"


def test_line_breaks_tabs_and_other_alphabets_stay(capsys: pytest.CaptureFixture[str]) -> None:
    output.data("één\tдва\nثلاثة 四 👩🏽‍⚕️")
    assert capsys.readouterr().out == "één\tдва\nثلاثة 四 👩🏽‍⚕️\n"


@given(st.text())
def test_json_holds_every_character_and_shows_no_control_character(text: str) -> None:
    written = output.as_json({"text": text}, indent=None)
    assert json.loads(written) == {"text": text}
    assert output.visible(written) == written


def test_json_escapes_what_a_terminal_would_obey() -> None:
    assert output.as_json("\x9b31m\x7f", indent=None) == '"\\u009b31m\\u007f"'


def test_bold_is_plain_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    output.data(output.bold("Heading"))
    assert capsys.readouterr().out == "Heading\n"


def test_bold_is_bold_on_a_terminal_unless_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert output.takes_styles(terminal)
    output.data(output.bold("Heading"))
    assert terminal.getvalue() == "\x1b[1mHeading\x1b[0m\n"
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.takes_styles(terminal)


def test_a_pipe_has_a_fixed_width() -> None:
    assert output.width() == output.PLAIN_WIDTH


def test_talk_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    output.talk("building")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "building\n")
