"""The screens, one a mode; each has its styles in a file beside it."""
