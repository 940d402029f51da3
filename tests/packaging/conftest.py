from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
NO_SOCKETS = """
import socket

class Refused(socket.socket):
    def __init__(self, family=-1, *rest, **named):
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            raise OSError("this test lets no program open a socket")
        super().__init__(family, *rest, **named)

socket.socket = Refused
"""


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel and, beside it, the packages that it needs."""

    folder: Path
    python: Path

    def run(self, *arguments: str, home: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the installed command from ``cwd`` without a network."""
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CC_ASS"))
        }
        return subprocess.run(
            [str(self.python.parent / "cc-assistant"), *arguments],
            cwd=cwd,
            env={**clean, "CC_ASSISTANT_HOME": str(home)},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )


def quietly(command: Sequence[str | Path]) -> None:
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="session")
def built(of_all_workers: Path) -> Path:
    """The folder with the source archive and the wheel that was built from it."""
    folder = of_all_workers / "dist"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            quietly([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT])
    return folder


@pytest.fixture(scope="session")
def installed(built: Path, of_all_workers: Path) -> Installed:
    """The wheel in an environment of its own; sockets are refused there."""
    folder = of_all_workers / "installed" / "env"
    python = folder / "bin" / "python"
    with FileLock(of_all_workers / "installed.lock"):
        if not folder.exists():
            _install(built, folder, python)
    return Installed(folder, python)


def _install(built: Path, folder: Path, python: Path) -> None:
    quietly([sys.executable, "-m", "venv", "--without-pip", folder])
    (wheel,) = built.glob("*.whl")
    quietly([sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel])
    (packages,) = folder.glob("lib/python*/site-packages")
    # A path in a .pth file does not run the .pth files there: an editable checkout stays out of reach.
    (packages / "beside.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    (packages / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
