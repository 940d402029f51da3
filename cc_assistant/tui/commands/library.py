"""Commands of Library: packs, index, coverage, check, health, and documents of one's own."""

from __future__ import annotations

from cc_assistant.tui.commands.command import Command

LIBRARY: tuple[Command, ...] = (
    Command("library", "1", "section('packs')", "Packs", "See the packs and what they hold.", footer=False),
    Command("library", "2", "section('index')", "Index", "See the index.", footer=False),
    Command("library", "3", "section('coverage')", "Coverage", "See what is covered.", footer=False),
    Command("library", "4", "section('check')", "Check", "See faults of the packs.", footer=False),
    Command("library", "5", "section('health')", "Health", "See whether all is well.", footer=False),
    Command("library", "escape", "back", "Back", "Stop what is under way, or go to the names of the parts."),
    Command("library", "r", "again", "Look again", "Look again at what is shown."),
    Command("library", "b", "build", "Build", "Build the index of the packs as they are now."),
    Command("library", "v", "verify", "Verify", "Check the index from end to end."),
    Command("library", "c", "clean", "Clean", "Remove indexes that are no longer used."),
    Command("library", "t", "table", "Next table", "Show the next table of the coverage."),
    Command("library", "s", "picture", "Picture", "Save the coverage map as a picture (SVG)."),
    Command("library", "i", "take_in", "Import", "Import files into a pack of your own."),
    Command("library", "d", "documents", "Documents", "See the documents of a pack of your own."),
    Command("library", "m", "matrix", "Matrix", "See what was coded in the pack as a matrix.", footer=False),
    Command("library", "k", "code", "Code", "Code the documents of the pack.", footer=False),
    Command(
        "library", "p", "sharing", "Sharing", "Say who may see the pack, and what may be sent.", footer=False
    ),
    Command("library", "n", "names", "Names", "Replace names in the pack by pseudonyms.", footer=False),
    Command("import", "escape", "close", "Close", "Import nothing."),
    Command("import", "ctrl+s", "go", "Import", "Import what is listed.", typing=True),
    Command(
        "import", "ctrl+o", "send", "File", "Choose a file, in a browser in its own window.", typing=True
    ),
    Command("import", "delete", "remove", "Take off", "Take the file off the list."),
    Command("import-run", "escape", "back", "Stop or close", "Stop what is under way, or close the report."),
    Command("import-run", "ctrl+s", "save", "Save", "Save the report as a file."),
    Command("documents", "escape", "close", "Close", "Close the list.", footer=False),
    Command("documents", "r", "again", "Again", "Import the document from its file again."),
    Command("documents", "i", "more", "Import", "Import more documents into the pack."),
    Command("documents", "k", "code", "Code", "Code the document."),
    Command("documents", "l", "report", "Report", "See the report of the last import."),
    Command("documents", "delete,x", "remove", "Delete", "Delete the document and its codings; press twice."),
    Command("map", "down,j", "move(1, 0)", "Down", "Go down a row.", footer=False),
    Command("map", "up,k", "move(-1, 0)", "Up", "Go up a row.", footer=False),
    Command("map", "right", "move(0, 1)", "Right", "Go to the next column.", footer=False),
    Command("map", "left", "move(0, -1)", "Left", "Go to the column before.", footer=False),
    Command("map", "pagedown", "page(1)", "Further", "Go on by a screen.", footer=False),
    Command("map", "pageup", "page(-1)", "Back up", "Go back by a screen.", footer=False),
    Command("map", "home,g", "first", "First", "Go to the first row.", footer=False),
    Command("map", "end,G", "last", "Last", "Go to the last row.", footer=False),
    Command("map", "enter", "open", "Passages", "List the passages that the cell counts."),
)
