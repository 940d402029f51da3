"""Session files: whole at any moment, one writer, and clear words for what cannot be read."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cc_assistant.domain.session import Note
from cc_assistant.errors import FileFault, InputError, NotFound, SessionBusy, UsageError
from cc_assistant.interview.sessions import file as session_file
from cc_assistant.interview.sessions.file import SessionFile, previous, read_session, write_session
from cc_assistant.interview.sessions.folder import SessionFolder
from cc_assistant.interview.sessions.form import to_bytes
from tests.interview.sessions import killed
from tests.interview.sessions.made import NOW, answered, session


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    return SessionFolder(tmp_path / "sessions")


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with SessionFile(path, answered(3)) as opened:
        opened.save(answered(4))
    assert read_session(path) == answered(4)


def test_the_session_before_the_sitting_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    SessionFile(path, answered(1)).close()
    with SessionFile(path) as opened:
        opened.save(answered(2))
        opened.save(answered(3))
    assert read_session(previous(path)) == answered(1)


def test_of_a_damaged_session_it_is_said_how_to_get_the_one_before_back(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    SessionFile(path, answered(1)).close()
    with SessionFile(path) as opened:
        opened.save(answered(2))
    path.write_bytes(to_bytes(answered(2))[:150])
    with pytest.raises(InputError, match="cut short") as caught:
        read_session(path)
    assert caught.value.remedy.endswith(f"cc-assistant sessions import {previous(path)}")


def test_a_second_window_is_told_who_has_the_session(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with SessionFile(path, answered(1)):
        with pytest.raises(SessionBusy, match=rf"a is open in another window \(process {os.getpid()}\)"):
            SessionFile(path)
        assert read_session(path) == answered(1)
    SessionFile(path).close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (to_bytes(answered(2))[:150], "line 9: the file ends too early: it was cut short"),
        (b"{'version': 1}", "line 1: the file cannot be read"),
        (b"\xff\xfe\x00", "is not a text file"),
        (b"[]", "is not a session of CC Assistant"),
        (b'{"version": 1}', "is not a session of CC Assistant"),
        (
            b'{"version": 2, "records": {}}',
            r"was written by a newer program \(form 2; this one reads up to 1\)",
        ),
        (b'{"version": "x", "records": {}}', "'version' is 'x', which is no version"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_stays(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        SessionFile(path)
    assert "The file was not changed" in caught.value.remedy
    assert path.read_bytes() == content


def test_a_file_edited_by_hand_names_the_field(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    told = json.loads(to_bytes(answered(1)))
    told["records"]["q0"]["valeu"] = "x"
    path.write_text(json.dumps(told))
    with pytest.raises(InputError, match=r"'records\.q0\.valeu' is not known here"):
        read_session(path)
    del told["records"]["q0"]["valeu"]
    told["made"] = "last week"
    path.write_text(json.dumps(told))
    with pytest.raises(InputError, match="'made' is 'last week'"):
        read_session(path)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    with SessionFile(path, answered(1)) as opened:

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(session_file, "replace_file", full)
        with pytest.raises(FileFault, match="No space left") as caught:
            opened.save(answered(2))
        assert "still on the screen" in caught.value.remedy
        assert opened.session == answered(1)
    assert read_session(path) == answered(1)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_no_confirmed_answer_is_lost_in_500_kills(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.interview.sessions.killed", str(tmp_path)]
    project = Path(__file__).parents[3]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project, timeout=140)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > killed.KILLS


def test_the_list_has_the_newest_first_and_the_damaged_last(folder: SessionFolder) -> None:
    for day, title in ((1, "Old"), (3, "New"), (2, "Middle")):
        folder.begin(session(title, id=title.lower(), changed=NOW.replace(day=day))).close()
    (folder.root / "broken.json").write_text("{")
    listed = folder.listed()
    assert [entry.path.stem for entry in listed] == ["new", "middle", "old", "broken"]
    assert "cut short" in listed[-1].fault


def test_a_session_is_found_by_the_beginning_of_its_name(folder: SessionFolder) -> None:
    folder.begin(session("Rural charity", id="rural-charity-2026-11-23")).close()
    folder.begin(session("Rural council", id="rural-council-2026-11-23")).close()
    assert folder.read("rural-ch").title == "Rural charity"
    assert folder.read("Rural Council").title == "Rural council"
    with pytest.raises(UsageError, match="Several sessions begin with 'rural'"):
        folder.read("rural")
    with pytest.raises(NotFound, match="Nearest: 'Rural charity'"):
        folder.read("Rurla charity")


def test_ids_are_plain_and_free(folder: SessionFolder) -> None:
    today = date(2026, 11, 23)
    first = folder.new_id("Ein Café, [b]fett[/b]! ../../etc", today)
    assert first == "ein-cafe-b-fett-b-etc-2026-11-23"
    folder.begin(session(id=first)).close()
    assert folder.new_id("Ein Café, [b]fett[/b]! ../../etc", today) == f"{first}-2"
    assert folder.new_id("服务", today) == "session-2026-11-23"


def test_a_deleted_session_is_put_away_and_not_while_it_is_open(folder: SessionFolder) -> None:
    with folder.begin(session()), pytest.raises(SessionBusy):
        folder.delete("rural")
    away = folder.delete("rural")
    assert folder.listed() == ()
    assert read_session(away).title == "Rural charity"


def test_a_session_from_elsewhere_never_replaces_one(folder: SessionFolder, tmp_path: Path) -> None:
    folder.begin(session("Mine")).close()
    write_session(tmp_path / "theirs.json", session("Theirs", notes=(Note(text="kept"),)))
    taken = folder.take_in(tmp_path / "theirs.json", date(2026, 11, 23))
    assert taken.id == "theirs-2026-11-23"
    assert folder.read("rural").title == "Mine"
    assert folder.read(taken.id).notes[0].text == "kept"


def test_a_new_title_keeps_id_and_answers(folder: SessionFolder) -> None:
    folder.begin(answered(2)).close()
    folder.rename("rural", "Moor and Dale", NOW)
    assert folder.read("rural").title == "Moor and Dale"
    assert len(folder.read("rural").records) == 2
