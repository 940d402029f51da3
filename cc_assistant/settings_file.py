"""The settings file as people change it: what is set where, one value put in or taken out.

Whatever else stands in the file, comments and order too, stays as it is.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from cc_assistant import paths
from cc_assistant.errors import FileFault, SettingsError
from cc_assistant.settings import AtOnce, Settings, fault_of, find_settings, nearest

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from tomlkit import TOMLDocument

Kind = Literal["choice", "switch", "number", "folder", "folders", "text", "keys"]
Origin = Literal["environment", "file", "default"]

_SWITCH = {"on": True, "off": False, "yes": True, "no": False, "true": True, "false": False}
_FIRST_LINES = "# Settings of cc-assistant; `cc-assistant settings show` explains each.\n"


@dataclass(frozen=True)
class Setting:
    """What is said of a setting; it follows from the model.

    Attributes:
        key: its name.
        text: what it does.
        kind: how it is changed.
        choices: of a choice.
        at_once: whether the app heeds a change at once, and not at the next start.
        default: as it comes.
    """

    key: str
    text: str
    kind: Kind
    choices: tuple[str, ...]
    at_once: bool
    default: Any


@dataclass(frozen=True)
class Held:
    """A setting with its value now.

    Attributes:
        setting: which.
        value: in use; the default where what is set has a fault.
        origin: where it comes from.
        place: the file with its line, or the variable; "" for a default.
        fault: what is wrong with what is set there.
    """

    setting: Setting
    value: Any
    origin: Origin
    place: str
    fault: str = ""

    @property
    def shown(self) -> str:
        """The value as people write it."""
        return shown(self.value)

    @property
    def source(self) -> str:
        """Where the value comes from, for people."""
        return self.place or "default"


def _kind(field: FieldInfo) -> Kind:
    annotation = field.annotation
    if get_origin(annotation) is Literal:
        return "choice"
    if get_origin(annotation) is types.UnionType:
        return "folder"
    kinds: dict[Any, Kind] = {bool: "switch", int: "number", tuple: "folders", dict: "keys"}
    return kinds.get(get_origin(annotation) or annotation, "text")


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(
        key,
        (field.description or "").replace("`", "'"),
        _kind(field),
        get_args(field.annotation) if get_origin(field.annotation) is Literal else (),
        any(isinstance(mark, AtOnce) for mark in field.metadata),
        field.get_default(call_default_factory=True),
    )
    for key, field in Settings.model_fields.items()
)
"""Every setting, in the order of the model."""


def shown(value: Any) -> str:
    """Write a value as people write it."""
    if value is None or value in ((), {}):
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} = {keys}" for name, keys in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def setting_named(key: str) -> Setting:
    """Return the setting with this key; `keys.ask.save` is a part of `keys`.

    Raises:
        SettingsError: there is none.
    """
    found = next((one for one in SETTINGS if one.key == key.partition(".")[0]), None)
    if found is None or ("." in key and found.kind != "keys"):
        raise SettingsError(f"There is no setting '{key}'. {nearest(key)}")
    return found


class SettingsFile:
    """Shows and changes the settings.

    Args:
        file: the user's own when None.
        environment: variables instead of the process's own.
    """

    def __init__(self, file: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
        self.file = paths.settings_file() if file is None else file
        self._environment = environment

    def held(self) -> tuple[Held, ...]:
        """Return every setting with its value; a fault of one leaves the others as they are.

        Raises:
            SettingsError: the file cannot be read or is not TOML.
        """
        found, _ = find_settings(self.file, self._environment)
        return tuple(self._held(found))

    def faults(self) -> list[str]:
        """Return what is set that is no setting.

        Raises:
            SettingsError: as above.
        """
        return find_settings(self.file, self._environment)[1]

    def _held(self, found: Mapping[str, Any]) -> Iterator[Held]:
        for setting in SETTINGS:
            one = found.get(setting.key)
            if one is None:
                yield Held(setting, setting.default, "default", "")
                continue
            fault = fault_of(setting.key, one.value)
            value = (
                setting.default
                if fault
                else getattr(Settings.model_validate({setting.key: one.value}), setting.key)
            )
            yield Held(setting, value, "environment" if one.in_environment else "file", one.place, fault)

    def usable(self) -> Settings:
        """Return the settings with every fault left out."""
        try:
            return Settings.model_validate({one.setting.key: one.value for one in self.held()})
        except SettingsError:
            return Settings()

    def put(self, key: str, value: Any) -> None:
        """Write one value into the file, made where it is not there.

        Args:
            key: of a setting, or `keys.` and a command.
            value: as `read_value` returns it.

        Raises:
            SettingsError: the key or the value is wrong, or the file is not TOML.
            FileFault: the file cannot be written.
        """
        setting = setting_named(key)
        name = key.partition(".")[2]
        if fault := fault_of(setting.key, {name: value} if name else value):
            raise SettingsError(fault)
        document = self._document()
        if name:
            table = document.setdefault("keys", {})
            if not _replace(table, name, value):
                table[name] = value
        elif setting.kind == "folders" and setting.key in document:
            _refill(document[setting.key], value)
        else:
            document[setting.key] = value
        self._write(document)

    def drop(self, key: str) -> bool:
        """Take one value out of the file, so that its default holds; tells whether it was there.

        Raises:
            SettingsError, FileFault: as above.
        """
        setting = setting_named(key)
        name = key.partition(".")[2]
        document = self._document()
        there = _drop(document.get("keys", {}), name) if name else setting.key in document
        if not name:
            document.pop(setting.key, None)
        if there:
            self._write(document)
        return there

    def _document(self) -> TOMLDocument:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            return tomlkit.parse(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return tomlkit.parse(_FIRST_LINES)
        except TOMLKitError as error:
            raise SettingsError(
                f"{self.file}: is not valid TOML: {error}.", remedy="Mend that line in an editor first."
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise FileFault(f"{self.file}: cannot be read ({error}).") from None

    def _write(self, document: TOMLDocument) -> None:
        from cc_assistant.files import replace_file

        file = self.file.resolve()  # a link stays a link
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            mode = file.stat().st_mode if file.exists() else None
            replace_file(file, document.as_string())
            if mode is not None:
                file.chmod(mode)
        except OSError as error:
            raise FileFault(f"{self.file}: cannot be written ({error.strerror}).") from None


def read_value(setting: Setting, words: list[str]) -> Any:
    """Return the value that words of a person say, as the file has it.

    A folder becomes whole, so that it does not depend on where the file is; `~` stays.
    """
    if setting.kind == "folders":
        return [_whole(word) for word in words]
    word = " ".join(words).strip()
    if setting.kind == "switch":
        return _SWITCH.get(word.casefold(), word)
    if setting.kind == "number":
        return int(word) if word.removeprefix("-").isdecimal() else word
    if setting.kind == "folder" or (setting.key == "model" and word not in {"built-in", "none", ""}):
        return _whole(word) if word else word
    return word


def _whole(word: str) -> str:
    return word if word.startswith("~") else str(Path(word).absolute())


def _refill(array: Any, values: list[str]) -> None:
    """Make a list hold these values; those that it holds already keep their remarks."""
    for at in reversed(range(len(array))):
        if array[at] not in values:
            del array[at]
    for at, value in enumerate(values):
        if at >= len(array) or array[at] != value:
            array.insert(at, value)
    del array[len(values) :]


def _replace(table: Any, name: str, value: str) -> bool:
    """Give an entry of a table of keys another value where it stands; tells whether it was there."""
    if name in table:
        table[name] = value
        return True
    place, _, below = name.partition(".")
    return isinstance(table.get(place), Mapping) and _replace(table[place], below, value)


def _drop(table: Any, name: str) -> bool:
    """Take an entry out of a table of keys, in whichever way it is written; tells whether it was there."""
    there = table.pop(name, None) is not None
    place, _, below = name.partition(".")
    inner = table.get(place)
    return (isinstance(inner, Mapping) and _drop(inner, below)) or there
