from __future__ import annotations

from cc_assistant.tui.widgets.status_line import StatusLine


def test_a_mode_that_is_just_being_opened_keeps_what_it_is_told() -> None:
    line = StatusLine()
    line.show("Reading the packs")
    assert line.doing == "Reading the packs"
