"""The base of every domain model: frozen, closed, and cheap to import."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value. Unknown fields are refused, so a typing mistake in a file is found.

    Validators are built on first use (``defer_build``), which keeps `--help` quick.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, str_strip_whitespace=True)
