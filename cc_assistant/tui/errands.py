"""What the palette and typed lines do anywhere: show a source, a word, the output of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.dom import DOMNode

from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.messages import EvidenceWanted
from cc_assistant.tui.widgets.plain_text import lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.glossary import Term
    from cc_assistant.services import Services


def show_source(node: DOMNode, source: str) -> None:
    """List the passages of a source in Evidence."""

    def show(found: tuple[str, tuple[str, ...]]) -> None:
        title, passages = found
        node.post_message(EvidenceWanted(listed=passages, title=title))

    desk_of(node).read(node, lambda library: library.of_source(source), show)


def show_filtered(node: DOMNode, facet: str, value: str) -> None:
    """List the passages with one value of a facet in Evidence."""
    from cc_assistant.domain.filters import Filters

    node.post_message(EvidenceWanted(filters=Filters.model_validate({facet: (value,)})))


def show_word(node: DOMNode, words: str) -> None:
    """Show what a word of the field means."""
    from cc_assistant.tui.screens.read import ReadScreen

    def find(services: Services) -> tuple[tuple[Term, ...], dict[str, str]]:
        return services.knowledge.term(words), {term.id: term.term for term in services.glossary.terms}

    def show(found: tuple[tuple[Term, ...], dict[str, str]]) -> None:
        terms, names = found
        told = lines([part for term in terms for part in _of_term(term, names)])
        node.app.push_screen(ReadScreen("Glossary", told))

    desk_of(node).call(node, find, show)


def run_line(node: DOMNode, arguments: list[str]) -> None:
    """Run a command of the command line and show what it says."""
    from cc_assistant.tui.screens.read import LineScreen

    node.app.push_screen(LineScreen(arguments))


def _of_term(term: Term, names: dict[str, str]) -> list[Content]:
    told = [plain(one_line(term.term), "bold $primary"), Content(""), plain(term.definition)]
    for name, text in (("Also", ", ".join(term.synonyms)), ("Used in", ", ".join(term.country))):
        if text:
            told.append(Content.assemble((f"{name}: ", "bold"), plain(text)))
    told += [
        Content.assemble(
            ("Not the same as ", "bold"), plain(names.get(other.id, other.id), "bold"), ": ", plain(other.why)
        )
        for other in term.not_the_same_as
    ]
    return [*told, Content("")]
