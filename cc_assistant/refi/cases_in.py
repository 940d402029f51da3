"""Cases and variables of a project: what is said of its sources, and who speaks in them.

Programs differ: MAXQDA ties variables to sources, Quirkos and NVivo to cases that name sources, or passages
within them. A case of whole sources tells of documents; one of passages is somebody who speaks there.
"""

from __future__ import annotations

from typing import NamedTuple

from cc_assistant.domain.import_report import Remark
from cc_assistant.refi.fields import ATTRIBUTE, FIELD_BY_GUID, Value
from cc_assistant.refi.guid import guid_of, read_guid
from cc_assistant.refi.naming import one_line
from cc_assistant.refi.xml_tree import Element

CASE = "Case"
"""The attribute that holds the name of a case which is none of the pack's."""


class Person(NamedTuple):
    """A case of passages: its selections by GUID and what is said of it."""

    guid: str
    name: str
    values: dict[str, Value]
    selections: tuple[str, ...]


class Cases:
    """Reads variables and cases.

    Args:
        project: the root of the file.

    Attributes:
        people: cases of passages.
        remarks: what did not come over as it was.
    """

    def __init__(self, project: Element) -> None:
        held = project.first("Variables")
        self._variables = {read_guid(one.get("guid")): one for one in (held.all("Variable") if held else ())}
        self._of_sources: dict[str, list[tuple[str, str, dict[str, Value]]]] = {}
        self.people: list[Person] = []
        self.remarks: list[Remark] = []
        cases = project.first("Cases")
        for case in cases.all("Case") if cases else ():
            self._take(case)

    def values(self, element: Element) -> dict[str, Value]:
        """Return the values of variables of a thing, by their keys."""
        found = (self._value(one) for one in element.all("VariableValue"))
        return {value.key: value for value in found if value}

    def of_source(self, guid: str) -> tuple[str | None, dict[str, Value]]:
        """Return the case of a source, if it is one of the pack's, and what its cases say of it."""
        own: str | None = None
        names: list[str] = []
        values: dict[str, Value] = {}
        for case_guid, name, said in self._of_sources.get(guid, ()):
            if case_guid == guid_of("case", name):
                own = name
            else:
                names.append(name)
            for key, value in said.items():
                if key in values and values[key].text != value.text:
                    other = Value(f"{value.name} ({name})", value.text)
                    values[other.key] = other
                else:
                    values[key] = value
        if names:
            values.setdefault(CASE, Value(CASE, "; ".join(names)))
        return own, values

    def _take(self, case: Element) -> None:
        guid, name = read_guid(case.get("guid")), one_line(case.get("name")) or "Case without a name"
        values = self.values(case)
        if said := case.words("Description"):
            values.setdefault("Description", Value("Description", said))
        sources = [read_guid(ref.get("targetGUID")) for ref in case.all("SourceRef")]
        selections = tuple(read_guid(ref.get("targetGUID")) for ref in case.all("SelectionRef"))
        for source in sources:
            self._of_sources.setdefault(source, []).append((guid, name, values))
        if selections:
            self.people.append(Person(guid, name, values, selections))
        if case.first("CodeRef"):
            why = "the case names codes: what they are on was kept as codings, not put under the case"
            self.remarks.append(Remark(what="note", name=name, why=why))
        elif not sources and not selections:
            why = "the case names no source, so there is nothing that it could tell of"
            self.remarks.append(Remark(what="dropped", name=name, why=why))

    def _value(self, element: Element) -> Value | None:
        ref = element.first("VariableRef")
        guid = read_guid(ref.get("targetGUID")) if ref else ""
        text = next((one.text.strip() for one in element.children if one.name.endswith("Value")), "")
        variable = self._variables.get(guid)
        if not text or variable is None:
            return None
        field = FIELD_BY_GUID.get(guid, "")
        said = variable.words("Description")
        name = one_line(said.removeprefix(ATTRIBUTE) if said.startswith(ATTRIBUTE) else variable.get("name"))
        return Value(name, text, field) if name else None
