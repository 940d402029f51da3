"""RTF as word processors and programs for coding write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.document import Locator
from cc_assistant.ingest.limits import Unreadable
from cc_assistant.ingest.raw import RawDocument
from tests.ingest.reading import read, remarks, told

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}{\f1\fnil\fcharset204 Arial Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Ours;}{\s2 heading 2;}}"
    r"{\info{\title Our report}{\author A}}{\header Running head}"
)


def _read(tmp_path: Path, body: str) -> list[tuple[str, str, str]]:
    return told(_document(tmp_path, body))


def _document(tmp_path: Path, body: str) -> RawDocument:
    file = tmp_path / "report.rtf"
    file.write_bytes(f"{_HEAD}{body}}}".encode("latin-1"))
    return read(file)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"caf\'e9 \'93good\'94 \'96 it\rquote s", "café “good” – it’s"),
        (r"caf\u233?\uc0\u8217 s \uc2\u8211\'96x end", "café’s – end"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}, hi", "Привет, hi"),
        (r"\u-10179?\u-8704? smile", "😀 smile"),
        (r"not {\v hidden }shown, {\deleted gone }{\revised come}", "not shown, come"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}} and 10{\super 3}", "a link and 10³"),
        (r"a note{\super\chftn}{\footnote \chftn The note.} here", "a note [The note.] here"),
        (r"{ \{ \} \\, a\~space, hard\_hyphen, soft\-er}", "{ } \\, a\u00a0space, hard-hyphen, softer"),
    ],
)  # fmt: skip
def test_letters_of_every_way_of_writing_are_right(tmp_path: Path, written: str, words: str) -> None:
    assert [text for _, _, text in _read(tmp_path, rf"\pard {written}\par")] == [words]


def test_headings_lists_tables_and_comments_keep_their_place(tmp_path: Path) -> None:
    found = _document(
        tmp_path,
        r"\pard\s1 Findings\par\pard\s2 Transport\par\pard {\listtext 1.\tab}Buses are few."
        r"{\*\atnid AB}{\*\atnauthor Anna}{\*\annotation Is this right?}\par"
        r"\trowd\pard\intbl Site\cell Count\cell\row"
        r"\trowd\pard\intbl A{\par}B\cell 3\cell\row\pard After.\par",
    )
    assert found.record.title == "Our report"
    below = ("Findings", "Transport")
    assert [(unit.kind, unit.text, unit.locator) for unit in found.units] == [
        ("heading", "Findings", Locator()),
        ("heading", "Transport", Locator(section=("Findings",))),
        ("paragraph", "Buses are few.", Locator(section=below, paragraph=1)),
        ("table", "Site | Count", Locator(section=below, table=1, row=1)),
        ("table", "A B | 3", Locator(section=below, table=1, row=2)),
        ("paragraph", "After.", Locator(section=below, paragraph=2)),
        ("comment", "Is this right?", Locator(section=below, paragraph=1)),
    ]
    assert [speaker.name for speaker in found.speakers] == ["Anna"]
    assert remarks(found) == {"heads and feet of pages": 1}


def test_groups_that_never_end_and_groups_without_end_are_told(tmp_path: Path) -> None:
    file = tmp_path / "report.rtf"
    file.write_bytes(f"{_HEAD}\\pard Some {{words".encode())
    with pytest.raises(Unreadable, match="cut short"):
        read(file)
    file.write_bytes(b"{\\rtf1 " + b"{\\b " * 200_000 + b"deep" + b"}" * 200_001)
    assert [unit.text for unit in read(file).units] == ["deep"]
