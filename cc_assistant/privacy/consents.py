"""Every yes to sending passages of a pack away: one file, apart from the packs, as no yes goes with them."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.privacy import SendConsent
from cc_assistant.errors import FileFault, InputError
from cc_assistant.files import replace_file


class _Kept(Frozen):
    consents: tuple[SendConsent, ...] = ()


def read_consents(file: Path) -> tuple[SendConsent, ...]:
    """Return every yes that was given and not taken back; none where there is no file.

    Raises:
        InputError: the file cannot be read as what it should be. Nothing may be sent then.
        FileFault: the system does not let us read it.
    """
    try:
        return _Kept.model_validate_json(file.read_bytes()).consents
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FileFault(f"{file} cannot be read: {error.strerror}.") from None
    except ValidationError:
        raise InputError(
            f"{file} does not say what may be sent where.",
            remedy="Remove it: then nothing confidential may be sent, and you can say yes anew.",
        ) from None


def write_consents(file: Path, consents: tuple[SendConsent, ...]) -> None:
    """Keep what was said: afterwards it is on disk.

    Raises:
        FileFault: it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, _Kept(consents=consents).model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise FileFault(f"{file} cannot be written: {error.strerror}.") from None
