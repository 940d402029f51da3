"""From the bytes of a text file to text: by its mark, as UTF-8, else by what its bytes look like."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.limits import Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 200_000
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_REMEDY = "Open it in the program that wrote it and save it as UTF-8."


class Decoded(NamedTuple):
    """A text and what to say of how it was read."""

    text: str
    remarks: tuple[Remark, ...]


def read_text(file: Path, limits: Limits, declared: str | None = None) -> Decoded:
    """Return the text of a file.

    Args:
        file: the file.
        limits: its size is held against them.
        declared: the encoding that the file itself states, tried after UTF-8.

    Raises:
        Unreadable: it is too large, or no encoding gives text.
    """
    if file.stat().st_size > limits.text_bytes:
        raise Unreadable(
            f"It is larger than {limits.text_bytes // 1_000_000} MB of text.",
            remedy="Divide it into several files.",
        )
    return decode(file.read_bytes(), declared)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text that bytes stand for.

    Raises:
        Unreadable: no encoding gives text.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        try:
            return Decoded(_text(data.decode(marked)), ())
        except UnicodeDecodeError:
            raise Unreadable(f"It says that it is {marked} and is not.", remedy=_REMEDY) from None
    try:
        return Decoded(_text(data.decode("utf-8")), ())
    except UnicodeDecodeError:
        pass
    encoding = _known(declared) or _guessed(data)
    try:
        text = _text(data.decode(encoding))
    except UnicodeDecodeError:
        raise Unreadable(f"It is not text in {encoding}.", remedy=_REMEDY) from None
    why = f"it is not UTF-8; it was read as {encoding}: look whether accents and quotation marks are right"
    return Decoded(text, (Remark(what="note", name="encoding", why=why),))


def _text(text: str) -> str:
    sample = text[:_LOOKED_AT]
    if len(_NO_TEXT.findall(sample)) > len(sample) // 500:
        raise Unreadable("It holds bytes that are no text.", remedy="Save it as UTF-8 text.")
    return text


def _known(declared: str | None) -> str | None:
    """Return the encoding that a file means by what it states: what says Latin-1 is mostly of Windows."""
    try:
        found = codecs.lookup(declared) if declared else None
    except LookupError:
        return None
    if found is None or not found._is_text_encoding or found.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_LOOKED_AT]
    best = from_bytes(sample).best()
    if best is None:
        raise Unreadable("No encoding makes text of it.", remedy=_REMEDY)
    # A few letters with accents fit dozens of encodings; the one that Windows writes is by far the commonest.
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return best.encoding
    return "cp1252" if _plain_enough(sample) else best.encoding


def _plain_enough(sample: bytes) -> bool:
    """Tell whether the bytes read as Latin letters: few signs outside ASCII, most of them in words."""
    odd = sum(byte > 0x7F for byte in sample)
    return odd <= len(sample) // 5
