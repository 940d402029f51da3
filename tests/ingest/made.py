"""Files of every kind, made by other programs' libraries or by hand, for readers to read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TALK = """Interview with P3
Date: 4 May 2026, at the practice.

[00:00:05] Interviewer: Can you tell me how the role began?

[00:00:12] Anna: We started with nothing, really. There was no office and the practice did not know what a \
link worker was. I walked in and people asked me if I was the new receptionist.

It took about six months until the GPs trusted us.

[00:01:40] Interviewer: What happened when COVID came?

[00:01:44] Anna: Everything went on the phone overnight. Older clients who had no smartphone were lost to us \
for weeks, and I rang them one by one. [laughs]

[00:02:30] Interviewer: Thank you.
"""


def pdf(
    path: Path,
    pages: Sequence[Sequence[Sequence[str]]],
    *,
    headings: bool = True,
    head: str = "",
    password: str | None = None,
) -> Path:
    """Write a PDF: pages of blocks of lines; the first block of a page is its heading."""
    canvas = Canvas(
        str(path), pagesize=A4, encrypt=StandardEncryption(password, "owner") if password else None
    )
    for number, blocks in enumerate(pages, start=1):
        if head:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(72, 820, head)
            canvas.drawString(280, 30, str(number))
        y = 790
        for place, lines in enumerate(blocks):
            large = headings and place == 0
            canvas.setFont("Helvetica-Bold" if large else "Helvetica", 16 if large else 11)
            for line in lines:
                canvas.drawString(72, y, line)
                y -= 20 if large else 14
            y -= 12
        canvas.showPage()
    canvas.save()
    return path


def scan(path: Path) -> Path:
    """Write a PDF whose pages are pictures."""
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(2):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def archive(path: Path, members: dict[str, str | bytes], *, stored: Sequence[str] = ()) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in members.items():
            way = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            held.writestr(zipfile.ZipInfo(name), content, way)
    return path


_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>{body}</office:text></office:body>
</office:document-content>"""


def odt(path: Path, body: str) -> Path:
    """Write an OpenDocument text with this body."""
    mime = "application/vnd.oasis.opendocument.text"
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Annual plan</dc:title>'
        "</office:meta></office:document-meta>"
    )
    return archive(
        path,
        {"mimetype": mime, "content.xml": _ODT.format(body=body), "meta.xml": meta},
        stored=("mimetype",),
    )


def epub(path: Path, chapters: Sequence[str]) -> Path:
    """Write a book of these chapters (bodies of XHTML)."""
    page = (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>x</title></head><body>{}</body></html>"
    )
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in names)
    order = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Neighbours</dc:title><dc:creator>Ada Byron</dc:creator><dc:date>2019-03-01</dc:date>"
        f"</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OPS/book.opf": package,
    }
    members |= {f"OPS/{name}": page.format(body) for name, body in zip(names, chapters, strict=True)}
    return archive(path, members, stored=("mimetype",))


JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article article-type="research-article" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title>Journal of Links</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1234/links.1</article-id>
<title-group><article-title>Role clarity of <italic>link workers</italic></article-title></title-group>
<contrib-group>
<contrib contrib-type="author"><name>
<surname>Okoro</surname><given-names>Mary-Ann</given-names></name></contrib>
<contrib contrib-type="author"><name><surname>Li</surname><given-names>Wei</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="epub"><day>3</day><month>4</month><year>2021</year></pub-date>
<permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>
<abstract><p>We asked link workers.</p></abstract></article-meta></front>
<body><sec><title>Results</title><p>Roles were unclear <xref>[1]</xref> at first.</p>
<sec><title>Training</title><p>Training came late.</p><p>Peers helped.</p></sec></sec></body>
<back><ref-list><ref id="r1"><mixed-citation>Somebody 2010</mixed-citation></ref></ref-list></back></article>
"""


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook with XlsxWriter, which is not what reads it."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    book.close()
    return path


def docx_bytes(*paragraphs: str) -> bytes:
    """Return a Word document of these paragraphs."""
    from docx import Document

    word = Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
