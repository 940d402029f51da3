"""Delivers a file when a key is pressed."""

from __future__ import annotations

import io

from textual.app import App
from textual.events import Key

TEXT = "Ärzte, “quotes” and a line\n" * 5000


class Delivers(App[None]):
    def on_key(self, event: Key) -> None:
        self.deliver_text(io.StringIO(TEXT), save_filename="evidence “3”; x.csv", encoding="utf-8")


if __name__ == "__main__":
    Delivers().run()
