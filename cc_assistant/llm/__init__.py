"""A language model as a guest: it may write; what it writes is shown where it is cited and holds."""
