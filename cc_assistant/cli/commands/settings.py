"""`cc-assistant settings`: shows the settings, and changes the file that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.errors import SettingsError

if TYPE_CHECKING:
    from cc_assistant.settings_file import Held, SettingsFile

settings_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Show the settings, where each comes from, and change them. docs/settings.md lists them all.",
)

Key = Annotated[
    str, typer.Argument(metavar="KEY", help="A setting; `keys.` and a command for the key of one.")
]
MaybeKey = Annotated[str | None, typer.Argument(metavar="KEY", help="One setting; without it all are shown.")]
Values = Annotated[
    list[str], typer.Argument(metavar="VALUE...", help="The value; several folders after one another.")
]


@settings_app.command(
    epilog=examples("cc-assistant settings show", "cc-assistant settings show style --json")
)
def show(key: MaybeKey = None, json_: JsonOption = False) -> None:
    """Show each setting: its value, where that comes from, and what it does.

    Ends with exit code 5 where something is set that cannot be used; what is wrong stands beside it.
    """
    from cc_assistant.settings_file import SettingsFile, setting_named

    file = SettingsFile()
    wanted = setting_named(key) if key else None
    held = [one for one in file.held() if wanted is None or one.setting == wanted]
    faults = [] if wanted else file.faults()
    if json_:
        output.data_json([_record(one) for one in held])
    else:
        output.data("\n".join(line for one in held for line in _lines(one)))
    told = [f"{one.place}: {one.fault}" for one in held if one.fault] + faults
    told += [
        f"{one.place}: {fault}"
        for one in held
        if one.setting.kind == "keys" and one.value
        for fault in _of_keys(one.value)
    ]
    if told:
        raise SettingsError("\n".join(told), remedy="'cc-assistant settings set' or 'unset' mends it.")


@settings_app.command(
    "set",
    epilog=examples(
        "cc-assistant settings set style harvard",
        "cc-assistant settings set packs ~/evidence/ours ~/evidence/theirs",
        "cc-assistant settings set keys.ask.save f7",
    ),
)
def set_(key: Key, values: Values) -> None:
    """Write a setting into the file; its comments and everything else stay as they are."""
    from cc_assistant.settings import variable_of
    from cc_assistant.settings_file import SettingsFile, read_value, setting_named

    setting = setting_named(key)
    file = SettingsFile()
    value = " ".join(values) if "." in key else read_value(setting, values)
    if setting.kind == "keys":
        _check_keys(key, value, _held(file, setting.key).value)
    file.put(key, value)
    now = _held(file, setting.key)
    output.data(f"{setting.key} = {now.shown}")
    if now.origin == "environment":
        output.talk(f"The variable {variable_of(setting.key)} is set and goes before the file.")


@settings_app.command(epilog=examples("cc-assistant settings unset style"))
def unset(key: Key) -> None:
    """Take a setting out of the file, so that it is as it comes."""
    from cc_assistant.settings_file import SettingsFile, setting_named

    setting = setting_named(key)
    file = SettingsFile()
    there = file.drop(key)
    output.data(f"{setting.key} = {_held(file, setting.key).shown}")
    if not there:
        output.talk(f"It was not set in {file.file}.")


@settings_app.command(epilog=examples("cc-assistant settings path"))
def path() -> None:
    """Print where the settings file is; it need not be there."""
    from cc_assistant.paths import settings_file

    output.data(str(settings_file()))


def _check_keys(key: str, value: str, now: dict[str, str]) -> None:
    _, _, command = key.partition(".")
    if not command:
        raise SettingsError(
            "Keys are set one at a time.", remedy="For instance: cc-assistant settings set keys.ask.save f7"
        )
    before = _of_keys({name: keys for name, keys in now.items() if name != command})
    for fault in _of_keys({**now, command: value}):
        if fault not in before:
            raise SettingsError(fault)


def _of_keys(wanted: dict[str, str]) -> list[str]:
    """Say which of these keys cannot be; the commands are those of the app."""
    from cc_assistant.tui.keys import Keymap

    return Keymap(wanted).faults


def _held(file: SettingsFile, key: str) -> Held:
    return next(one for one in file.held() if one.setting.key == key)


def _lines(one: Held) -> Iterator[str]:
    yield f"{output.bold(one.setting.key)} = {one.shown}  ({one.source})"
    yield output.wrapped(one.setting.text, indent=4)
    if one.setting.choices:
        yield output.wrapped(f"One of: {', '.join(one.setting.choices)}.", indent=4)
    if one.fault:
        yield output.wrapped(f"What is set cannot be used: {one.fault}", indent=4)


def _record(one: Held) -> dict[str, Any]:
    return {
        "key": one.setting.key,
        "value": _plain(one.value),
        "origin": one.origin,
        "place": one.place,
        "fault": one.fault,
        "default": _plain(one.setting.default),
        "choices": one.setting.choices,
        "help": one.setting.text,
    }


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return value if value is None or isinstance(value, dict | bool | int) else str(value)
