"""Out and in again: nothing is lost that the standard can hold, and of ours nothing at all."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.coding import Code, Codebook, Coder, CodeRef, Coding
from cc_assistant.domain.document import Cut, Details, Document, Locator, Speaker, Unit
from cc_assistant.refi.codes_out import write_codebook_file
from cc_assistant.refi.frames import Frames
from cc_assistant.refi.project import CodedProject
from cc_assistant.refi.reader import Wanted, read_codebook_file, read_project
from cc_assistant.refi.writer import Outgoing, write_project
from tests.refi.made import BOOK, CULTURE, NOW, OWN, Zip, coding, document, frames, record


def out(
    documents: list[Document],
    codings: list[Coding],
    book: Codebook = BOOK,
    *,
    known: Frames | None = None,
    turns: bool = True,
) -> bytes:
    return write_project(
        Outgoing(
            name="Study",
            documents=documents,
            codings=codings,
            codebook=book,
            frames=frames() if known is None else known,
            origin="CC Assistant 1.0",
            turns=turns,
        )
    )


def members(data: bytes) -> Zip:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Zip({name: archive.read(name) for name in archive.namelist()})


def back(data: bytes, **how: Any) -> CodedProject:
    return read_project(members(data), Wanted(NOW, frames=frames(), **how))


def without_records(data: bytes) -> Zip:
    """The project as another program hands it on, which knows nothing of our notes."""
    held = members(data)
    xml = held.read("project.qde").decode()
    xml = re.sub(r'<Note guid="[^"]*" name="CC Assistant: record.*?</Note>', "", xml, flags=re.DOTALL)
    held._members["project.qde"] = xml.encode()
    return held


def test_everything_of_ours_comes_back() -> None:
    held = document()
    codings = [
        coding(held, "asked round – naïve", CULTURE, memo="who is we?\n\n<b>", direction="barrier", key=True),
        coding(held, "Then 😀 it grew.", OWN, ident="ben-1", coder="ben", direction="mixed"),
        coding(held, "grew.\n\nAnd the", OWN, ident="anna-2"),
    ]
    found = back(out([held], codings), known=BOOK, coding_ids=[one.id for one in codings])
    assert found.documents[0].original == held
    assert set(found.documents[0].codings) == set(codings)
    assert found.codebook == BOOK
    assert (found.remarks, found.documents[0].remarks) == ((), ())


def test_into_a_fresh_pack_all_but_the_ids_of_codings_come_back() -> None:
    held = document()
    codings = [
        coding(held, "asked round", CULTURE),
        coding(held, "grew", CodeRef(frame="own", id="early-days")),
    ]
    data = out([held], codings)
    found = back(data)
    assert found.documents[0].original == held
    assert found.codebook == BOOK
    assert {bare(one) for one in found.documents[0].codings} == {bare(one) for one in codings}
    assert back(data) == found


def test_through_a_program_that_drops_our_notes_the_standard_holds_the_rest() -> None:
    held = document()
    codings = [coding(held, "Then 😀 it grew.", CULTURE, memo="why", direction="facilitator", key=True)]
    found = read_project(without_records(out([held], codings)), Wanted(NOW, frames=frames()))
    one = found.documents[0]
    assert one.original is None
    assert one.text == (
        "[00:00:00] Interviewer: How did it begin?\n\n"
        "[00:01:15] Anna: We asked round – naïve, perhaps.\n\nThen 😀 it grew.\n\n"
        "[00:02:30] Interviewer: And the money?"
    )
    (only,) = one.codings
    assert (only.words, only.memo, only.direction, only.key) == (
        "Then 😀 it grew.",
        "why",
        "facilitator",
        True,
    )
    assert one.details == held.details
    speakers = {speaker.name: speaker for speaker in one.speakers}
    for speaker in held.speakers:
        assert speakers[speaker.name] == speaker.model_copy(update={"id": speakers[speaker.name].id})
    assert found.codebook == BOOK


def test_the_same_pack_gives_the_same_bytes() -> None:
    held = document()
    codings = [coding(held, "asked round", CULTURE), coding(held, "grew", ident="anna-2")]
    assert out([held], codings) == out([held], codings[::-1])


def test_words_changed_elsewhere_make_a_new_document_and_keep_their_codings() -> None:
    held = document()
    changed = members(out([held], [coding(held, "Then 😀 it grew.", memo="why")]))
    name = next(name for name in changed.names if name.endswith(".txt"))
    changed._members[name] = changed.read(name).replace(b"And the money?", b"And the MONEY?")
    (found,) = read_project(changed, Wanted(NOW, frames=frames())).documents
    assert found.original is None
    assert [one.words for one in found.codings] == ["Then 😀 it grew."]
    assert [(remark.what, remark.name) for remark in found.remarks] == [("changed", "Interview with Anna")]


def test_windows_line_ends_and_a_mark_put_in_by_another_program_change_nothing() -> None:
    held = document()
    changed = members(out([held], [coding(held, "Then 😀 it grew.")]))
    name = next(name for name in changed.names if name.endswith(".txt"))
    changed._members[name] = b"\xef\xbb\xbf" + changed.read(name).replace(b"\n", b"\r\n")
    (found,) = read_project(changed, Wanted(NOW, frames=frames())).documents
    assert found.original == held
    assert [one.words for one in found.codings] == ["Then 😀 it grew."]


def test_titles_that_are_the_same_are_told_apart_and_come_back_as_they_were() -> None:
    two = [document("one"), document("two")]
    data = out(two, [])
    names = [one.get("name") for one in qde(data).iter(f"{SPACE}TextSource")]
    assert names == ["Interview with Anna (one)", "Interview with Anna (two)"]
    assert [one.original for one in back(data).documents] == two


def test_codes_that_are_in_no_codebook_are_written_all_the_same() -> None:
    held = document()
    codings = [coding(held, "grew", CodeRef(frame="own", id="gone"), coder="stranger")]
    found = back(out([held], codings, Codebook(), known=Frames()))
    assert [code.name for code in found.codebook.codes] == ["gone"]
    assert [coder.id for coder in found.codebook.coders] == ["stranger"]
    assert [one.words for one in found.documents[0].codings] == ["grew"]


def test_a_codebook_comes_back() -> None:
    data = write_codebook_file(BOOK, Frames(), origin="CC Assistant 1.0")
    book, remarks = read_codebook_file(data, Wanted(NOW))
    assert (book.codes, remarks) == (BOOK.codes, ())
    with_frames = write_codebook_file(BOOK, frames(), origin="CC Assistant 1.0")
    book, remarks = read_codebook_file(with_frames, Wanted(NOW, frames=frames()))
    assert (book.codes, remarks) == (BOOK.codes, ())


def test_a_codebook_read_twice_adds_nothing() -> None:
    data = write_codebook_file(BOOK, Frames(), origin="NVivo").replace(b"5", b"6")  # GUIDs of another program
    book, _ = read_codebook_file(data, Wanted(NOW))
    assert read_codebook_file(data, Wanted(NOW, known=book))[0] == book


SPACE = "{urn:QDA-XML:project:1.0}"


def qde(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(members(data).read("project.qde"))


ORDER = {
    "Project": "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
    "Users": "User",
    "User": "",
    "CodeBook": "Codes",
    "Codes": "Code",
    "Code": "Description NoteRef Code",
    "Variables": "Variable",
    "Variable": "Description",
    "Cases": "Case",
    "Case": "Description CodeRef VariableValue SourceRef SelectionRef",
    "VariableValue": "VariableRef TextValue",
    "Sources": "TextSource",
    "TextSource": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "Note": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "PlainTextSelection": "Description Coding NoteRef",
    "Coding": "CodeRef NoteRef",
    "Notes": "Note",
}
NEEDED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "Case": {"guid"},
    "TextSource": {"guid"},
    "Note": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    **{name: {"targetGUID"} for name in ("CodeRef", "NoteRef", "SourceRef", "SelectionRef", "VariableRef")},
}
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_what_is_written_is_in_the_order_of_the_schema_and_every_reference_leads_somewhere() -> None:
    held = document()
    codings = [coding(held, "asked round", CULTURE, memo="a", direction="barrier", key=True)]
    root = qde(out([held, document("other", details=Details())], codings))
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    for one in root.iter():
        name = one.tag.removeprefix(SPACE)
        allowed = ORDER.get(name, "").split()
        children = [child.tag.removeprefix(SPACE) for child in one]
        assert children == sorted(children, key=allowed.index), name
        assert NEEDED.get(name, set()) <= set(one.attrib), name
        assert children or not name.endswith("s") or name in {"Sources"}, name
        for key in ("guid", "targetGUID", "creatingUser"):
            assert one.get(key) is None or GUID.fullmatch(one.get(key, "")), name
        assert one.get("targetGUID") is None or one.get("targetGUID") in guids
        assert one.get("creatingUser") is None or one.get("creatingUser") in guids


def bare(one: Coding) -> Coding:
    return one.model_copy(update={"id": ""})


PIECE = st.text(
    st.one_of(
        st.sampled_from(" abcé–’😀\u0301\u00a0\t<&>]\"'"), st.characters(exclude_categories=["C", "Z", "M"])
    ),
    min_size=1,
    max_size=20,
)


def tidy(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text).strip()


LINE = PIECE.map(tidy).filter(bool)
BLOCK = st.lists(LINE, min_size=1, max_size=2).map("\n".join)
NAME = st.text("abcdé :,.-'<&", min_size=1, max_size=12).map(lambda s: " ".join(s.split())).filter(bool)


@st.composite
def packs(draw: st.DrawFn) -> tuple[list[Document], list[Coding], Codebook]:
    coders = tuple(
        Coder(id=f"coder-{n}", name=f"{name} {n}")
        for n, name in enumerate(draw(st.lists(NAME, min_size=1, max_size=3)))
    )
    codes: list[Code] = []
    for number, name in enumerate(draw(st.lists(NAME, min_size=1, max_size=5))):
        parent = draw(st.sampled_from([None, *(code.id for code in codes)]))
        made = Code(
            id=f"code-{number}",
            name=f"{name} {number}",
            parent=parent,
            description=draw(st.one_of(st.just(""), LINE)),
            colour=draw(st.sampled_from([None, "#12ab34"])),
            codable=draw(st.booleans()),
        )
        codes.append(made)
    documents = [draw(texts(f"document-{number}")) for number in range(draw(st.integers(1, 2)))]
    refs = [CULTURE, *(CodeRef(frame="own", id=code.id) for code in codes)]
    codings = []
    for number in range(draw(st.integers(0, 6))):
        held = draw(st.sampled_from(documents))
        start = draw(st.integers(0, len(held.text) - 1))
        end = draw(st.integers(start + 1, min(len(held.text), start + 30)))
        words = held.text[start:end]
        if not words.strip():
            continue
        start += len(words) - len(words.lstrip())
        words = words.strip()
        codings.append(
            Coding(
                id=f"coding-{number}",
                document=held.id,
                start=start,
                end=start + len(words),
                words=words,
                code=draw(st.sampled_from(refs)),
                coder=draw(st.sampled_from(coders)).id,
                direction=draw(st.sampled_from([None, "barrier", "facilitator", "mixed", "neutral"])),
                memo=draw(st.one_of(st.just(""), BLOCK)),
                key=draw(st.booleans()),
                made=NOW + timedelta(seconds=number, microseconds=number),
            )
        )
    return documents, codings, Codebook(codes=ordered(codes), coders=coders)


def ordered(codes: list[Code]) -> tuple[Code, ...]:
    """Codes in the order of a tree, in which a file holds them."""

    def below(parent: str | None) -> list[Code]:
        return [found for code in codes if code.parent == parent for found in (code, *below(code.id))]

    return tuple(below(None))


@st.composite
def texts(draw: st.DrawFn, ident: str) -> Document:
    people = tuple(
        Speaker(id=f"s{n}", name=f"{name} {n}", interviewer=n == 0, attributes={"Age": str(n)})
        for n, name in enumerate(draw(st.lists(NAME, max_size=2)))
    )
    units: list[Unit] = []
    said = draw(st.lists(BLOCK, min_size=1, max_size=4))
    at = 0
    for number, block in enumerate(said):
        speaker = draw(st.sampled_from([None, *(one.id for one in people)]))
        where = Locator(paragraph=number + 1, at=draw(st.sampled_from([None, 3.5])))
        kind = "turn" if speaker else "paragraph"
        units.append(Unit(kind=kind, start=at, end=at + len(block), locator=where, speaker=speaker))
        at += len(block) + 2
    text = "\n\n".join(said)
    return document(
        ident,
        source=record(ident, draw(NAME)),
        text=text,
        units=tuple(units),
        speakers=people,
        details=Details(
            case=draw(st.sampled_from([None, "site-a"])),
            role=draw(st.one_of(st.just(""), NAME)),
            perspective=draw(st.sampled_from([(), ("manager",), ("manager", "carer")])),
            pandemic=draw(st.sampled_from(["not-specific", "during"])),
            attributes=draw(st.dictionaries(NAME, LINE, max_size=2)),
        ),
        cuts=(Cut(id=f"{ident}-001", start=units[0].start, end=units[0].end, unit=0),),
    )


@settings(max_examples=120, deadline=None)
@given(packs())
def test_no_pack_loses_anything(pack: tuple[list[Document], list[Coding], Codebook]) -> None:
    documents, codings, book = pack
    data = out(documents, codings, book)
    found = back(data, known=book, coding_ids=[one.id for one in codings])
    assert [one.original for one in found.documents] == documents
    assert {one for held in found.documents for one in held.codings} == set(codings)
    assert found.codebook == book
    assert renamed(back(data).codebook) == renamed(book)
    again = read_project(without_records(data), Wanted(NOW, frames=frames()))
    assert sum(len(held.codings) for held in again.documents) == len(codings)


def renamed(book: Codebook) -> Any:
    """A codebook by names and places: ids come from names."""
    by_id = {code.id: code for code in book.codes}

    def place(code: Code) -> tuple[str, ...]:
        return (*(place(by_id[code.parent]) if code.parent else ()), code.name)

    codes = [(place(code), code.description, code.colour, code.codable) for code in book.codes]
    return codes, book.coders


@pytest.mark.parametrize("turns", [True, False])
def test_turns_can_be_left_out(turns: bool) -> None:
    root = qde(out([document()], [], turns=turns))
    assert bool(list(root.iter(f"{SPACE}PlainTextSelection"))) is turns
