"""The sets of colours. Contrast of text is at least 4.5 in each (WCAG AA); a test measures it."""

from __future__ import annotations

from textual.theme import Theme

THEMES: tuple[Theme, ...] = (
    Theme(
        name="cc-dark",
        primary="#7cc4ff",
        secondary="#a8c7a2",
        accent="#ffc66d",
        warning="#ffc66d",
        error="#ff8f85",
        success="#8fd694",
        foreground="#e6e6e3",
        background="#16181d",
        surface="#1e2128",
        panel="#2a2e37",
        dark=True,
        variables={"footer-key-foreground": "#ffc66d", "footer-background": "#1e2128"},
    ),
    Theme(
        name="cc-light",
        primary="#0b5394",
        secondary="#3d6b35",
        accent="#8a4b00",
        warning="#8a4b00",
        error="#a8201a",
        success="#1e6b2b",
        foreground="#1d1f21",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e4e1d8",
        dark=False,
        variables={"footer-key-foreground": "#8a4b00", "footer-background": "#f1efe9"},
    ),
    Theme(
        name="cc-contrast",
        primary="#ffff00",
        secondary="#ffffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ffb3b3",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        dark=True,
        variables={"footer-key-foreground": "#ffff00", "footer-background": "#000000"},
    ),
    Theme(
        name="cc-contrast-light",
        primary="#00008b",
        secondary="#000000",
        accent="#8b0000",
        warning="#8b0000",
        error="#a00000",
        success="#005000",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#e6e6e6",
        dark=False,
        variables={"footer-key-foreground": "#8b0000", "footer-background": "#ffffff"},
    ),
    # Blue and orange stay apart for all common kinds of colour blindness; red and green do not.
    Theme(
        name="cc-colour-blind",
        primary="#6fb7ff",
        secondary="#c9c9c9",
        accent="#f5a742",
        warning="#f5a742",
        error="#f5a742",
        success="#6fb7ff",
        foreground="#ececec",
        background="#14171c",
        surface="#1c2027",
        panel="#282d36",
        dark=True,
        variables={"footer-key-foreground": "#f5a742", "footer-background": "#1c2027"},
    ),
)
"""In the order in which they follow one another."""

PREFIX = "cc-"
"""Before the names by which people set them."""

FIRST = THEMES[0].name
IN_LARGE = {True: "cc-contrast", False: "cc-contrast-light"}
"""The colours of the large layout, for dark and for light ones."""

NAMES = tuple(theme.name for theme in THEMES)
