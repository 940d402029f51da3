"""The process that reads a REFI-QDA file: `python -m cc_assistant.tasks.project_child`.

One task on standard input (JSON), one line on standard output: what was read, or why it was refused. It
takes no more memory than it is given, so whatever a file makes it do ends here.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cc_assistant.domain.coding import Codebook
from cc_assistant.errors import InputError
from cc_assistant.ingest.archive import opened_archive
from cc_assistant.ingest.child import _bound_memory
from cc_assistant.ingest.limits import Limits
from cc_assistant.ingest.transcript import is_interviewer, label_of
from cc_assistant.refi.frames import Frames
from cc_assistant.refi.reader import Wanted, read_codebook_file, read_project

_REMEDY = "It was left alone."
_FEWEST_TURNS = 3
_SHARE = 0.3


class Labels:
    """Hears who speaks by the names before their words, as in ``Anna: We began``."""

    def speakers_of(self, lines: Sequence[str]) -> Sequence[str | None]:
        """Return the name of who speaks for each line; a line without one goes on with the last."""
        found = [label[0] if (label := label_of(line)) else None for line in lines]
        counts = Counter(name for name in found if name)
        names = {name for name, count in counts.items() if count > 1 or is_interviewer(name)}
        turns = sum(counts[name] for name in names)
        if len(names) < 2 or turns < _FEWEST_TURNS or turns < _SHARE * len(lines):
            return [None] * len(lines)
        said: list[str | None] = []
        for name in found:
            said.append(name if name in names else said[-1] if said else None)
        return said

    def asks(self, name: str) -> bool:
        """Tell whether a name is that of an interviewer."""
        return is_interviewer(name)


def main() -> None:
    """Read the file of one task."""
    task = json.loads(sys.stdin.read())
    limits = Limits(**task["limits"])
    _bound_memory(limits.memory_bytes)
    sys.stdout.write(json.dumps(_outcome(task, limits)))


def _outcome(task: dict[str, Any], limits: Limits) -> dict[str, Any]:  # noqa: PLR0911  (one for each way to end)
    file = Path(task["file"])
    wanted = Wanted(
        datetime.fromisoformat(task["now"]),
        known=Codebook.model_validate(task["known"]),
        frames=Frames.model_validate(task["frames"]),
        by_name=task["by_name"],
        coding_ids=task["coding_ids"],
        document_ids=task["document_ids"],
        ears=Labels(),
    )
    try:
        if task["codebook"]:
            if file.stat().st_size > limits.text_bytes:
                return _refused(f"It is larger than {limits.text_bytes // 1_000_000} MB.")
            book, remarks = read_codebook_file(file.read_bytes(), wanted)
            return {"codebook": book.model_dump(), "remarks": [remark.model_dump() for remark in remarks]}
        with opened_archive(file, limits) as archive:
            return {"project": read_project(archive, wanted).model_dump(mode="json")}
    except InputError as fault:
        return _refused(fault.message, fault.remedy)
    except MemoryError:
        return _refused("Reading it takes more memory than is allowed.")
    except RecursionError:
        return _refused("It is nested deeper than any project.")
    except OSError as error:
        return _refused(f"It cannot be read: {error.strerror or error}.", "")
    except Exception as error:
        kind = type(error).__name__
        return _refused(
            f"It is damaged or of an unusual make ({kind}).",
            "Export it again from the program that wrote it.",
        )


def _refused(why: str, remedy: str = _REMEDY) -> dict[str, Any]:
    return {"refused": why, "remedy": remedy}


if __name__ == "__main__":
    main()
