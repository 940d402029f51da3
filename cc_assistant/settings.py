"""The settings: described once here; file, environment and documentation follow from it.

A setting's value is the first of: the environment (``CC_ASSISTANT_<KEY>``), the settings file (TOML),
the default below.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from cc_assistant import paths
from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import SettingsError

PREFIX = "CC_ASSISTANT_"
NOT_SETTINGS = {
    paths.HOME_VARIABLE,
    paths.SETTINGS_VARIABLE,
    "CC_ASSISTANT_TRACEBACK",
    paths.ENCODER_VARIABLE,
    paths.INBOX_VARIABLE,
    paths.STATE_VARIABLE,
    "CC_ASSISTANT_LLM_KEY",
}
"""Variables with our prefix that say where things are, how faults are shown or what is secret: no settings.

Encoder, inbox and state are set by `cc-assistant serve` for the apps that it starts.
"""


Theme = Literal["dark", "light", "contrast", "contrast-light", "colour-blind"]


class AtOnce:
    """Marks a setting that the app heeds at once; the others count from the next start."""


def _flat(table: Any) -> Any:
    """Return a table of keys with one level: `ask.save = "f7"` and `"ask.save" = ["f7"]` say the same."""
    if isinstance(table, str):  # as a variable of the environment has it
        pairs = [part.partition("=") for part in table.split(";") if part.strip()]
        return {name.strip(): keys.strip() for name, _, keys in pairs}
    if not isinstance(table, Mapping):
        return table
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{below}": keys for below, keys in _flat(value).items()}
        else:
            many = isinstance(value, list | tuple) and all(isinstance(key, str) for key in value)
            flat[name] = ",".join(value) if many else value
    return flat


def _address(written: str) -> str:
    """Check an address on the network; without encryption it may only lead to this computer."""
    parts = urlsplit(written)
    here = parts.hostname in {"127.0.0.1", "::1", "localhost"}
    if not parts.hostname or parts.scheme not in ({"https", "http"} if here else {"https"}):
        raise ValueError("must be an address that begins with https://")
    return written


_KEYS = "a key goes into the variable CC_ASSISTANT_LLM_KEY"


def _model_address(written: str) -> str:
    """Check the address of a language model; without encryption it may only lead to one's own network."""
    if not written:
        return written
    if set(written) & set("@?#"):
        raise ValueError(f"must hold no name, key or question mark: {_KEYS}")
    parts = urlsplit(written)
    name = parts.hostname or ""
    try:
        near = ip_address(name).is_private
    except ValueError:
        near = name.endswith((".local", ".localhost")) or not re.search(r"\.|^0x|^\d+$", name)
    if not name or parts.scheme not in ({"https", "http"} if near else {"https"}):
        raise ValueError("must be an address that begins with https://, or http:// on your own network")
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("must name a port by its number, up to 65535") from None
    return written.strip()


class Settings(Frozen):
    """What a user can set. A path in the file counts from the file's folder; `~` is the home folder."""

    knowledge: Path | None = Field(
        default=None, description="Folder of the main pack; without it, the one that comes with the program."
    )
    packs: tuple[Path, ...] = Field(
        default=(),
        description="Folders of further packs to ask as well, beside those in the user's own packs folder.",
    )
    indexes: Path | None = Field(
        default=None,
        description="Folder for indexes; without it, `indexes/` of a checkout or the user's data folder.",
    )
    model: str = Field(
        default="built-in",
        min_length=1,
        description="`built-in`, the folder of a SentenceTransformer model, or `none`: search by words only.",
    )
    style: Annotated[Literal["vancouver", "harvard", "apa"], AtOnce()] = Field(
        default="vancouver", description="How references are written."
    )
    threads: int = Field(
        default=0, ge=0, le=64, description="Processor threads for the model; 0 means as many as there are."
    )
    full_texts: bool = Field(
        default=False,
        description="Whether `cc-assistant sources fetch` may fetch open-access papers from the network.",
    )
    full_texts_address: Annotated[str, AfterValidator(_address)] = Field(
        default="https://www.ebi.ac.uk/europepmc/webservices/rest",
        description="Address of the Europe PMC service that they are fetched from.",
    )
    contact: str = Field(
        default="",
        max_length=200,
        pattern=r"^[ -~]*$",
        description="An e-mail address that is told to that service, so that its people can write to you.",
    )
    llm: Annotated[bool, AtOnce()] = Field(
        default=False,
        description="Whether the language model below writes answers, where a question says nothing else.",
    )
    llm_address: Annotated[str, AfterValidator(_model_address)] = Field(
        default="",
        description="Address of an OpenAI-compatible server, such as `http://localhost:11434/v1`. "
        "Passages that answer a question are sent there, and nowhere else.",
    )
    llm_model: str = Field(
        default="",
        max_length=200,
        description="Name of the model; without it, the first that the server offers.",
    )
    llm_patience: int = Field(
        default=240, ge=5, le=3600, description="How many seconds a whole answer of the model may take."
    )
    theme: Annotated[Theme, AtOnce()] = Field(default="dark", description="The colours of the app.")
    projector: Annotated[bool, AtOnce()] = Field(
        default=False,
        description="The app in large: strong contrast, short lines, much space, one thing at a time.",
    )
    keys: Annotated[dict[str, str], BeforeValidator(_flat), AtOnce()] = Field(
        default_factory=dict[str, str],
        description="Other keys for commands of the app: a table of commands and keys, as "
        '`ask.save = "alt+x"`; several keys with commas between. The help of the app names every command.',
    )


@dataclass(frozen=True)
class Found:
    """A value as it was found: ``place`` is the file with its line, or the variable."""

    value: Any
    place: str
    in_environment: bool = False


def load_settings(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from file and environment.

    Args:
        file: the settings file; the user's own when None. A file that is not there is no fault,
            unless ``CC_ASSISTANT_SETTINGS`` names it.
        environment: variables to read instead of the process's own.

    Raises:
        SettingsError: for wrong keys and values, all of them at once, each with file, line and the
            nearest valid key.
    """
    found, faults = find_settings(file, environment)
    settings = Settings()
    try:
        settings = Settings.model_validate({key: one.value for key, one in found.items()})
    except ValidationError as error:
        faults += [f"{found[str(fault['loc'][0])].place}: {in_words(fault)}." for fault in error.errors()]
    if faults:
        raise SettingsError("\n".join(faults), remedy="docs/settings.md lists every setting.")
    return settings


def find_settings(
    file: Path | None = None, environment: Mapping[str, str] | None = None
) -> tuple[dict[str, Found], list[str]]:
    """Return what is set where, unchecked, and a fault for each key that is none; arguments as above.

    Raises:
        SettingsError: the file cannot be read or is not TOML.
    """
    env = os.environ if environment is None else environment
    file = paths.settings_file() if file is None else file
    text = _read(file, must_exist=paths.SETTINGS_VARIABLE in env)
    found, faults = _from_file(file, text)
    from_environment, more = _from_environment(env)
    return {**found, **from_environment}, faults + more


def fault_of(key: str, value: Any) -> str:
    """Say what is wrong with a value; "" where nothing is.

    Args:
        key: of a setting.
        value: as the file or a variable would have it.
    """
    try:
        Settings.model_validate({key: value})
    except ValidationError as error:
        return "; ".join(in_words(fault) for fault in error.errors()) + "."
    return ""


def variable_of(key: str) -> str:
    """Return the variable of the environment for a setting."""
    return f"{PREFIX}{key.upper()}"


def nearest(key: str) -> str:
    """Name the setting that may be meant, or all."""
    from rapidfuzz import process

    best = process.extractOne(key.lower(), list(Settings.model_fields), score_cutoff=60)
    return f"Nearest: '{best[0]}'." if best else f"Valid: {', '.join(Settings.model_fields)}."


def in_words(fault: Any) -> str:
    """Say a fault of validation for people."""
    key = ".".join(str(part) for part in fault["loc"])
    given = "…" if _KEYS in str(fault["msg"]) else repr(fault["input"])  # it may hold one, and logs are kept
    why = re.sub(r"^\w+ should", "must", str(fault["msg"]).removeprefix("Value error, "))
    return f"'{key}' = {given} {why.rstrip('.')}"


def _read(file: Path, *, must_exist: bool) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if must_exist:
            raise SettingsError(
                f"{file}: there is no such settings file.",
                remedy=f"Correct or remove the variable {paths.SETTINGS_VARIABLE}.",
            ) from None
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read ({error}).") from None


def _from_file(file: Path, text: str) -> tuple[dict[str, Found], list[str]]:
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: is not valid TOML: {error}.") from None
    faults = [
        f"{_place(file, text, key)}: unknown setting '{key}'. {nearest(key)}"
        for key in written
        if key not in Settings.model_fields
    ]
    return {
        key: Found(_from_folder(key, value, file.parent), _place(file, text, key))
        for key, value in written.items()
        if key in Settings.model_fields
    }, faults


def _from_environment(env: Mapping[str, str]) -> tuple[dict[str, Found], list[str]]:
    found: dict[str, Found] = {}
    faults = []
    for name, value in env.items():
        if not name.startswith(PREFIX) or name in NOT_SETTINGS:
            continue
        key = name.removeprefix(PREFIX).lower()
        place = f"Environment variable {name}"
        if key not in Settings.model_fields:
            faults.append(f"{place}: unknown setting '{key}'. {nearest(key)}")
        elif value:
            written = [part for part in value.split(os.pathsep) if part] if key == "packs" else value
            found[key] = Found(_from_folder(key, written, Path.cwd()), place, in_environment=True)
    return found, faults


def _from_folder(key: str, value: Any, folder: Path) -> Any:
    """Make the paths of a setting absolute, counted from ``folder``; leave everything else alone."""
    if key == "packs" and isinstance(value, list):
        return [folder / Path(part).expanduser() if isinstance(part, str) else part for part in value]
    if isinstance(value, str) and (key in {"knowledge", "indexes"} or (key == "model" and _is_path(value))):
        path = folder / Path(value).expanduser()
        return str(path) if key == "model" else path
    return value


def _is_path(model: str) -> bool:
    return model not in {"built-in", "none", ""}


def _place(file: Path, text: str, key: str) -> str:
    """Name the file and, where it can be found, the line that sets ``key``."""
    pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[].=]""")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.match(line):
            return f"{file}, line {number}"
    return str(file)
