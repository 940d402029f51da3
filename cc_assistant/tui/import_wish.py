"""What somebody wants imported: files, the pack that takes them, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from cc_assistant.domain.passage import Pandemic, Perspective, Phase

if TYPE_CHECKING:
    from cc_assistant.domain.document import Details, DocumentForm
    from cc_assistant.domain.pack import Sensitivity

ENDINGS = (
    ".pdf .docx .odt .rtf .html .md .txt .epub .xml .vtt .srt .csv .xlsx .ris .bib .qdpx .qdc",
    "documents, transcripts, tables of answers, references, coded projects",
)
"""What can be imported, for people."""

UNSAID = ""


@dataclass(frozen=True)
class Choice:
    """Something that can be said of an import: its field, its name, and what can be chosen."""

    field: str
    name: str
    values: tuple[tuple[str, str], ...]


def _plain(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value.replace("-", " "), value) for value in values)


CHOICES = (
    Choice(
        "sensitivity",
        "Pack is",
        (
            ("as it is; a new one is confidential", UNSAID),
            ("confidential", "confidential"),
            ("public", "public"),
        ),
    ),
    Choice(
        "form",
        "Take as",
        (
            ("what each file shows to be", UNSAID),
            ("transcripts: who speaks is looked for", "transcript"),
            ("text: nobody speaks", "text"),
        ),
    ),
    Choice("phase", "Phase", (("not said", UNSAID), *_plain(get_args(Phase)))),
    Choice("pandemic", "Pandemic", (("not said", UNSAID), *_plain(get_args(Pandemic)))),
    Choice("perspective", "Who speaks", (("not said", UNSAID), *_plain(get_args(Perspective)))),
)
"""What can be chosen, in the order in which it is shown."""


@dataclass(frozen=True)
class ImportWish:
    """Files and folders, the name of the pack, and what was chosen (by field)."""

    files: tuple[Path, ...] = ()
    pack: str = ""
    chosen: tuple[tuple[str, str], ...] = ()

    def value(self, field: str) -> str:
        """Return what was chosen; "" where nothing was."""
        return dict(self.chosen).get(field, UNSAID)

    def choosing(self, field: str, value: str) -> ImportWish:
        """Return the wish with another choice."""
        kept = {name: one for name, one in {**dict(self.chosen), field: value}.items() if one}
        return replace(self, chosen=tuple(kept.items()))

    @property
    def details(self) -> Details:
        """What is said of the documents; only what was chosen counts as said."""
        from cc_assistant.domain.document import Details

        said: dict[str, Any] = {}
        for field in ("phase", "perspective"):
            if value := self.value(field):
                said[field] = (value,)
        if value := self.value("pandemic"):
            said["pandemic"] = value
        return Details.model_validate(said)

    @property
    def sensitivity(self) -> Sensitivity | None:
        """Of the pack."""
        return self.value("sensitivity") or None  # type: ignore[return-value]

    @property
    def form(self) -> DocumentForm | None:
        """How text and Word are taken."""
        return self.value("form") or None  # type: ignore[return-value]
