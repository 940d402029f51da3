"""The packs that tests read: a tiny one to break, and the shipped one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cc_assistant.domain.fault import Fault
from cc_assistant.knowledge.loading import check

TINY = Path(__file__).parent / "tiny"
SHIPPED = Path(__file__).parents[2] / "knowledge"


@dataclass(frozen=True)
class PackUnderTest:
    """A copy of the tiny pack that a test may change."""

    folder: Path

    def change(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text in a file and return the line (from 1) of the change."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} does not occur in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        pairs = zip(old, new, strict=False)
        same = next((index for index, (before, after) in enumerate(pairs) if before != after), len(new))
        return text.count("\n", 0, text.index(old) + same) + 1

    def write(self, file: str, content: str | bytes) -> None:
        """Write a whole file."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def faults(self) -> tuple[Fault, ...]:
        """Check the pack."""
        return check([self.folder]).faults

    def fault(self) -> Fault:
        """Check the pack and expect exactly one fault, with its file told from the top of the pack."""
        faults = self.faults()
        assert len(faults) == 1, "\n".join(map(str, faults))
        return faults[0].model_copy(update={"file": Path(faults[0].file).relative_to(self.folder).as_posix()})
