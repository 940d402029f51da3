"""XML of a stranger as a plain tree: no document type, no entities, nothing fetched, bounded in size."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from cc_assistant.errors import InputError

DEEPEST = 100
MOST_ELEMENTS = 2_000_000
_AGAIN = "Export it again from the program that wrote it."
_LEFT = "It was left alone."


class Element:
    """An element by its local name: programs write several namespaces for the same one."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str) -> str:
        """Return an attribute; empty where it is not there."""
        return self.attributes.get(name, "")

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the children of these names in order."""
        return (child for child in self.children if child.name in names)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.all(name), None)

    def words(self, name: str) -> str:
        """Return the text of the first child of a name, without space around it."""
        found = self.first(name)
        return found.text.strip() if found else ""


def parse(data: bytes) -> Element:
    """Return the root of an XML file.

    Raises:
        InputError: it declares a document type or entities, nests too deep, is too large or is damaged.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.document_type
    parser.EntityDeclHandler = builder.document_type
    parser.ExternalEntityRefHandler = builder.document_type
    try:
        parser.Parse(data, True)  # noqa: FBT003  (expat takes it by position only)
    except expat.ExpatError as error:
        raise InputError(f"Its XML is damaged or cut short at line {error.lineno}.", remedy=_AGAIN) from None
    except (ValueError, LookupError):  # an encoding that nobody knows
        raise InputError("Its XML names an encoding that cannot be read.", remedy=_AGAIN) from None
    if builder.root is None:
        raise InputError("There is no XML in it.", remedy=_AGAIN)
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[tuple[Element, list[str]]] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST_ELEMENTS:
            raise InputError("Its XML nests too deep or holds too much, as in an attack.", remedy=_LEFT)
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], local)
        if self._open:
            self._open[-1][0].children.append(element)
        else:
            self.root = element
        self._open.append((element, []))

    def end(self, _name: str) -> None:
        element, text = self._open.pop()
        element.text = "".join(text)

    def characters(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)

    def document_type(self, *_: object) -> int:
        raise InputError("Its XML declares a document type, as in an attack.", remedy=_LEFT)
