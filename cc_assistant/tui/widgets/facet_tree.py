"""The tree of facets: what passages can be limited by, with how many there are of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from cc_assistant.retrieval.labels import FACET_LABELS
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.evidence_filters import chosen, limited
from cc_assistant.tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from cc_assistant.domain.filters import Filters
    from cc_assistant.retrieval.browser import FacetValue

    Node = TreeNode[tuple[str, str] | None]

CHOSEN, OPEN = "[x]", "[ ]"


class FacetTree(Tree[tuple[str, str] | None]):
    """Facets, their groups and values. A value is chosen with Enter or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facets")]
    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "

    class Toggled(Message):
        """A value is to be chosen, or no longer."""

        def __init__(self, facet: str, value: str) -> None:
            super().__init__()
            self.facet = facet
            self.value = value

    def __init__(self) -> None:
        super().__init__("Filters", id="facets")
        self.show_root = False
        self.guide_depth = 2
        self._leaves: dict[tuple[str, str], tuple[Node, str]] = {}
        self._facets: dict[str, Node] = {}
        self._planted: tuple[Any, ...] = ()

    def show(
        self,
        values: Mapping[str, Sequence[FacetValue]],
        counts: Mapping[str, Mapping[str, int]],
        filters: Filters,
    ) -> None:
        """Show facets with their counts and what is chosen; the tree stays as far open as it was.

        Args:
            values: of each facet, in order.
            counts: facet -> value -> passages.
            filters: that are set.
        """
        names = tuple(key.value for facet in values.values() for key in facet)
        if names != self._planted:
            self._plant(values)
            self._planted = names
        for (facet, value), (leaf, label) in self._leaves.items():
            count = counts.get(facet, {}).get(value, 0)
            box = CHOSEN if chosen(filters, facet, value) else OPEN
            leaf.set_label(Text(f"{box} {label}  {count:,}", style="" if count else "dim"))
        set_now = limited(filters)
        for facet, node in self._facets.items():
            mark = " *" if facet in set_now else ""
            node.set_label(Text(f"{FACET_LABELS[facet]}{mark}", style="bold"))

    def _plant(self, values: Mapping[str, Sequence[FacetValue]]) -> None:
        self.clear()
        self._leaves.clear()
        self._facets.clear()
        for facet, entries in values.items():
            if facet == "pack" and len(entries) == 1:
                continue
            node = self._facets[facet] = self.root.add(Text(FACET_LABELS[facet]), None)
            groups: dict[str, Node] = {}
            for entry in entries:
                parent = node
                if entry.group:
                    if entry.group not in groups:
                        groups[entry.group] = node.add(Text(one_line(entry.group)), None)
                    parent = groups[entry.group]
                leaf = parent.add_leaf(Text(one_line(entry.label)), (facet, entry.value))
                self._leaves[facet, entry.value] = leaf, one_line(entry.label)

    def on_focus(self) -> None:
        """Begin at the first facet."""
        self.cursor_line = max(0, self.cursor_line)

    def on_tree_node_selected(self, event: Tree.NodeSelected[tuple[str, str] | None]) -> None:
        """Choose a value, or take the choice back."""
        event.stop()
        if event.node.data:
            self.post_message(self.Toggled(*event.node.data))
