"""Looks the installation over: what works, what does not, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cc_assistant import __version__, paths
from cc_assistant.errors import CCAssistantError, EncoderFault, FileFault, KnowledgeError
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.services import Services

State = Literal["well", "note", "fault"]

ENOUGH_FREE = 500_000_000
"""Bytes that an exported model, an index and the one that follows it need."""

_LIBRARIES = ("chromadb", "onnxruntime", "tokenizers", "sentence-transformers", "torch", "pydantic")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``exit_code`` is that of the fault, 0 where there is none."""

    name: str
    state: State
    text: str
    remedy: str = ""
    exit_code: int = 0


def look_over(services: Services) -> Iterator[Finding]:
    """Yield what was found, one thing at a time; nothing is built or changed."""
    yield from _program()
    settings = _guarded("settings", lambda: _settings(services))
    yield settings
    if settings.state == "fault":
        return
    for name, look in (
        ("knowledge", _knowledge),
        ("model", _model),
        ("index", _index),
        ("own words", _own_words),
        ("folders", _folders),
    ):
        yield _guarded(name, lambda look=look: look(services))  # type: ignore[misc]


def _guarded(name: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except CCAssistantError as error:
        return Finding(name, "fault", error.message, error.remedy, error.exit_code)


def _program() -> Iterator[Finding]:
    place = "a checkout" if paths.in_checkout() else "an installation"
    yield Finding("program", "well", f"cc-assistant {__version__}, from {place} in {paths.PACKAGE.parent}")
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("python", "well", f"{python}, {os.cpu_count()} processors, {sys.executable}")
    versions = []
    for name in _LIBRARIES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            remedy = f"Install the program again, or: pip install {name}"
            yield Finding("libraries", "fault", f"{name} is not installed.", remedy, EncoderFault.exit_code)
    yield Finding("libraries", "well", ", ".join(versions))


def _settings(services: Services) -> Finding:
    file = paths.settings_file()
    changed = services.settings.model_dump(exclude_defaults=True, mode="json")
    told = ", ".join(f"{key} = {value}" for key, value in changed.items()) or "all as they come"
    return Finding("settings", "well", f"{told}; file {file}{'' if file.is_file() else ' (not there)'}")


def _knowledge(services: Services) -> Finding:
    report = services.check()
    where = ", ".join(map(str, services.knowledge.folders))
    if report.faults:
        number = len(report.faults)
        text = f"{counted(number, 'fault')} in {where}. The first: {report.faults[0]}."
        return Finding(
            "knowledge", "fault", text, "'cc-assistant knowledge check' shows all.", KnowledgeError.exit_code
        )
    return Finding(
        "knowledge", "well", f"{len(services.library.passages):,} passages without faults in {where}"
    )


def _model(services: Services) -> Finding:
    if services.settings.model == "none":
        return Finding("model", "note", "None, as set: questions are searched by words only.")
    if not services.model_ready():
        return Finding("model", "note", "Not yet prepared; that happens when it is first used.")
    encoder = services.encoder
    if encoder is None:
        return Finding(
            "model",
            "fault",
            "The model is missing; questions are searched by words only.",
            "Install the program again.",
            EncoderFault.exit_code,
        )
    told = encoder.describe()
    if told.get("files", "").startswith("damaged"):
        damage, _, remedy = told["files"].partition(". ")
        return Finding("model", "fault", f"{damage} in {told['export']}", remedy, EncoderFault.exit_code)
    return Finding(
        "model",
        "note" if "why" in told else "well",
        "; ".join(f"{name}: {text}" for name, text in told.items()),
    )


def _own_words(services: Services) -> Finding:
    if services.settings.model == "none" or not services.model_ready() or services.encoder is None:
        why = "without the model" if services.settings.model == "none" else "until the model is ready"
        return Finding("own words", "note", f"In the interview known phrases only are understood, {why}.")
    if why := services.interviewing.own_words.state():
        return Finding("own words", "note", f"{why} Until then the interview understands known phrases only.")
    return Finding(
        "own words", "well", "The interview understands phrases and what is like the marked texts."
    )


def _index(services: Services) -> Finding:
    found = services.keeper.status()
    if found.manifest is None:
        # Deleting or damaging an index loses nothing: the next question builds it.
        return Finding("index", "note", found.fault)
    if services.model_ready() and found.manifest.fingerprint != services.keeper.wanted:
        return Finding(
            "index",
            "note",
            f"{found.manifest.folder} is older than the knowledge; the next question builds anew.",
        )
    held = ", ".join(f"{name} {count:,}" for name, count in found.manifest.counts.items())
    return Finding("index", "well", f"{found.manifest.folder} in {found.root}: {held}")


def _folders(services: Services) -> Finding:
    for folder in (services.keeper.root, paths.cache_folder()):
        there = _nearest_existing(folder)
        if not os.access(there, os.W_OK):
            return Finding(
                "folders",
                "fault",
                f"{folder} cannot be written.",
                "Give yourself the right to write there, or set another folder.",
                FileFault.exit_code,
            )
        free = shutil.disk_usage(there).free
        if free < ENOUGH_FREE:
            return Finding(
                "folders",
                "note",
                f"Only {free // 1_000_000} MB are free at {folder}.",
                "Free some space before the next build of the index.",
            )
    return Finding(
        "folders",
        "well",
        f"indexes in {services.keeper.root}, caches in {paths.cache_folder()}, log {paths.log_file()}",
    )


def _nearest_existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())
