"""Documents of the user's own in a pack: one JSON file each, and the passages that they hold.

No YAML here: a pack of ten thousand pages is read in a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from cc_assistant.domain.document import Cut, Document, Speaker, Unit
from cc_assistant.domain.fault import Fault
from cc_assistant.domain.passage import Passage, Perspective, Phase
from cc_assistant.errors import FileFault, KnowledgeError, NotFound
from cc_assistant.files import replace_file
from cc_assistant.knowledge.layout import DOCUMENT, MANIFEST
from cc_assistant.knowledge.own_packs import read_manifest, write_manifest
from cc_assistant.text.locators import locator_words

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding

_LONGEST_QUESTION = 300


def document_files(pack: Path) -> list[Path]:
    """Return the files of a pack's documents, in a fixed order."""
    return sorted(path for path in pack.glob(DOCUMENT.pattern) if not path.name.startswith("."))


def read_document(path: Path) -> Document:
    """Return the document of a file.

    Raises:
        KnowledgeError: it is damaged, not named by its id, or cannot be read.
    """
    try:
        document = Document.model_validate_json(path.read_bytes())
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        way = ".".join(map(str, first["loc"]))
        raise _damaged(path, f"is damaged: {way or 'it'}: {first['msg']}") from None
    if document.id != path.stem or document.source.id != document.id:
        raise _damaged(path, f"holds the document '{document.id}', which its name has to be")
    if any(not 0 <= unit.start <= unit.end <= len(document.text) for unit in document.units):
        raise _damaged(path, "is damaged: its text is shorter than its list of paragraphs says")
    last = len(document.units)
    if any(entry.end > len(document.text) or entry.unit >= last for entry in document.cuts):
        raise _damaged(path, "is damaged: its text is shorter than its list of passages says")
    return document


def read_documents(pack: Path) -> Iterator[Document]:
    """Yield the documents of a pack.

    Raises:
        KnowledgeError: one of them is damaged.
    """
    return map(read_document, document_files(pack))


def write_document(pack: Path, document: Document) -> Path:
    """Write a document: afterwards it is on disk whole, or what was there before stands.

    A public pack that gets a document which is confidential by itself is confidential from then on: whom
    words may be shown to is said of packs everywhere.

    Raises:
        FileFault: the system does not let us write there.
        KnowledgeError: what the pack says of itself is damaged.
    """
    if document.details.sensitivity == "confidential" and (pack / MANIFEST.pattern).is_file():
        manifest = read_manifest(pack)
        if manifest.sensitivity == "public":
            write_manifest(pack, manifest.model_copy(update={"sensitivity": "confidential"}))
    path = pack / DOCUMENT.pattern.replace("*", document.id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = document.model_dump_json(exclude_defaults=True, exclude={"version"})
        replace_file(path, f'{{"version":{document.version},{held[1:]}\n')
    except OSError as error:
        raise FileFault(f"{path} cannot be written: {error.strerror}.") from None
    return path


def remove_document(pack: Path, document: str) -> None:
    """Delete a document.

    Raises:
        NotFound: the pack has none of this id.
        FileFault: the system does not let us.
    """
    path = next((path for path in document_files(pack) if path.stem == document), None)
    if path is None:
        raise NotFound(f"There is no document '{document}' in the pack {pack.name}.")
    try:
        path.unlink()
    except OSError as error:
        raise FileFault(f"{path} cannot be removed: {error.strerror}.") from None


def passages_of(
    document: Document, pack: str, codings: Mapping[str, Iterable[Coding]] | None = None
) -> tuple[Passage, ...]:
    """Return the passages of a document: its own words, with where they stand and what is known of them.

    Args:
        document: the document.
        pack: the id of the pack that holds it.
        codings: by id of the document; a passage has the codes of the frames that are on words of it.
    """
    speakers = document.speaker_by_id
    coded = _coded(document, list((codings or {}).get(document.id, ())))
    return tuple(
        _passage(document, entry, pack, speakers, cfir, npt)
        for entry, (cfir, npt) in zip(document.cuts, coded, strict=True)
    )


def locator_of(document: Document, entry: Cut) -> str:
    """Return where a passage stands, in words: ``page 3``, ``turn 12, Anna, 00:04:10``."""
    first = document.units[entry.unit]
    last = first
    for unit in document.units[entry.unit :]:
        if unit.start >= entry.end:
            break
        last = unit
    speaker = document.speaker_by_id.get(first.speaker or "")
    asked = document.form in {"csv", "xlsx"}  # a row is named already
    words = locator_words(first.locator, speaker.name if speaker and not asked else None, last.locator)
    return f"comment of {words}" if first.kind == "comment" else words or "the whole text"


def question_before(document: Document, entry: Cut) -> str:
    """Return what was asked before a passage: the interviewer's last question, the head of its column."""
    first = document.units[entry.unit]
    if first.kind == "answer":
        return first.locator.column or ""
    speakers = document.speaker_by_id
    for unit in reversed(document.units[: entry.unit]):
        if unit.kind != "turn":
            return ""
        speaker = speakers.get(unit.speaker or "")
        if speaker and speaker.interviewer:
            return document.text[unit.start : unit.end]
        if unit.speaker != first.speaker:
            return ""
    return ""


def _passage(  # noqa: PLR0917
    document: Document,
    entry: Cut,
    pack: str,
    speakers: Mapping[str, Speaker],
    cfir: tuple[str, ...],
    npt: tuple[str, ...],
) -> Passage:
    details = document.details
    unit: Unit = document.units[entry.unit]
    speaker = speakers.get(unit.speaker or "")
    said = speaker.attributes if speaker else {}
    perspective: tuple[Perspective, ...] = details.perspective
    if speaker and speaker.perspective:
        perspective = (speaker.perspective,)
    asked = question_before(document, entry)
    return Passage.model_construct(
        id=entry.id,
        locator=locator_of(document, entry),
        claim=None,
        text=document.text[entry.start : entry.end],
        note=None,
        phase=_phases(said.get("phase")) or details.phase,
        pandemic=details.pandemic,
        perspective=perspective,
        direction="neutral",
        themes=(),
        cfir=cfir,
        npt=npt,
        confidence="direct",
        case=said.get("case") or details.case,
        asks=(asked,) if asked.endswith("?") and len(asked) <= _LONGEST_QUESTION else (),
        source=document.source.id,
        pack=pack,
    )


def _phases(said: str | None) -> tuple[Phase, ...]:
    return tuple(phase for phase in get_args(Phase) if phase in (said or "").replace(",", " ").split())


def _coded(
    document: Document, codings: Sequence[Coding]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the codes of each passage: those of codings that have words in it, in the order of the text."""
    placed = sorted(codings, key=lambda coding: (coding.start, coding.end, str(coding.code)))
    for entry in document.cuts:
        if not placed:
            yield (), ()
            continue
        on = [coding.code for coding in placed if coding.start < entry.end and coding.end > entry.start]
        yield (
            tuple(dict.fromkeys(code.id for code in on if code.frame == "cfir")),
            tuple(dict.fromkeys(code.id for code in on if code.frame == "npt")),
        )


def _damaged(path: Path, what: str) -> KnowledgeError:
    fault = Fault(file=str(path), line=None, field="", value="", message=what)
    return KnowledgeError(f"{path} {what}.", remedy="Remove it and import the file again.", faults=(fault,))
