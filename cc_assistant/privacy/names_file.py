"""Lists of names as files that people read and edit: YAML, CSV or plain lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from cc_assistant.domain.pseudonym import Decision, Identifier, IdentifierKind, Proposal
from cc_assistant.errors import FileFault, InputError, NotFound

_HEAD = """\
# What identifies people in this pack, and what stands there instead. It holds their names: keep it safe.
#
# name      as it is mostly written            also     other ways: first names, nicknames, other spellings
# becomes   the pseudonym; yours, if you like  kind     {kinds}
# decision  replace, keep (it stays), or open (nothing is done yet)
# any_case  true or false: whether small letters count; without it they do, but for names like Will or May
#
# found, rule and where tell how it was found; they are not read.
"""
_KINDS = get_args(IdentifierKind)
_DECISIONS = get_args(Decision)
_COLUMNS = ("name", "also", "becomes", "kind", "decision")


def read_names(file: Path) -> tuple[Identifier, ...]:
    """Return the names that a file lists. What has no decision is to be replaced: somebody listed it.

    YAML as `as_yaml` writes it; CSV with a head of ``name``, ``also`` (parted by ``|``), ``becomes``,
    ``kind`` and ``decision``, of which the first is enough; else a name to a line, its other forms behind
    ``|``, its pseudonym behind ``=``.

    Raises:
        NotFound: there is no such file.
        InputError: it is no list of names; the line is named.
        FileFault: the system does not let us read it.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NotFound(f"There is no file '{file}'.", remedy="Nothing was changed.") from None
    except UnicodeDecodeError:
        raise InputError(
            f"{file} is not text in UTF-8.", remedy="Save it as UTF-8 (CSV UTF-8 in Excel)."
        ) from None
    except OSError as error:
        raise FileFault(f"{file} cannot be read: {error.strerror}.") from None
    suffix = file.suffix.lower()
    if suffix in {".yaml", ".yml"}:
        return _of_yaml(file, text)
    return _of_csv(file, text) if suffix == ".csv" else _of_lines(file, text)


def as_yaml(found: Iterable[Identifier | Proposal]) -> str:
    """Write names, and what is told of them, as a list to be edited."""
    import yaml

    entries = [_entry(one) for one in found]
    body: str = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110) if entries else "[]\n"
    return _HEAD.format(kinds=", ".join(_KINDS[:5]) + " …") + body


def as_csv(found: Iterable[Proposal]) -> str:
    """Write proposals as a table to be edited, with what stands around the first of each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, "found", "rule", "where"))
    for one in found:
        name = one.identifier
        row = (name.name, " | ".join(name.also), name.pseudonym, name.kind, name.decision)
        where = _told(one)[0] if one.sightings else ""
        writer.writerow([_guarded(str(cell)) for cell in (*row, one.count, name.rule, where)])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _entry(one: Identifier | Proposal) -> dict[str, Any]:
    name = one.identifier if isinstance(one, Proposal) else one
    told: dict[str, Any] = {"name": name.name}
    if name.also:
        told["also"] = list(name.also)
    told |= {"becomes": name.pseudonym, "kind": name.kind, "decision": name.decision}
    if name.any_case is not None:
        told["any_case"] = name.any_case
    if name.rule:
        told["rule"] = name.rule
    if isinstance(one, Proposal):
        told["found"] = one.count
        if one.sightings:
            told["where"] = _told(one)
    return told


def _told(one: Proposal) -> list[str]:
    return [
        f"{at.document}, {at.place}: {at.before.strip()} «{at.words}» {at.after.strip()}"
        for at in one.sightings[:3]
    ]


def _of_yaml(file: Path, text: str) -> tuple[Identifier, ...]:
    import yaml

    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{file}{at}: this is no YAML.", remedy="Put quotation marks around the value."
        ) from None
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise InputError(f"{file} is no list of names.", remedy="Each entry begins with '- name:'.")
    return _made(file, entries, "entry")


def _of_csv(file: Path, text: str) -> tuple[Identifier, ...]:
    head = text.partition("\n")[0]
    rows = list(
        csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    )
    if rows and "name" not in {(column or "").strip().casefold() for column in rows[0]}:
        raise InputError(f"{file} has no column 'name'.", remedy=f"Its columns may be {', '.join(_COLUMNS)}.")
    entries = []
    for row in rows:
        known = {
            (column or "").strip().casefold(): str(value or "").strip().removeprefix("'")
            for column, value in row.items()
        }
        entry: dict[str, Any] = {name: known[name] for name in _COLUMNS if known.get(name)}
        entry["also"] = [form.strip() for form in known.get("also", "").split("|") if form.strip()]
        entries.append(entry)
    return _made(file, entries, "row")


def _of_lines(file: Path, text: str) -> tuple[Identifier, ...]:
    entries: list[dict[str, Any]] = []
    for line in text.splitlines():
        written, _, pseudonym = line.partition("#")[0].partition("=")
        forms = [form.strip() for form in written.split("|") if form.strip()]
        if forms:
            entries.append({"name": forms[0], "also": forms[1:], "becomes": pseudonym.strip()})
    return _made(file, entries, "name")


def _made(file: Path, entries: Sequence[Any], unit: str) -> tuple[Identifier, ...]:
    made: list[Identifier] = []
    for number, entry in enumerate(entries, start=1):
        where = f"{file}, {unit} {number}"
        if not isinstance(entry, dict) or not str(entry.get("name") or "").strip():
            raise InputError(f"{where}: there is no name.", remedy="Every entry has one.")
        _one_of(where, "kind", entry.get("kind") or "person", _KINDS)
        _one_of(where, "decision", entry.get("decision") or "replace", _DECISIONS)
        also = entry.get("also") or []
        if not isinstance(also, list):
            also = [also]
        try:
            made.append(
                Identifier(
                    name=str(entry["name"]).strip(),
                    also=tuple(str(form).strip() for form in also if str(form).strip()),
                    pseudonym=str(entry.get("becomes") or "").strip(),
                    kind=entry.get("kind") or "person",
                    decision=entry.get("decision") or "replace",
                    rule=str(entry.get("rule") or ""),
                    any_case=entry.get("any_case"),
                )
            )
        except ValidationError as error:
            way = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
            raise InputError(f"{where}: '{way}' cannot be this.", remedy="Nothing was changed.") from None
    return tuple(made)


def _one_of(where: str, field: str, value: object, known: Sequence[str]) -> None:
    if value not in known:
        raise InputError(f"{where}: {field} '{value}' is none.", remedy=f"It is one of {', '.join(known)}.")
