"""References (RIS, BibTeX): each becomes a source; its abstract, where there is one, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cc_assistant.domain.document import Locator
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.encoding import read_text
from cc_assistant.ingest.jats import initials
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy

_YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
_BIBTEX = re.compile(r"^\s*@[A-Za-z]+\s*\{", re.MULTILINE)
_MEDLINE = re.compile(r"PMID- ?\d")
_OF_MEDLINE = {"TI": "TI", "AB": "AB", "FAU": "AU", "AU": "AU", "CN": "AU", "DP": "PY", "JT": "JO"}
"""Fields of PubMed with those of RIS."""
_ARTICLES = frozenset(
    {"JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "CONF", "CPAPER", "article", "inproceedings"}
)


def read_references(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read a list of references: one document for each."""
    decoded = read_text(file, limits)
    text = Budget(limits).took(decoded.text.replace("\r\n", "\n"))
    if _MEDLINE.match(text.lstrip("\ufeff \n")):
        text = _as_ris(text)
    is_bibtex = bool(_BIBTEX.search(text)) and "TY  -" not in text
    lost: list[Remark] = []
    found = list(_bibtex(text, lost) if is_bibtex else _ris(text, lost))
    if not found:
        raise Unreadable("There is no reference in it.", remedy="Export it anew as RIS or BibTeX.")
    told(1, 1)
    documents = [_document(record, abstract, decoded.remarks) for record, abstract in found]
    first = documents[0]
    return (first.model_copy(update={"remarks": (*first.remarks, *lost)}), *documents[1:])


def _as_ris(text: str) -> str:
    """Return references as PubMed writes them, in RIS."""
    entries: list[str] = []
    for entry in re.split(r"\n(?=PMID- )", text.lstrip("\ufeff \n")):
        fields = [
            (match[1].strip(), " ".join(match[2].split()))
            for match in re.finditer(r"^([A-Z]{2,4}) *- (.*(?:\n {4,}.*)*)", entry, re.MULTILINE)
        ]
        full = any(name == "FAU" for name, _ in fields)
        lines = ["TY  - JOUR"]
        for name, value in fields:
            if name in {"LID", "AID"} and value.endswith("[doi]"):
                lines.append(f"DO  - {value.removesuffix('[doi]').strip()}")
            elif name in _OF_MEDLINE and not (name == "AU" and full):
                lines.append(f"{_OF_MEDLINE[name]}  - {value}")
        entries.append("\n".join([*lines, "ER  - ", ""]))
    return "\n".join(entries)


def _document(record: Record, abstract: str, remarks: tuple[Remark, ...]) -> RawDocument:
    text = tidy(abstract)
    units = (RawUnit(kind="paragraph", text=text, locator=Locator(section=("Abstract",))),) if text else ()
    why = "the reference has no abstract: it can be cited by other parts, but gives no passage"
    nothing = Remark(what="note", name=record.title, why=why)
    return RawDocument(
        form="reference",
        record=record,
        key=record.title,
        units=units,
        remarks=remarks if text else (*remarks, nothing),
    )


def _untitled(what: str, lost: list[Remark]) -> None:
    lost.append(Remark(what="dropped", name=f"reference {what}", why="it has no title"))


def _ris(text: str, lost: list[Remark]) -> Iterator[tuple[Record, str]]:
    import rispy

    try:
        entries = rispy.loads(text.lstrip("\ufeff"), skip_unknown_tags=True)
    except (ValueError, OSError, KeyError) as error:
        raise Unreadable(f"It is no RIS: {one_line(str(error))[:100]}.", remedy="Export it anew.") from None
    for number, entry in enumerate(entries, start=1):
        title = entry.get("title") or entry.get("primary_title") or entry.get("short_title") or ""
        if not one_line(title):
            _untitled(str(number), lost)
            continue
        authors = entry.get("authors") or entry.get("first_authors") or []
        container = next(
            (
                entry[name]
                for name in ("journal_name", "secondary_title", "alternate_title1", "publisher")
                if entry.get(name)
            ),
            "",
        )
        yield (
            _record(
                title,
                [name if "," in name else f"{{{name}}}" for name in authors],
                str(entry.get("year") or entry.get("publication_year") or entry.get("date") or ""),
                container,
                entry.get("doi", ""),
                next(iter(entry.get("urls", [])), ""),
                article=entry.get("type_of_reference") in _ARTICLES,
            ),
            entry.get("abstract") or entry.get("notes_abstract") or "",
        )


def _bibtex(text: str, lost: list[Remark]) -> Iterator[tuple[Record, str]]:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware

    library = parse_string(
        _each_key_once(text), append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True)]
    )
    for block in library.failed_blocks:
        why = "it is no BibTeX: a brace or quotation mark is not closed"
        lost.append(Remark(what="dropped", name=f"entry at line {(block.start_line or 0) + 1}", why=why))
    for entry in library.entries:
        fields: Mapping[str, Any] = {field.key.lower(): str(field.value) for field in entry.fields}
        title = re.sub(r"[{}]", "", fields.get("title", ""))
        if not one_line(title):
            _untitled(entry.key, lost)
            continue
        plain = {name: re.sub(r"[{}]", "", value) for name, value in fields.items()}
        container = next(
            (
                plain[name]
                for name in ("journal", "journaltitle", "booktitle", "publisher", "institution")
                if plain.get(name)
            ),
            "",
        )
        yield (
            _record(
                title,
                _split_authors(fields.get("author", "")),
                plain.get("year") or plain.get("date", ""),
                container,
                plain.get("doi", ""),
                plain.get("url", ""),
                article=entry.entry_type.lower() in _ARTICLES,
            ),
            plain.get("abstract", ""),
        )


def _each_key_once(text: str) -> str:
    """Give keys that stand twice a number: both are references, whatever names them."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        key = match[2].casefold()
        seen[key] = seen.get(key, 0) + 1
        return match[0] if seen[key] == 1 else f"{match[1]}{match[2]}--{seen[key]}{match[3]}"

    return re.sub(
        r"^(\s*@(?!string|comment|preamble)\w+\s*\{\s*)([^\s,{}]+)(\s*,)", numbered, text, flags=re.M | re.I
    )


def _split_authors(written: str) -> list[str]:
    """Divide at ``and``; what stands in braces is the name of an organisation."""
    names = []
    for name in re.split(r"\s+and\s+(?![^{]*\})", written):
        plain = name.strip()
        if plain.startswith("{") and plain.endswith("}"):
            names.append("{" + re.sub(r"[{}]", "", plain) + "}")
        elif plain:
            names.append(re.sub(r"[{}]", "", plain))
    return names


def _record(  # noqa: PLR0917
    title: str, authors: list[str], year: str, container: str, doi: str, url: str, *, article: bool
) -> Record:
    found = _YEAR.search(year)
    return Record(
        title=one_line(title),
        authors=tuple(name for author in authors if (name := _author(author))),
        year=int(found[0]) if found else None,
        container=one_line(container),
        doi=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip(), flags=re.IGNORECASE),
        url=one_line(url),
        kind="article" if article else "document",
        read="abstract",
    )


def _author(written: str) -> str:
    """Return ``Family, Given`` or ``Given Family`` as ``Family AB``; an organisation as it is."""
    plain = one_line(written)
    if plain.startswith("{"):
        return plain.strip("{}")
    family, comma, given = plain.partition(",")
    if comma and given.strip():
        return f"{family.strip()} {initials(given)}"
    if comma or " " not in plain:
        return family.strip()
    parts = plain.split()
    # Two or three capitalised words are a person; more, or small words among them, an organisation.
    if len(parts) <= 3 and all(
        re.fullmatch(r"[^\W\d_][\w.'’-]*", part) and part[0].isupper() for part in parts
    ):
        return f"{parts[-1]} {initials(' '.join(parts[:-1]))}"
    return plain
