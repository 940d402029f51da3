"""Everything that can go wrong and that a person can act on.

    CCAssistantError                exit code
     |- UsageError                      2   the command was called in a way that it does not take
     |- NotFound                        3   a passage, source, term, file or pack that is not there
     |- KnowledgeError                  4   a pack has faults; each with file, line, value, nearest
     |- SettingsError                   5   a settings file has a wrong key or value
     |- IndexFault                      6   the index is missing, damaged or cannot be written
     |   |- IndexBusy                   6   another process is building it
     |- EncoderFault                    7   the model is missing or is not the one expected
     |- InputError                      8   a question or file that cannot be read as what it should be
     |- FileFault                       9   a file or folder that the system does not let us read or write
     |   |- SessionBusy                 9   another window has the session open
     |   |- CodingBusy                  9   another window codes under the same name
     |- ServerFault                    10   a server that the user named cannot be asked, or answers wrongly
     |- Cancelled                     130   stopped by the user

Every error says what happened, where, and what to do. ``title`` heads a dialog, ``remedy`` is one
sentence with the next step. Nothing else reaches a user as a failure; a bug is shown as such by the
command line (exit code 70), with the place of the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cc_assistant.domain.fault import Fault


class CCAssistantError(Exception):
    """Base of all errors that are for people."""

    title = "Something went wrong"
    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(CCAssistantError):
    """The command was called in a way that it does not take."""

    title = "That command was not understood"
    exit_code = 2


class NotFound(CCAssistantError):
    """Something was named that is not there."""

    title = "Not found"
    exit_code = 3


class KnowledgeError(CCAssistantError):
    """A pack has faults; ``faults`` holds every one of them."""

    title = "The knowledge has faults"
    exit_code = 4

    def __init__(self, message: str, *, remedy: str = "", faults: Sequence[Fault] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.faults = tuple(faults)


class SettingsError(CCAssistantError):
    """The settings cannot be used as they are."""

    title = "The settings have a fault"
    exit_code = 5


class IndexFault(CCAssistantError):
    """The index is missing, damaged or cannot be written."""

    title = "The index cannot be used"
    exit_code = 6


class IndexBusy(IndexFault):
    """Another process is building the index."""

    title = "The index is being built"


class EncoderFault(CCAssistantError):
    """The model is missing or is not the one expected."""

    title = "The model cannot be used"
    exit_code = 7


class InputError(CCAssistantError):
    """A question or file that cannot be read as what it should be."""

    title = "That could not be read"
    exit_code = 8


class FileFault(CCAssistantError):
    """A file or folder that the system does not let us read or write."""

    title = "A file cannot be used"
    exit_code = 9


class SessionBusy(FileFault):
    """Another window has the session open."""

    title = "The session is open elsewhere"


class CodingBusy(FileFault):
    """Another window codes under the same name."""

    title = "Somebody is coding under this name"


class ServerFault(CCAssistantError):
    """A server on the network could not be reached or did not answer as it should."""

    title = "The server could not be used"
    exit_code = 10


class Cancelled(CCAssistantError):
    """Stopped by the user."""

    title = "Stopped"
    exit_code = 130
