"""Articles, lists of references and tables as publishers and programs write them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.ingest.reading import read, read_all, remarks

_ARTICLE = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article><front><article-meta><title-group><article-title>Caf&eacute; groups</article-title></title-group>
<contrib-group><contrib><string-name>Sam Reed</string-name></contrib></contrib-group>
<abstract>An abstract without paragraphs.</abstract></article-meta></front>
<body><sec><title>Results</title><disp-quote><p>It was hard.</p><attrib>P3, link worker</attrib></disp-quote>
<p>More<xref ref-type="fn">1</xref> &amp; better.</p>
<table-wrap><label>Table 1</label><caption><p>Who took part</p></caption>
<table><tr><td>a</td></tr></table></table-wrap>
<def-list><def-item><term>SPLW</term><def><p>a link worker</p></def></def-item></def-list></sec></body>
<back><fn-group><fn><p>A note.</p></fn></fn-group>
<app-group><app><title>Guide</title><p>What changed?</p></app></app-group></back></article>"""


def test_nothing_that_an_article_says_is_lost_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "article.xml"
    file.write_text(_ARTICLE)
    found = read(file)
    assert found.record.title == "Café groups"
    assert found.record.authors == ("Sam Reed",)
    assert [(unit.text, unit.locator.paragraph) for unit in found.units if unit.kind != "heading"] == [
        ("An abstract without paragraphs.", 1),
        ("It was hard.", 1),
        ("P3, link worker", 1),
        ("More¹ & better.", 2),
        ("Table 1 Who took part", None),
        ("a", None),
        ("SPLW", 2),
        ("a link worker", 3),
        ("A note.", 1),
        ("What changed?", 1),
    ]


def test_a_set_of_articles_is_several_documents(tmp_path: Path) -> None:
    file = tmp_path / "set.xml"
    one = "<article><front><article-title>{0}</article-title></front><body><p>Body {0}.</p></body></article>"
    file.write_text(f"<pmc-articleset>{one.format('One')}{one.format('Two')}</pmc-articleset>")
    assert [(found.key, found.units[0].text) for found in read_all(file)] == [
        ("One", "Body One."),
        ("Two", "Body Two."),
    ]


def test_references_of_pubmed_are_read(tmp_path: Path) -> None:
    file = tmp_path / "pubmed.nbib"
    file.write_text(
        "PMID- 33\nTI  - Loneliness in later life: a mixed\n      methods study.\n"
        "AB  - We asked\n      people.\n"
        "LID - 10.1000/xyz [doi]\nFAU - Brown, Anna\nAU  - Brown A\nDP  - 2022 Mar 4\nJT  - BMJ open\n\n"
        "PMID- 34\nTI  - Another.\nAU  - Reed S\nDP  - 2020\n"
    )
    first, second = read_all(file)
    assert first.record.model_dump(exclude_defaults=True) == {
        "title": "Loneliness in later life: a mixed methods study.",
        "authors": ("Brown A",),
        "year": 2022,
        "container": "BMJ open",
        "doi": "10.1000/xyz",
        "kind": "article",
        "read": "abstract",
    }
    assert [unit.text for unit in first.units] == ["We asked people."]
    assert second.record.authors == ("Reed S",)


def test_a_key_that_stands_twice_and_an_entry_that_never_ends_are_not_passed_over_silently(
    tmp_path: Path,
) -> None:
    file = tmp_path / "all.bib"
    file.write_text(
        "@article{a, title={One}, abstract={First.}}\n@article{a, title={Two}, abstract={Second.}}\n"
        "@misc{b, note={no title}}\n@misc{c, title={Never closed\n"
    )
    found = read_all(file)
    assert [one.units[0].text for one in found] == ["First.", "Second."]
    assert remarks(found[0]) == {"reference b": 1, "entry at line 4": 1}


def test_times_in_a_form_are_no_answers_and_formulas_without_result_are_told(tmp_path: Path) -> None:
    table = tmp_path / "form.csv"
    table.write_text(
        "Timestamp,What worked?\n2026/03/01 10:00:00 am GMT,The walks were good for people\n"
        "2026/03/02 10:00:00 am GMT,Friendly staff and simple forms\n"
    )
    assert {unit.locator.column for unit in read(table).units} == {"What worked?"}
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["ID", "Comment"], [1, "The walks were good for people"], [2, "=B2&B2"]):
        sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    assert remarks(read(tmp_path / "book.xlsx"))["formulas"] == 1
