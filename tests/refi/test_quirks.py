"""Files as other programs write them, with their known faults: the words that were coded are found."""

from __future__ import annotations

import pytest

from tests.refi.made import (
    ANNA,
    FUNDING,
    SOURCE,
    TRUST,
    coded,
    guid,
    only,
    project,
    read,
    selection,
    source,
    words,
)

LINES = "First we met.\nThen trust grew slowly.\nIt took a year.\nThe funding ended.\nPeople stayed."
ON = ("trust grew", "a year", "funding ended", "People stayed")


def shifted(text: str, counted: str, *on: str, name: bool = False, add: int = 0) -> str:
    """Selections whose positions are those in another form of the text."""
    return "".join(
        selection(
            counted.index(one) + add,
            counted.index(one) + len(one) + add,
            number=20 + n,
            name=one if name else "",
        )
        for n, one in enumerate(on)
    )


def test_positions_as_the_standard_has_them() -> None:
    found = only(project(source(coded(LINES, *ON)), {"sources/a.txt": LINES.encode()}))
    assert words(found) == list(ON)
    assert found.remarks == ()
    assert {coding.coder for coding in found.codings} == {"anna"}
    assert found.text == LINES.replace("\n", "\n\n")


def test_nvivo_counts_windows_line_ends_that_are_not_in_its_file() -> None:
    held = project(
        source(shifted(LINES, LINES.replace("\n", "\r\n"), *ON)), {"Sources/a.txt": LINES.encode()}
    )
    found = only(held)
    assert words(found) == list(ON)
    assert [(remark.what, remark.name, remark.count) for remark in found.remarks] == [
        ("moved", "Interview 1", 4)
    ]
    assert "a line end as two characters" in found.remarks[0].why


def test_atlas_ti_counts_windows_line_ends_as_one() -> None:
    text = LINES.replace("\n", "\r\n")
    found = only(project(source(shifted(text, LINES, *ON)), {"sources/a.txt": text.encode()}))
    assert words(found) == list(ON)
    assert "a line end as one character" in found.remarks[0].why


def test_nvivo_and_maxqda_count_in_utf_16() -> None:
    text = "We laughed 😀😀 and then 😀 the trust came. The year 😀 passed by."
    wide = "We laughed xxxx and then xx the trust came. The year xx passed by."
    on = ("trust came", "passed by")
    found = only(project(source(shifted(text, wide, *on)), {"sources/a.txt": text.encode()}))
    assert words(found) == list(on)
    assert "UTF-16" in found.remarks[0].why


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text_even_where_it_was_counted(encoding: str) -> None:
    files = {"sources/a.txt": LINES.encode(encoding)}
    assert words(only(project(source(coded(LINES, *ON)), files))) == list(ON)
    found = only(project(source(shifted(LINES, LINES, *ON, add=1)), files))
    assert words(found) == list(ON)
    assert "the byte order mark" in found.remarks[0].why


def test_two_faults_at_once() -> None:
    counted = "\ufeff" + LINES.replace("\n", "\r\n")
    held = project(source(shifted(LINES, counted, *ON)), {"sources/a.txt": LINES.encode("utf-8-sig")})
    assert words(only(held)) == list(ON)


def test_positions_from_one_and_ends_on_the_last_character_need_more_than_one_witness() -> None:
    def inclusive(*on: str) -> str:
        return "".join(
            selection(LINES.index(one), LINES.index(one) + len(one) - 1, number=30 + n)
            for n, one in enumerate(on)
        )

    files = {"sources/a.txt": LINES.encode()}
    found = only(project(source(inclusive(*ON)), files))
    assert words(found) == list(ON)
    assert "the last character as the end" in found.remarks[0].why
    alone = only(project(source(inclusive("a year")), files))
    assert words(alone) == ["a yea"]
    assert [(remark.what, remark.name) for remark in alone.remarks] == [("note", "Trust, positions 46 to 51")]


def test_accents_counted_as_composed_where_the_file_has_them_apart() -> None:
    import unicodedata

    text = "Le café du quartier, l’été, était très animé. La confiance était née là."
    apart = unicodedata.normalize("NFD", text)
    on = ("était très", "animé", "La confiance", "née là")
    by_rule = only(project(source(shifted(apart, text, *on)), {"sources/a.txt": apart.encode()}))
    assert words(by_rule) == list(on)
    as_stored = source(coded(apart, *(unicodedata.normalize("NFD", one) for one in on)))
    plain = only(project(as_stored, {"sources/a.txt": apart.encode()}))
    assert words(plain) == list(on)
    assert plain.remarks == ()


def test_recorded_words_decide_where_borders_of_words_do_not() -> None:
    text = "No. No. No. No. Trust it. No. No."
    held = project(
        source(
            selection(text.index("Trust") - 4, text.index("Trust") + 5, name="Trust it."),
        ),
        {"sources/a.txt": text.encode()},
    )
    found = only(held)
    assert words(found) == ["Trust it."]
    assert found.remarks[0].what == "moved"
    assert "Trust it." in found.remarks[0].name


def test_shortened_names_are_only_the_beginning_of_the_words() -> None:
    on = "trust grew slowly.\nIt took a year"
    held = project(
        source(selection(19, 19 + len(on), name="trust grew sl…")), {"sources/a.txt": LINES.encode()}
    )
    assert words(only(held)) == ["trust grew slowly.\n\nIt took a year"]


def test_a_label_for_a_name_moves_nothing() -> None:
    held = project(
        source(selection(19, 29, name="Interview 1 - Then trust grew")), {"sources/a.txt": LINES.encode()}
    )
    found = only(held)
    assert words(found) == ["trust grew"]
    assert found.remarks == ()


def test_what_lies_outside_the_text_is_named_as_lost() -> None:
    held = project(
        source(coded(LINES, "a year") + selection(900, 950, number=99)), {"sources/a.txt": LINES.encode()}
    )
    found = only(held)
    assert words(found) == ["a year"]
    lost = [remark for remark in found.remarks if remark.what == "lost"]
    assert [remark.name for remark in lost] == ["Trust, positions 900 to 950"]


def test_the_way_that_other_sources_show_holds_for_one_that_shows_nothing() -> None:
    counted = LINES.replace("\n", "\r\n")
    quiet = "One.\n" * 5 + "Two two two."
    inside = (
        f'<Sources><TextSource guid="{guid(70)}" name="A" plainTextPath="internal://a.txt">'
        f"{shifted(LINES, counted, *ON)}</TextSource>"
        f'<TextSource guid="{guid(71)}" name="B" plainTextPath="internal://b.txt">'
        f"{selection(30, 41, number=80)}</TextSource></Sources>"
    )
    files = {"sources/a.txt": LINES.encode(), "sources/b.txt": quiet.encode()}
    both = read(project(inside, files)).documents
    assert words(both[1]) == ["Two two two"]
    assert both[1].remarks[0].what == "moved"


def test_maxqda_leaves_out_dates_and_names_sources_twice() -> None:
    inside = "".join(
        f'<TextSource guid="{guid(60 + n)}" name="Focus group" plainTextPath="internal://{n}.txt">'
        f'<PlainTextSelection guid="{guid(62 + n)}" startPosition="0" endPosition="5">'
        f'<Coding guid="{guid(64 + n)}"><CodeRef targetGUID="{TRUST}"/></Coding>'
        f"</PlainTextSelection></TextSource>"
        for n in range(2)
    )
    files = {"sources/0.txt": b"First group.", "sources/1.txt": b"Other group."}
    found = read(project(f"<Sources>{inside}</Sources>", files, origin="MAXQDA 2022"))
    assert [document.id for document in found.documents] == ["focus-group", "focus-group-2"]
    assert [words(document) for document in found.documents] == [["First"], ["Other"]]
    assert found.documents[0].codings[0].coder == "anna"
    assert len({coding.id for document in found.documents for coding in document.codings}) == 2


def test_without_users_codings_go_by_the_program() -> None:
    bare = project(
        source(coded(LINES, "a year").replace(f'creatingUser="{ANNA}"', "")),
        {"sources/a.txt": LINES.encode()},
    )
    bare._members["project.qde"] = bare.read("project.qde").replace(
        f'<Users><User guid="{ANNA}" name="Anna"/></Users>'.encode(), b""
    )
    found = read(bare)
    assert [coder.name for coder in found.codebook.coders] == ["Coder in NVivo"]
    assert any("does not say who coded" in remark.why for remark in found.remarks)


def test_text_in_the_xml_and_an_old_namespace() -> None:
    inside = (
        f'<Sources><TextSource guid="{SOURCE}" name="Notes"><PlainTextContent>{LINES}</PlainTextContent>'
        f"{coded(LINES, *ON)}</TextSource></Sources>"
    )
    assert words(only(project(inside, space="0:4"))) == list(ON)


def test_quirkos_ties_values_to_cases_and_maxqda_to_sources() -> None:
    variable = (
        f'<Variables><Variable guid="{guid(50)}" name="Age" typeOfVariable="Integer"/>'
        f'<Variable guid="{guid(51)}" name="Town" typeOfVariable="Text"/></Variables>'
    )
    age = f'<VariableValue><VariableRef targetGUID="{guid(50)}"/><IntegerValue>51</IntegerValue>'
    age += "</VariableValue>"
    town = (
        f'<VariableValue><VariableRef targetGUID="{guid(51)}"/><TextValue>Leeds</TextValue></VariableValue>'
    )
    case = (
        f'<Cases><Case guid="{guid(52)}" name="Site A">{age}<SourceRef targetGUID="{SOURCE}"/></Case></Cases>'
    )
    held = project(variable + case + source(coded(LINES, "a year") + town), {"sources/a.txt": LINES.encode()})
    assert only(held).details.attributes == {"Age": "51", "Town": "Leeds", "Case": "Site A"}


def test_nvivo_codes_who_speaks_as_cases_of_passages() -> None:
    text = "How was it?\nIt was slow at first.\nAnd then?\nThen it grew."
    turns = [(0, 11), (12, 33), (34, 43), (44, 56)]
    selections = "".join(
        f'<PlainTextSelection guid="{guid(90 + n)}" startPosition="{start}" endPosition="{end}"/>'
        for n, (start, end) in enumerate(turns)
    )
    refs = [f'<SelectionRef targetGUID="{guid(90 + n)}"/>' for n in range(4)]
    cases = (
        f'<Cases><Case guid="{guid(55)}" name="Interviewer">{refs[0]}{refs[2]}</Case>'
        f'<Case guid="{guid(56)}" name="Maya">{refs[1]}{refs[3]}</Case></Cases>'
    )
    found = only(project(cases + source(selections), {"sources/a.txt": text.encode()}))
    assert [speaker.name for speaker in found.speakers] == ["Interviewer", "Maya"]
    assert [(unit.kind, unit.speaker, unit.locator.turn) for unit in found.units] == [
        ("turn", "interviewer", 1),
        ("turn", "maya", 2),
        ("turn", "interviewer", 3),
        ("turn", "maya", 4),
    ]
    assert found.codings == ()


def test_memos_at_codings_selections_codes_and_by_nvivo_s_links() -> None:
    notes = "".join(
        f'<Note guid="{guid(100 + n)}" name="Memo"><PlainTextContent>{text}</PlainTextContent></Note>'
        for n, text in enumerate(("at the coding", "at the selection", "by a link"))
    )
    where = LINES.index("a year")
    one = selection(where, where + 6, more=f'<NoteRef targetGUID="{guid(100)}"/>').replace(
        "</PlainTextSelection>", f'<NoteRef targetGUID="{guid(101)}"/></PlainTextSelection>'
    )
    link = f'<Links><Link guid="{guid(110)}" originGUID="{guid(10)}" targetGUID="{guid(102)}"/></Links>'
    found = only(project(source(one) + f"<Notes>{notes}</Notes>" + link, {"sources/a.txt": LINES.encode()}))
    assert found.codings[0].memo == "at the coding\n\nat the selection\n\nby a link"


def test_a_description_without_a_code_becomes_an_annotation() -> None:
    bare = (
        f'<PlainTextSelection guid="{guid(77)}" startPosition="0" endPosition="5">'
        "<Description>Who is we?</Description></PlainTextSelection>"
    )
    found = read(project(source(bare), {"sources/a.txt": LINES.encode()}, origin="ATLAS.ti"))
    coding = found.documents[0].codings[0]
    assert (coding.words, coding.memo, coding.code.id) == ("First", "Who is we?", "annotation")
    assert "annotation" in {code.id for code in found.codebook.codes}


def test_free_memos_become_documents_of_their_own() -> None:
    note = (
        f'<Notes><Note guid="{guid(120)}" name="Thoughts">'
        "<PlainTextContent>The host matters.</PlainTextContent></Note></Notes>"
    )
    found = read(project(source(coded(LINES, "a year")) + note, {"sources/a.txt": LINES.encode()}))
    assert [document.name for document in found.documents] == ["Interview 1", "Thoughts"]
    assert found.documents[1].text == "The host matters."


def test_a_pdf_with_its_words_and_regions_found_by_them() -> None:
    words_of = "The service began in May. It was slow to be trusted by doctors."
    region = (
        f'<PDFSelection guid="{guid(130)}" page="1" firstX="1" firstY="2" secondX="3" secondY="4" '
        f'name="slow to be trusted">'
        f'<Coding guid="{guid(131)}"><CodeRef targetGUID="{TRUST}"/></Coding></PDFSelection>'
        f'<PDFSelection guid="{guid(132)}" page="9" firstX="1" firstY="2" secondX="3" secondY="4">'
        f'<Coding guid="{guid(133)}"><CodeRef targetGUID="{FUNDING}"/></Coding></PDFSelection>'
    )
    inside = (
        f'<Sources><PDFSource guid="{SOURCE}" name="Report" path="internal://r.pdf">{region}'
        f'<Representation guid="{guid(134)}" plainTextPath="internal://r.txt">{selection(0, 11)}'
        "</Representation>"
        "</PDFSource></Sources>"
    )
    found = only(project(inside, {"sources/r.txt": words_of.encode(), "sources/r.pdf": b"%PDF-"}))
    assert sorted(words(found)) == ["The service", "slow to be trusted"]
    assert [(remark.what, remark.name) for remark in found.remarks] == [
        ("moved", "Trust: ‘slow to be trusted’"),
        ("lost", "Funding, positions -1 to -1"),
    ]


def test_a_transcript_takes_times_and_codings_of_its_recording() -> None:
    text = "How was it?\nIt was slow.\nAnd now?\nNow it grows."
    points = "".join(
        f'<SyncPoint guid="{guid(140 + n)}" timeStamp="{at}" position="{position}"/>'
        for n, (at, position) in enumerate(((0, 0), (5000, 12), (9000, 25), (12000, 34)))
    )
    inside = (
        f'<Sources><AudioSource guid="{SOURCE}" name="Tape" path="internal://t.mp3">'
        f'<Transcript guid="{guid(150)}" plainTextPath="internal://t.txt">{points}'
        f'<TranscriptSelection guid="{guid(151)}" fromSyncPoint="{guid(141)}" toSyncPoint="{guid(142)}">'
        f'<Coding guid="{guid(152)}"><CodeRef targetGUID="{TRUST}"/></Coding>'
        f"</TranscriptSelection></Transcript>"
        f'<AudioSelection guid="{guid(153)}" begin="12500" end="15000">'
        f'<Coding guid="{guid(154)}"><CodeRef targetGUID="{FUNDING}"/></Coding></AudioSelection>'
        f'</AudioSource><PictureSource guid="{guid(155)}" name="Map" path="internal://m.png"/></Sources>'
    )
    found = read(project(inside, {"Sources/t.txt": text.encode()}))
    document = found.documents[0]
    assert words(document) == ["It was slow.", "Now it grows."]
    assert [unit.locator.at for unit in document.units] == [0.0, 5.0, 9.0, 12.0]
    dropped = {remark.name for remark in found.remarks if remark.what == "dropped"}
    assert dropped == {"Tape", "Map"}


def test_sources_that_are_not_there_are_named_with_what_is_lost() -> None:
    found = read(project(source(coded(LINES, *ON), path="relative://elsewhere/a.txt")))
    assert found.documents == ()
    told = [(remark.what, remark.name, remark.count) for remark in found.remarks]
    assert told == [("dropped", "Interview 1", 1), ("lost", "codings of Interview 1", 4)]


def test_a_word_file_is_read_where_there_is_no_plain_text() -> None:
    import io

    from docx import Document as Word

    held = Word()
    for line in LINES.split("\n"):
        held.add_paragraph(line)
    stream = io.BytesIO()
    held.save(stream)
    inside = source(coded(LINES, *ON)).replace(
        'plainTextPath="internal://a.txt"', 'richTextPath="internal://a.docx"'
    )
    assert words(only(project(inside, {"Sources/a.docx": stream.getvalue()}))) == list(ON)


def test_sets_links_and_graphs_are_named_as_dropped() -> None:
    inside = (
        source(coded(LINES, "a year"))
        + f'<Links><Link guid="{guid(160)}" name="explains" originGUID="{TRUST}" '
        f'targetGUID="{FUNDING}"/></Links>'
        + f'<Sets><Set guid="{guid(161)}" name="Money"><MemberCode targetGUID="{FUNDING}"/></Set></Sets>'
        + f'<Graphs><Graph guid="{guid(162)}" name="Map"/></Graphs>'
    )
    found = read(project(inside, {"sources/a.txt": LINES.encode()}))
    assert [(remark.what, remark.name) for remark in found.remarks] == [
        ("dropped", "Money"),
        ("dropped", "explains"),
        ("dropped", "Map"),
    ]


def test_a_coding_whose_code_is_nowhere_is_lost_by_name() -> None:
    held = project(source(selection(0, 5, code=guid(999), name="First")), {"sources/a.txt": LINES.encode()})
    found = only(held)
    assert found.codings == ()
    assert [(remark.what, remark.name) for remark in found.remarks] == [("lost", "First")]


def test_codes_on_a_whole_source_are_on_all_its_words() -> None:
    whole = f'<Coding guid="{guid(170)}"><CodeRef targetGUID="{TRUST}"/></Coding>'
    found = only(project(source(whole), {"sources/a.txt": LINES.encode()}))
    assert words(found) == [found.text]


def test_curly_guids_in_any_case_are_the_same() -> None:
    inside = source(selection(0, 5, code="{" + TRUST.upper() + "}"))
    assert words(only(project(inside, {"sources/a.txt": LINES.encode()}))) == ["First"]
