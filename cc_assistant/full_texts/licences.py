"""Which licences let a paper be kept and quoted: Creative Commons with the author's name, and CC0."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<terms>by[a-z-]*)|(?P<free>publicdomain/zero))(?:/(?P<version>\d\.\d))?"
)
_SHORT = re.compile(
    r"\bcc[ -]?(?:(?P<free>0|zero)\b|(?P<terms>by(?:[ -](?:nc|nd|sa))*)\b)(?:[ -](?P<version>\d\.\d))?"
)
_STATED = re.compile(
    rb"<(?:[a-z0-9]+:)?license\b.*?</(?:[a-z0-9]+:)?license>|<(?:[a-z]+:)?license_ref\b[^<]*<", re.DOTALL
)
_ASKS = {
    "nc": "not for commercial use",
    "nd": "whole or in quotes, not changed",
    "sa": "what is made of it goes under the same licence",
}


class Licence(NamedTuple):
    """A licence of Creative Commons, such as ``CC BY-NC 4.0``; ``asks`` says what it asks beside the name."""

    name: str
    asks: tuple[str, ...] = ()


def licence_in(stated: str) -> Licence | None:
    """Return the licence that some words or an address name; None where it is none of these."""
    text = stated.lower()
    found = _ADDRESS.search(text) or _SHORT.search(text)
    if found is None:
        return None
    version = f" {found['version']}" if found["version"] else ""
    if found["free"]:
        return Licence(f"CC0{version}")
    terms = re.sub("[ -]+", "-", found["terms"]).strip("-")
    asks = tuple(_ASKS[term] for term in terms.split("-")[1:] if term in _ASKS)
    return Licence(f"CC {terms.upper()}{version}", asks)


def stated_in(article: bytes) -> str:
    """Return what an article in JATS states as its licence, with its marks; "" where it states none."""
    head = article.partition(b"<body")[0]
    return b" ".join(_STATED.findall(head)).decode("utf-8", "replace")


def words_of(stated: str) -> str:
    """Return what is stated without the marks of XML."""
    return " ".join(re.sub(r"<[^>]*>", " ", stated).split())
