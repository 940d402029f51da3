"""Where the key of a pack lies: a folder of its own, which nobody else may read.

It holds `names.yaml`, the list of names that people edit, and `key.json`, what stood where. Whoever takes the
folder away takes away the way back; whoever deletes it makes the pack anonymous for good.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.errors import FileFault, InputError
from cc_assistant.files import replace_file
from cc_assistant.privacy.key import Key
from cc_assistant.privacy.names_file import as_yaml, read_names

NAMES = "names.yaml"
KEY = "key.json"
_OWNER_ONLY = 0o700


class KeyFolder:
    """The key of one pack.

    Args:
        folder: of the key; it is made when something is kept in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def names_file(self) -> Path:
        """The list of names."""
        return self.folder / NAMES

    @property
    def key_file(self) -> Path:
        """What stood where."""
        return self.folder / KEY

    def names(self) -> tuple[Identifier, ...]:
        """Return the list of names; an empty one where there is none.

        Raises:
            InputError: somebody edited it so that it cannot be read; the line is named.
            FileFault: the system does not let us read it.
        """
        return read_names(self.names_file) if self.names_file.is_file() else ()

    def keep_names(self, names: tuple[Identifier, ...]) -> None:
        """Keep the list of names: afterwards it is on disk.

        Raises:
            FileFault: it cannot be written.
        """
        self._write(self.names_file, as_yaml(names))

    def key(self) -> Key | None:
        """Return the key; None where there is none.

        Raises:
            InputError: it is damaged.
            FileFault: the system does not let us read it.
        """
        try:
            return Key.model_validate_json(self.key_file.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FileFault(f"{self.key_file} cannot be read: {error.strerror}.") from None
        except ValidationError:
            raise InputError(
                f"{self.key_file} is no key to pseudonyms, or a damaged one.",
                remedy="Put a copy of it in its place. Nothing was changed.",
            ) from None

    def keep_key(self, key: Key) -> None:
        """Keep the key: afterwards it is on disk, readable by its owner only.

        Raises:
            FileFault: it cannot be written.
        """
        self._write(self.key_file, key.model_dump_json(exclude_defaults=True) + "\n")

    def remove(self) -> None:
        """Delete key and list.

        Raises:
            FileFault: the system does not let us.
        """
        try:
            for file in (self.key_file, self.names_file):
                file.unlink(missing_ok=True)
            if self.folder.is_dir() and not any(self.folder.iterdir()):
                self.folder.rmdir()
        except OSError as error:
            raise FileFault(f"{self.folder} cannot be removed: {error.strerror}.") from None

    def _write(self, file: Path, content: str) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
            self.folder.chmod(_OWNER_ONLY)
            replace_file(file, content)  # made for its owner only: 0600
        except OSError as error:
            raise FileFault(f"{file} cannot be written: {error.strerror}.") from None
