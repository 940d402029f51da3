"""Themes: the subjects of the passages, and how people ask about them."""

from functools import cached_property
from typing import Annotated

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Gives, Names, ThemeId


class ThemeGroup(Frozen):
    """A heading under which themes are shown."""

    id: Annotated[str, Gives("theme group")]
    label: str
    order: int


class Theme(Frozen):
    """A subject; ``asked_as`` are phrases in which people raise it."""

    id: Annotated[str, Gives("theme")]
    label: str
    description: str
    group: Annotated[str, Names("theme group")]
    related: tuple[ThemeId, ...]
    asked_as: tuple[str, ...]


class Themes(Frozen):
    """All themes in their groups."""

    groups: tuple[ThemeGroup, ...]
    themes: tuple[Theme, ...]

    @cached_property
    def theme_by_id(self) -> dict[str, Theme]:
        """Themes by their id."""
        return {theme.id: theme for theme in self.themes}
