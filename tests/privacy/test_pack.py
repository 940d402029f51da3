"""Every coding points at the same words after names were replaced, and the key brings everything back."""

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.coding.journal import Step
from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Cut, Details, Document, Locator, Speaker, Unit
from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.domain.source import Source
from cc_assistant.privacy.forms import Forms
from cc_assistant.privacy.pack import PackText, draw_pack, lift_pack

AT = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = (
    Identifier(name="Anna Brown", also=("Anna", "Mrs Brown"), pseudonym="[Person 1]"),
    Identifier(name="Will", pseudonym="[Person 2]"),
    Identifier(name="Brown Street Surgery", pseudonym="[GP practice 1]", kind="gp-practice"),
    Identifier(name="O'Neil", pseudonym="Z", kind="person"),
    Identifier(name="+44 7700 900123", pseudonym="[phone 1]", kind="phone"),
)
PIECES = (
    "Anna",
    "ANNA BROWN",
    "anna brown",
    "Mrs Brown",
    "Brown Street Surgery",
    "Anna Brown Street Surgery",
    "Will",
    "will",
    "O’Neil's",
    "+44 7700 900123",
    "[Person 1]",
    "Joanna",
    "Annabel",
    "[laughs]",
    "parks 😀",
    "é.",
    "Well,",
    "-",
)


def document(ident: str, turns: list[str], borders: list[int]) -> Document:
    text = "\n\n".join(turns)
    units, at = [], 0
    for number, turn in enumerate(turns, start=1):
        place = Locator(turn=number, section=(turn[:12],))
        units.append(Unit(kind="turn", start=at, end=at + len(turn), locator=place, speaker="anna-brown"))
        at += len(turn) + 2
    marks = sorted({0, *(border % (len(text) + 1) for border in borders), len(text)})
    return Document(
        id=ident,
        form="transcript",
        file="Anna Brown.docx",
        sha256="0" * 64,
        imported=AT,
        source=Source.model_construct(
            id=ident,
            title="Talk with Anna",
            authors=("Will",),
            year=2020,
            container=None,
            doi=None,
            url=None,
            kind="interview",
            country=(),
            setting=None,
            sample=None,
            licence=None,
            read="full-text",
        ),
        details=Details(
            role="of Brown Street Surgery", attributes={"Anna's": "anna", "case": "anna-brown-1"}
        ),
        speakers=(Speaker(id="anna-brown", name="Anna Brown", attributes={"case": "x"}),),
        text=text,
        units=tuple(units),
        cuts=tuple(
            Cut(id=f"{ident}-{n:03}", start=start, end=end, unit=0)
            for n, (start, end) in enumerate(pairwise(marks), start=1)
        ),
    )


turn = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)
texts = st.builds(
    document, st.just("anna-brown"), st.lists(turn, min_size=1, max_size=4), st.lists(st.integers(0, 400))
)


@st.composite
def packs(draw: st.DrawFn) -> PackText:
    held = draw(texts)
    steps = []
    for number, (one, two) in enumerate(
        draw(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=6))
    ):
        start, end = sorted((one % (len(held.text) + 1), two % (len(held.text) + 1)))
        stale = draw(st.booleans()) and number % 3 == 2
        words = "Anna was here" if stale else held.text[start:end]
        coding = Coding(
            id=f"ab-{number}",
            document=held.id,
            start=start,
            end=end,
            words=words,
            code=CodeRef(frame="own", id="x"),
            coder="ab",
            memo=draw(st.sampled_from(["", "ask Anna"])),
            made=AT,
        )
        steps.append(Step(added=(coding,), at=AT).model_dump(mode="json", exclude_defaults=True))
    return PackText((held,), {"codings/ab.jsonl": steps}, {"title": "Anna's pack"})


@settings(max_examples=80, deadline=None)
@given(packs())
def test_the_key_brings_back_text_places_and_codings_exactly(pack: PackText) -> None:
    drawn, key = draw_pack(pack, "p", NAMES)
    assert lift_pack(drawn, key) == pack


@settings(max_examples=80, deadline=None)
@given(packs())
def test_no_listed_name_stands_anywhere_and_every_coding_marks_its_own_words(pack: PackText) -> None:
    drawn, _ = draw_pack(pack, "p", NAMES)
    (made,) = drawn.documents
    assert Forms(NAMES).find(made.model_dump_json()) == []
    assert "Anna" not in drawn.strings["title"]
    (before,) = pack.documents
    for was, now in zip(pack.lines["codings/ab.jsonl"], drawn.lines["codings/ab.jsonl"], strict=True):
        (old,), (new,) = was["added"], now["added"]
        assert "Anna" not in new.get("memo", "")
        if before.text[old["start"] : old["end"]] == old["words"]:
            assert made.text[new["start"] : new["end"]] == new["words"]
            whole = {find.start for find in Forms(NAMES).find(before.text)}
            if not whole:
                assert new | {"memo": ""} == old | {"memo": "", "document": made.id}
    for unit in made.units:
        assert "\n\n" not in made.text[unit.start : unit.end]
    assert [cut.start for cut in made.cuts] == sorted(cut.start for cut in made.cuts)
    assert all(one.end <= two.start for one, two in pairwise(made.cuts))


def test_names_are_whole_words_in_any_case_and_keep_what_follows_them() -> None:
    held = document("p3", ["Joanna told anna's friend; ANNA said: will Will come? O’Neil's too."], [])
    drawn, _ = draw_pack(PackText((held,), {}, {}), "p", NAMES)
    assert drawn.documents[0].text == (
        "Joanna told [Person 1]'s friend; [Person 1] said: will [Person 2] come? Z's too."
    )


def test_names_that_overlap_are_all_gone() -> None:
    held = document("p3", ["We met Anna Brown Street Surgery people."], [])
    drawn, _ = draw_pack(PackText((held,), {}, {}), "p", NAMES)
    assert drawn.documents[0].text == "We met [Person 1] [GP practice 1] people."


def test_ids_file_and_speaker_lose_the_name_too() -> None:
    drawn, _ = draw_pack(PackText((document("anna-brown-2", ["Hello."], []),), {}, {}), "p", NAMES)
    (made,) = drawn.documents
    assert (made.id, made.source.id, made.file) == ("person-1-2", "person-1-2", "[Person 1].docx")
    assert made.cuts[0].id == "person-1-2-001"
    assert (made.speakers[0].id, made.speakers[0].name) == ("person-1", "[Person 1]")
    assert made.units[0].speaker == "person-1"
    assert made.details.attributes == {"[Person 1]'s": "[Person 1]", "case": "person-1-1"}
