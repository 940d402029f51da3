"""Bad and hostile files are refused with a reason that helps."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cc_assistant.ingest.limits import Limits, Unreadable
from tests.ingest import hostile, made
from tests.ingest.reading import LIMITS, read, read_all

WORDS = b"BT /F1 9 Tf (hi) Tj ET "
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def written(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def linked(folder: Path) -> Path:
    path = folder / "link.docx"
    path.write_bytes(made.docx_bytes("Words."))
    with zipfile.ZipFile(path, "a") as held:
        entry = zipfile.ZipInfo("word/media/x")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        held.writestr(entry, "/etc/passwd")
    return path


def cut_short(content: Callable[[Path], Path]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = content(folder)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) * 2 // 3])
        return path

    return make


CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (written("a.txt", ""), "empty"),
    "only zeros": (written("a.docx", b"\0" * 5000), "empty"),
    "no text in a document": (written("a.docx", made.docx_bytes("", " ")), ""),
    "a picture": (written("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50), "picture.*OCR"),
    "a recording": (written("a.mp3", b"ID3\x04" + b"\0" * 50), "recording.*Transcribe"),
    "wrong ending": (written("a.pdf", made.docx_bytes("Words.")), r"ends in .pdf, but it is a Word.*\.docx"),
    "a web page called PDF": (
        written("a.pdf", "<!doctype html><html><p>Log in"),
        r"\.pdf, but it is a web page",
    ),
    "protected PDF": (lambda f: made.pdf(f / "a.pdf", [[["x"]]], password="secret"), "password"),
    "protected Word": (
        written("a.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
        "password",
    ),
    "old Word": (written("a.doc", OLE + b"\0" * 600), "old version.*docx"),
    "a scan": (lambda f: made.scan(f / "a.pdf"), "no text.*OCR"),
    "PDF cut short": (cut_short(lambda f: made.pdf(f / "a.pdf", [[["x"]]] * 5)), "damaged"),
    "Word cut short": (cut_short(written("a.docx", made.docx_bytes("Words." * 99))), "cut short"),
    "RTF cut short": (written("a.rtf", r"{\rtf1 {Words"), "cut short"),
    "no text": (written("a.txt", bytes(range(256)) * 40), "makes text"),
    "wrong mark": (written("a.txt", b"\xff\xfe" + b"\xd8" * 31), "utf-16 and is not"),
    "zip bomb": (
        lambda f: hostile.docx_with(f / "a.docx", "word/media/x.xml", b" " * 30_000_000),
        "200 times",
    ),
    "way outside": (lambda f: hostile.docx_with(f / "a.docx", "../../x.xml", "x"), "outside: '../../x.xml'"),
    "absolute name": (lambda f: hostile.docx_with(f / "a.docx", "/etc/x", "x"), "outside"),
    "a link": (linked, "link"),
    "billion laughs": (written("a.xml", hostile.LAUGHS), "entities"),
    "billion laughs in Word": (
        lambda f: hostile.docx_with(f / "a.docx", "word/document.xml", hostile.LAUGHS),
        "entities",
    ),
    "laughs in another alphabet": (
        lambda f: hostile.docx_with(f / "a.docx", "word/footnotes.xml", hostile.LAUGHS.encode("utf-16")),
        "entities",
    ),
    "another file": (written("a.xml", hostile.OUTSIDE), "entities"),
    "damaged XML": (written("a.xml", made.JATS[:-200]), "damaged or cut short at line"),
    "other XML": (written("a.xml", "<?xml version='1.0'?><feed><p>x</p></feed>"), "no article"),
    "PDF that goes round": (
        lambda f: hostile.pdf_of(f / "a.pdf", WORDS, kids=b"3 0 R 2 0 R"),
        "damaged",
    ),
    "PDF without end": (
        lambda f: hostile.pdf_of(f / "a.pdf", WORDS, kids=b"3 0 R " * 200_000),
        "damaged|pages",
    ),
    "PDF bomb": (lambda f: hostile.pdf_of(f / "a.pdf", WORDS * 4_000_000), "damaged"),
    "no subtitles": (written("a.vtt", "WEBVTT\n\n"), "no words"),
    "a table of marks": (written("a.csv", "a,b\n1,2\n3,4\n"), "answers.*--column"),
    "a presentation": (lambda f: made.archive(f / "a.pptx", {"[Content_Types].xml": "<x/>"}), "presentation"),
    "a packed folder": (lambda f: made.archive(f / "a.zip", {"x.txt": "words"}), "packed.*Unpack"),
}


@pytest.mark.parametrize(("make", "reason"), CASES.values(), ids=CASES)
def test_it_is_refused_with_a_reason(tmp_path: Path, make: Callable[[Path], Path], reason: str) -> None:
    path = make(tmp_path)
    if reason:
        with pytest.raises(Unreadable, match=f"(?s){reason}") as refused:
            read_all(path)
        assert refused.value.remedy
    else:
        assert not read(path).units


def test_limits_hold_for_text_pages_rows_and_members(tmp_path: Path) -> None:
    small = Limits(text_bytes=100, pages=2, rows=3, members=3, characters=50, unpacked_bytes=1000)
    (tmp_path / "long.txt").write_text("word " * 30)
    with pytest.raises(Unreadable, match="MB"):
        read(tmp_path / "long.txt", limits=small)
    (tmp_path / "middle.txt").write_text("word " * 15)
    with pytest.raises(Unreadable, match="50 characters"):
        read(tmp_path / "middle.txt", limits=small)
    with pytest.raises(Unreadable, match="more than 2 pages"):
        read(made.pdf(tmp_path / "a.pdf", [[["x"]]] * 3), limits=small)
    (tmp_path / "a.csv").write_text("a\n1\n2\n3\n4\n")
    with pytest.raises(Unreadable, match="more than 3 rows"):
        read(tmp_path / "a.csv", limits=small)
    (tmp_path / "a.docx").write_bytes(made.docx_bytes("x"))
    with pytest.raises(Unreadable, match="more than 3 files"):
        read(tmp_path / "a.docx", limits=small)


def test_a_type_said_to_be_at_another_place_is_not_looked_up(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(made.JATS)  # its first lines name a file of rules that is nowhere
    assert read(tmp_path / "a.xml", limits=LIMITS).units
