"""What is said to a language model: templates that people can read and replace.

A prompt is a folder of `prompts/` with `system.j2` and `user.j2`. A folder of the same name among the user's
own prompts takes its place, file by file. Own templates run in a sandbox; a value that is missing is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from cc_assistant.domain.chat import Message
from cc_assistant.errors import SettingsError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

NAMES = ("answer", "repair", "standalone", "rewordings", "options", "codes", "plain")
_VERSION = re.compile(r"\{#-?\s*version (\d+)\b")


class Prompts:
    """Fills prompts.

    Args:
        folders: where templates are looked for, the user's own first.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder for folder in folders if folder.is_dir()]

    def messages(self, name: str, **values: object) -> tuple[Message, ...]:
        """Return the messages of a prompt.

        Args:
            name: one of `NAMES`.
            values: what its templates name.

        Raises:
            SettingsError: a template of the user's is not well made, or names what is not there.
        """
        return (
            Message(role="system", content=self._filled(f"{name}/system.j2", values)),
            Message(role="user", content=self._filled(f"{name}/user.j2", values)),
        )

    def version(self, name: str) -> str:
        """Return name and version of a prompt, marked where any of it is the user's own: "answer 1 (own)"."""
        files = [
            next(path for folder in self._folders if (path := folder / name / part).is_file())
            for part in ("system.j2", "user.j2")
        ]
        found = _VERSION.search(files[0].read_text(encoding="utf-8", errors="replace"))
        mine = len(self._folders) > 1 and any(file.is_relative_to(self._folders[0]) for file in files)
        return f"{name} {found[1] if found else '?'}{' (own)' if mine else ''}"

    def _filled(self, name: str, values: dict[str, object]) -> str:
        from jinja2.exceptions import TemplateSyntaxError

        try:
            return self._environment.get_template(name).render(values).strip()
        except TemplateSyntaxError as error:
            where, line, why = error.filename or name, error.lineno, error.message
        except Exception as error:  # a template can do anything that its sandbox lets it, and fail in any way
            where, line = self._place(error, name)
            why = str(error) or type(error).__name__
        raise SettingsError(
            f"{where}, line {line}: {' '.join(str(why).split()).rstrip('.')}.",
            remedy="Mend your own template, or take it out of your folder of prompts.",
        )

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        """Return the file and the line of a template at which it failed."""
        steps = [step for step in extract_tb(error.__traceback__) if step.filename.endswith(".j2")]
        if steps:
            return steps[-1].filename, steps[-1].lineno or 1
        return next((str(path) for folder in self._folders if (path := folder / name).is_file()), name), 1

    @cached_property
    def _environment(self) -> SandboxedEnvironment:
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        # Plain text for a model: nothing is escaped here; foreign words come fenced.
        return SandboxedEnvironment(
            loader=FileSystemLoader(self._folders), undefined=StrictUndefined, autoescape=False,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
