"""The pointer to the build in use: one small file, replaced in one step."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.errors import IndexFault
from cc_assistant.files import replace_file
from cc_assistant.retrieval.index.faults import REBUILD
from cc_assistant.retrieval.index.layout import POINTER, is_build_name


def read_pointer(root: Path) -> Path:
    """Return the folder of the build in use.

    Raises:
        IndexFault: nothing was built yet, or the pointer is damaged.
    """
    try:
        name = (root / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise IndexFault(
            f"There is no index in {root} yet.", remedy="Build it: cc-assistant index build"
        ) from None
    except (OSError, ValueError) as error:
        raise IndexFault(f"The index is damaged: {root / POINTER} cannot be read.", remedy=REBUILD) from error
    if not is_build_name(name):
        raise IndexFault(f"The index is damaged: {root / POINTER} names no build.", remedy=REBUILD)
    return root / name


def switch_pointer(root: Path, build: Path) -> None:
    """Put a build into use.

    Raises:
        OSError: the folder cannot be written; the old build stays in use.
    """
    replace_file(root / POINTER, f"{build.name}\n")
