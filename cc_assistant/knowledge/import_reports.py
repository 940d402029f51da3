"""Reports of imports, kept in their pack: what became of each file, and where the file lay."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.import_report import ImportReport
from cc_assistant.errors import FileFault
from cc_assistant.files import replace_file

_FOLDER = "imports"


def keep_report(pack: Path, report: ImportReport) -> Path:
    """Write the report of an import into its pack and return the file.

    Raises:
        FileFault: the system does not let us.
    """
    assert report.at
    moment = f"{report.at:%Y%m%d-%H%M%S-%f}"
    paths = (pack / _FOLDER / f"{moment}-{number:03}.json" for number in count(1))
    path = next(path for path in paths if not path.exists())
    try:
        path.parent.mkdir(exist_ok=True)
        replace_file(path, report.model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise FileFault(f"The report {path} cannot be written: {error.strerror}.") from None
    return path


def kept_reports(pack: Path) -> list[ImportReport]:
    """Return the reports of a pack, the newest first; one that somebody damaged is left out."""
    found = []
    for path in sorted((pack / _FOLDER).glob("*.json"), reverse=True):
        try:
            found.append(ImportReport.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
    return found
