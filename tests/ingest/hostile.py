"""Files that attack their reader."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from tests.ingest import made

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><article><body><p>&j;</p></body></article>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<article><body><p>&x;</p></body></article>"
)


def docx_with(path: Path, name: str, content: str | bytes) -> Path:
    """Write a Word document that holds one more member, or another one of that name."""
    with zipfile.ZipFile(io.BytesIO(made.docx_bytes("Some words."))) as held:
        members: dict[str, str | bytes] = {entry: held.read(entry) for entry in held.namelist()}
    return made.archive(path, {**members, name: content})


def pdf_of(path: Path, content: bytes, kids: bytes = b"3 0 R") -> Path:
    """Write a PDF of one page with this content; ``kids`` is its list of pages."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 9/Kids[" + kids + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer <</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    path.write_bytes(out + b"xref\n0 6\n0000000000 65535 f \n" + table + end)
    return path
