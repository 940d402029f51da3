"""Characters that XML cannot hold, made visible; every other character stays as it is."""

from __future__ import annotations

import re

_CANNOT_STAND_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    r"""Return ``text`` as XML 1.0 (and so a workbook, a Word document, a page) can hold it.

    Control characters become their pictures (`\x1b` becomes `␛`); halves of surrogate pairs and
    noncharacters become `�`. Carriage returns become line breaks, as XML reads them.
    """
    return _CANNOT_STAND_IN_XML.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n"))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
