"""What a check of packs finds: faults, told so that a person can mend them, and how much there is."""

from cc_assistant.domain.frozen import Frozen


class Fault(Frozen):
    """What is wrong, and where.

    ``line`` counts from 1 and is None where the fault is a whole file or folder. ``field`` is the way
    from the top of the file (``excerpts.morris2022-03.direction``), empty for the file itself.
    ``value`` is what was found, shortened; ``nearest`` the valid value that comes closest.
    """

    file: str
    line: int | None
    field: str
    value: str
    message: str
    nearest: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        field = f" {self.field}:" if self.field else ""
        hint = f"; did you mean '{self.nearest}'?" if self.nearest else ""
        return f"{place}:{field} {self.message}{hint}"


class Report(Frozen):
    """Every fault of the packs checked, and how many there are of each kind of thing (in plain words).

    ``notes`` tell what is no fault and still worth knowing.
    """

    faults: tuple[Fault, ...]
    counts: dict[str, int]
    notes: tuple[str, ...] = ()
