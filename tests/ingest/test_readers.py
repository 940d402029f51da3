"""Every kind of file: what is in it, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.ingest.limits import Unreadable
from cc_assistant.ingest.raw import Wish
from tests.ingest import made
from tests.ingest.reading import read, read_all, remarks, told


def test_a_pdf_gives_paragraphs_with_their_page_and_whole_words(tmp_path: Path) -> None:
    path = made.pdf(
        tmp_path / "report.pdf",
        [
            [
                ["Findings"],
                ["Link workers told us that the role was hard to ex-", "plain to practices."],
                ["Another paragraph goes", "on for two lines."],
            ],
            [["More"], ["What matters is well-", "being. Their well-being grew."]],
            [["Last"], ["The end of it."]],
        ],
        head="Annual report 2026",
    )
    document = read(path)
    assert told(document) == [
        ("heading", "page 1", "Findings"),
        ("paragraph", "page 1", "Link workers told us that the role was hard to explain to practices."),
        ("paragraph", "page 1", "Another paragraph goes on for two lines."),
        ("heading", "page 2", "More"),
        ("paragraph", "page 2", "What matters is well-being. Their well-being grew."),
        ("heading", "page 3", "Last"),
        ("paragraph", "page 3", "The end of it."),
    ]
    assert document.counts == {"pages": 3}
    assert remarks(document) == {
        "running heads, feet and page numbers": 6,
        "words divided at the end of a line, such as explain": 1,
    }


def test_a_page_is_cited_by_the_number_that_is_printed_on_it(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import PageLabelStyle

    writer = PdfWriter(PdfReader(made.pdf(tmp_path / "a.pdf", [[["Foreword"]], [["One"]], [["Two"]]])))
    writer.set_page_label(0, 0, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(1, 2, style=PageLabelStyle.DECIMAL, start=1)
    writer.write(tmp_path / "labels.pdf")
    assert [place for _, place, _ in told(read(tmp_path / "labels.pdf"))] == ["page i", "page 1", "page 2"]


def test_a_page_without_text_among_others_is_named(tmp_path: Path) -> None:
    path = made.pdf(tmp_path / "mixed.pdf", [[["Some words"]], [], [["More words"]]])
    assert remarks(read(path)) == {"page 2": 1}


def test_a_word_document_gives_paragraphs_tables_comments_and_notes_of_loss(tmp_path: Path) -> None:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    word = Document()
    word.add_heading("Findings", 1)
    first = word.add_paragraph("The role was ")
    inserted = OxmlElement("w:ins")
    inserted.append(first.add_run("not ")._r)
    first._p.append(inserted)
    deleted = OxmlElement("w:del")
    gone = first.add_run("very ")._r
    words = gone.find(qn("w:t"))
    assert words is not None
    words.tag = qn("w:delText")
    deleted.append(gone)
    first._p.append(deleted)
    first.add_run("clear.")
    word.add_comment(first.runs, text="Says who?", author="Bo")
    table = word.add_table(2, 2)
    for row, cells in enumerate((("Site", "Staff"), ("Hill", "Three"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    word.add_heading("After", 2)
    word.add_paragraph("It ended.")
    word.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx")
    assert told(document) == [
        ("heading", "", "Findings"),
        ("paragraph", "‘Findings’, paragraph 1", "The role was not clear."),
        ("table", "table 1, row 1, ‘Findings’", "Site | Staff"),
        ("table", "table 1, row 2, ‘Findings’", "Hill | Three"),
        ("heading", "‘Findings’", "After"),
        ("paragraph", "‘After’, paragraph 2", "It ended."),
        ("comment", "Bo, ‘Findings’, paragraph 1", "Says who?"),
    ]
    assert remarks(document) == {"tracked changes": 2}


def test_a_word_table_of_speakers_is_a_transcript(tmp_path: Path) -> None:
    from docx import Document

    word = Document()
    rows = [
        ("Time", "Speaker", "Text"),
        ("00:01", "Int", "How did it begin for you here?"),
        ("00:09", "Anna", "With nothing at all, and for a long time."),
        ("00:20", "Int", "And what did you do then?"),
        ("00:31", "Anna", "I rang the practices one after another."),
    ]
    table = word.add_table(len(rows), 3)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    word.save(str(tmp_path / "talk.docx"))
    document = read(tmp_path / "talk.docx")
    assert document.form == "transcript"
    assert told(document)[1] == (
        "turn", "turn 2, Anna, 00:00:09", "With nothing at all, and for a long time."
    )  # fmt: skip
    assert [s.name for s in document.speakers if s.interviewer] == ["Int"]


def test_an_opendocument_text_gives_what_it_holds(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Plan</text:h><text:p>First<text:s text:c="2"/>words'
        "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>."
        "<office:annotation><dc:creator>Bo</dc:creator><text:p>Check this.</text:p></office:annotation>"
        "</text:p>"
        "<text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read(made.odt(tmp_path / "a.odt", body))
    assert document.record.title == "Annual plan"
    assert told(document) == [
        ("heading", "", "Plan"),
        ("paragraph", "‘Plan’, paragraph 1", "First  words [A note.]."),
        ("paragraph", "‘Plan’, paragraph 2", "An item."),
        ("table", "table 1, row 1, ‘Plan’", "A | B"),
        ("comment", "Bo, ‘Plan’, paragraph 1", "Check this."),
    ]
    assert remarks(document) == {"tracked deletions": 1, "notes": 1}


def test_a_web_page_gives_its_main_text_and_its_record(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    long = "It took time for people to trust us, and longer for practices to refer to us. " * 4
    path.write_text(
        "<html><head><title>Site | Page</title><meta name='citation_title' content='Trust'>"
        "<meta name='citation_author' content='Li W'>"
        "<meta name='citation_publication_date' content='2021/03'>"
        "<meta name='citation_doi' content='10.1/x'><script>alert(1)</script></head>"
        "<body><nav>Menu</nav><main>"
        f"<h1>Trust</h1><p>Some <b>bold</b> words<br>and more.</p><p>{long}</p><ul><li>one</li></ul>"
        "<table><tr><th>a</th><td>b</td></tr></table></main><footer>Imprint</footer></body></html>",
        encoding="utf-8",
    )
    document = read(path)
    assert told(document) == [
        ("heading", "", "Trust"),
        ("paragraph", "‘Trust’, paragraph 1", "Some bold words\nand more."),
        ("paragraph", "‘Trust’, paragraph 2", long.strip()),
        ("paragraph", "‘Trust’, paragraph 3", "one"),
        ("table", "table 1, row 1, ‘Trust’", "a | b"),
    ]
    record = document.record
    assert (record.title, record.authors, record.year, record.doi) == ("Trust", ("Li W",), 2021, "10.1/x")


def test_markdown_gives_words_without_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Head\n\nSome *words* and [more](x).\n\n## Sub\n\n- one\n\n| a | b |\n|-|-|\n| c | d |\n"
    )
    assert told(read(path)) == [
        ("heading", "", "Head"),
        ("paragraph", "‘Head’, paragraph 1", "Some words and more."),
        ("heading", "‘Head’", "Sub"),
        ("paragraph", "‘Sub’, paragraph 2", "one"),
        ("table", "table 1, row 1, ‘Sub’", "a | b"),
        ("table", "table 1, row 2, ‘Sub’", "c | d"),
    ]


def test_rtf_gives_paragraphs_with_every_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1\ansi\ansicpg1252 Caf\'e9 words.\par Second \u8220?line\u8221?.\par}")
    assert told(read(path)) == [
        ("paragraph", "paragraph 1", "Café words."),
        ("paragraph", "paragraph 2", "Second “line”."),
    ]


def test_a_book_gives_its_chapters_in_order(tmp_path: Path) -> None:
    path = made.epub(
        tmp_path / "a.epub", ["<h1>One</h1><p>First &amp; words.</p>", "<h1>Two</h1><p>Second.</p>"]
    )
    document = read(path)
    assert told(document)[1] == ("paragraph", "‘One’, paragraph 1", "First & words.")
    assert told(document)[3] == ("paragraph", "‘Two’, paragraph 2", "Second.")
    assert (document.record.title, document.record.authors, document.record.year) == (
        "Neighbours", ("Ada Byron",), 2019
    )  # fmt: skip


def test_an_article_gives_sections_and_its_record(tmp_path: Path) -> None:
    path = tmp_path / "article.xml"
    path.write_text(made.JATS)
    document = read(path)
    assert told(document) == [
        ("heading", "", "Abstract"),
        ("paragraph", "‘Abstract’, paragraph 1", "We asked link workers."),
        ("heading", "", "Results"),
        ("paragraph", "‘Results’, paragraph 1", "Roles were unclear [1] at first."),
        ("heading", "‘Results’", "Training"),
        ("paragraph", "‘Training’, paragraph 1", "Training came late."),
        ("paragraph", "‘Training’, paragraph 2", "Peers helped."),
    ]
    assert document.record.model_dump() == {
        "title": "Role clarity of link workers",
        "authors": ("Okoro MA", "Li W"),
        "year": 2021,
        "container": "Journal of Links",
        "doi": "10.1234/links.1",
        "url": "",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "kind": "article",
        "read": "full-text",
    }


def test_webvtt_gives_turns_with_their_times(tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    path.write_text(
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Anna>We began &amp; stayed.</v>\n\n"
        "00:00:04.500 --> 00:00:06.000\n<v Anna>Then more.</v>\n\n"
        "01:00:07.000 --> 01:00:09.000\n<v Interviewer>Why?</v>\n"
    )
    assert told(read(path)) == [
        ("turn", "turn 1, Anna, 00:00:01", "We began & stayed. Then more."),
        ("turn", "turn 2, Interviewer, 01:00:07", "Why?"),
    ]


def test_lines_that_roll_over_the_screen_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "roll.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nso we began\n\n"
        "00:02.000 --> 00:03.000\nso we began\nin the spring\n\n"
        "00:03.000 --> 00:04.000\nin the spring\nwith nothing\n"
    )
    document = read(path)
    assert told(document) == [("turn", "turn 1, 00:00:01", "so we began in the spring with nothing")]
    assert remarks(document) == {"repeated lines": 2}


def test_srt_gives_turns_with_their_times(tmp_path: Path) -> None:
    path = tmp_path / "call.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:04,000\nAnna: We began.\n\n"
        "2\n00:00:05,000 --> 00:00:06,000\n[laughs] We stayed.\n\n"
        "3\n00:01:05,000 --> 00:01:06,000\nBo: Yes.\n"
    )
    assert told(read(path)) == [
        ("turn", "turn 1, Anna, 00:00:01", "We began. [laughs] We stayed."),
        ("turn", "turn 2, Bo, 00:01:05", "Yes."),
    ]


SURVEY = [
    ["ID", "Role", "Comments"],
    ["a1", "manager", "It was hard to explain the role to them"],
    ["a2", "link worker", "Nobody told us; we found out for ourselves"],
    ["a3", "link worker", ""],
]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_answers_of_a_table_know_row_and_column(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(sign.join(f'"{cell}"' for cell in row) for row in SURVEY))
    document = read(path)
    assert told(document) == [
        ("answer", "row 2, column ‘Comments’, a1", SURVEY[1][2]),
        ("answer", "row 3, column ‘Comments’, a2", SURVEY[2][2]),
    ]
    assert document.speakers[1].attributes == {"Role": "link worker"}


def test_a_workbook_knows_its_sheets(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "s.xlsx", {"Answers": SURVEY, "Notes": [["x"], ["y"]]})
    document = read(path)
    assert told(document)[1] == (
        "answer", "sheet ‘Answers’, row 3, column ‘Comments’, a2", SURVEY[2][2]
    )  # fmt: skip
    assert "sheet ‘Notes’" in remarks(document)


def test_the_user_says_which_columns_hold_answers(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "s.xlsx", {"Answers": SURVEY})
    document = read(path, wish=Wish(columns=("Role",)))
    assert [text for _, _, text in told(document)] == ["manager", "link worker", "link worker"]
    with pytest.raises(Unreadable, match=r"no column ‘Age’.*‘Role’"):
        read(path, wish=Wish(columns=("Age",)))


def test_questions_of_qualtrics_are_the_names_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text(
        'ResponseId,Q1\nResponse ID,What helped you most?\n"{""ImportId"":""_r""}","{""ImportId"":""Q1""}"\n'
        "R_1,Somebody rang me every single week\n"
    )
    assert told(read(path, wish=Wish(columns=("What helped you most?",)))) == [
        ("answer", "row 4, column ‘What helped you most?’, R_1", "Somebody rang me every single week")
    ]


def test_references_become_sources(tmp_path: Path) -> None:
    ris = tmp_path / "a.ris"
    ris.write_text(
        "TY  - JOUR\nAU  - Li, Wei\nAU  - Okoro, Mary-Ann\nTI  - Links that last\nPY  - 2020\nJO  - J Links\n"
        "DO  - https://doi.org/10.1/x\nAB  - We looked at links. They last.\nER  - \n\n"
        "TY  - BOOK\nTI  - A book\nAU  - NHS England\nPY  - 2019\nER  - \n"
    )
    first, second = read_all(ris)
    assert (first.record.authors, first.record.year, first.record.doi) == (
        ("Li W", "Okoro MA"),
        2020,
        "10.1/x",
    )
    assert told(first) == [("paragraph", "‘Abstract’", "We looked at links. They last.")]
    assert (second.record.authors, second.units) == (("NHS England",), ())
    bib = tmp_path / "a.bib"
    bib.write_text(
        "@article{li, author={Li, Wei and {NHS England} and Jane Q. Doe}, title={{Links} that l{\\'a}st}, "
        "journal={J Links}, year={2020}, abstract={Words of it.}}\n"
    )
    record = read(bib).record
    assert (record.title, record.authors) == ("Links that lást", ("Li W", "NHS England", "Doe JQ"))


def test_a_text_of_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    text = "Café “quoted” naïve – and a résumé of what people said in the interviews."
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        document = read(path)
        assert document.units[0].text == text
        assert ("encoding" in remarks(document)) == (encoding == "cp1252")


def test_a_text_knows_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One line\nwraps here.\n\n\nTwo.\r\n\r\nThree [laughs] [/b].\n")
    assert told(read(path)) == [
        ("paragraph", "paragraph 1", "One line\nwraps here."),
        ("paragraph", "paragraph 2", "Two."),
        ("paragraph", "paragraph 3", "Three [laughs] [/b]."),
    ]


def test_a_hyphen_stays_in_addresses_and_between_two_words(tmp_path: Path) -> None:
    lines = [
        "See www.example.org/news-",
        "and-views for a win-",
        "win for all who win. It is hard to ex-",
        "plain.",
    ]
    (unit,) = read(made.pdf(tmp_path / "a.pdf", [[lines]], headings=False)).units
    assert unit.text == (
        "See www.example.org/news-and-views for a win-win for all who win. It is hard to explain."
    )


def test_a_table_in_rtf_is_no_part_of_what_somebody_said(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(
        r"{\rtf1\ansi Words.\par\trowd\intbl Site\cell Staff\cell\row"
        r"\trowd\intbl Hill\cell 3\cell\row\pard End.\par}"
    )
    assert told(read(path)) == [
        ("paragraph", "paragraph 1", "Words."),
        ("table", "table 1, row 1", "Site | Staff"),
        ("table", "table 1, row 2", "Hill | 3"),
        ("paragraph", "paragraph 2", "End."),
    ]
