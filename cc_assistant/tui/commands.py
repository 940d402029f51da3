"""Every command of the app, once: keys, footer, palette, help screen and rebinding follow from here.

A screen or widget names its place and takes the keys of that place: ``BINDINGS = bindings("ask")``; it has
a method ``action_…`` for each action.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True)
class Command:
    """Something that a person can have done.

    Attributes:
        place: where it works: "app" (everywhere) or the name of a screen or widget.
        key: keys that run it, with commas between.
        action: what the place's ``action_…`` method is called, with its arguments.
        title: one or two words, for the footer and the palette.
        help: one sentence, for the help screen and the palette.
        slash: its name after `/` where questions are typed; "" for none.
        footer: whether the footer shows it.
        typing: whether its key works while text is typed.
    """

    place: str
    key: str
    action: str
    title: str
    help: str
    slash: str = ""
    footer: bool = True
    typing: bool = False

    @property
    def id(self) -> str:
        """The name by which settings give it another key."""
        return f"{self.place}.{self.title.lower().replace(' ', '-')}"


PLACES = {
    "app": "Everywhere",
    "ask": "Ask",
    "talk": "Answers",
    "passage": "The passage",
    "evidence": "Evidence",
    "results": "The list of passages",
    "facets": "The filters",
    "baskets": "Baskets",
    "library": "Library",
    "map": "The coverage map",
    "import": "What is to be imported",
    "import-run": "An import",
    "documents": "The documents of a pack",
    "interview": "Interview",
    "sessions": "The list of sessions",
    "workshop": "Workshop",
    "people": "The people of a workshop",
    "choices": "The answers to choose from",
    "checklist": "Checklist",
    "portraits": "Portraits",
    "coding": "Coding",
    "coded": "The text that is coded",
    "agreement": "Agreement of coders",
    "codebook": "The codebook",
    "names": "The names of a pack",
    "matrix": "The matrix",
    "grid": "The cells of the matrix",
    "settings": "Settings",
}
"""Places in the order of the help screen, with their names."""

COMMANDS: tuple[Command, ...] = (
    Command("app", "f1", "help", "Help", "Show every key and what it does.", "help", typing=True),
    Command("app", "ctrl+q", "quit", "Quit", "Leave; all is kept for next time.", "quit", typing=True),
    Command(
        "app", "ctrl+t", "next_theme", "Colours", "Go to the next set of colours.", "colours", footer=False
    ),
    Command(
        "app",
        "f12",
        "settings",
        "Settings",
        "See and change the settings, colours and keys.",
        "settings",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "ctrl+g",
        "projector",
        "Large",
        "Go to the large layout for a projector, or back.",
        "large",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+w",
        "workshop",
        "Workshop",
        "Run a workshop: several people answer, talk and decide together.",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+c",
        "coding",
        "Coding",
        "Code your own documents: say which words speak of what.",
        "coding",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+m",
        "matrix",
        "Matrix",
        "See what was coded: cases by codes, codes together, shares.",
        "matrix",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+n",
        "names",
        "Names",
        "Replace names of people and places in a pack of your own by pseudonyms.",
        "names",
        footer=False,
        typing=True,
    ),
    Command("ask", "escape", "back", "Back", "Stop an answer, close the passage, or go to the question."),
    Command(
        "ask", "ctrl+f", "add_filter", "Filter", "Choose what passages may be used.", "filter", typing=True
    ),
    Command(
        "ask", "ctrl+r", "history", "Earlier", "Search the questions asked before.", "history", typing=True
    ),
    Command(
        "ask", "ctrl+s", "save", "Save", "Save the conversation as Markdown or HTML.", "save", typing=True
    ),
    Command(
        "ask",
        "ctrl+l",
        "long",
        "Long",
        "Tell all that is found, or what fits on a screen.",
        "long",
        footer=False,
        typing=True,
    ),
    Command("ask", "ctrl+n", "new", "New", "Begin a new conversation.", "new", footer=False, typing=True),
    Command("ask", "f8", "again", "Again", "Ask the last question again.", "again", footer=False),
    Command("ask", "f9", "alone", "Alone", "Ask the last question by itself.", "alone", footer=False),
    Command(
        "ask",
        "alt+l",
        "llm",
        "Model",
        "Let a language model write the answers, checked; or again not.",
        "llm",
        footer=False,
        typing=True,
    ),
    Command(
        "talk",
        "d",
        "dropped",
        "Left out",
        "See which sentences of a language model did not hold.",
        footer=False,
    ),
    Command("talk", "down,j", "move(1)", "Next", "Go to the next statement.", footer=False),
    Command("talk", "up,k", "move(-1)", "Before", "Go to the statement before.", footer=False),
    Command("talk", "enter,o", "open", "Open", "Open the passage behind the statement."),
    Command(
        "talk", "right", "mark(1)", "Next mark", "Go to the next citation of the statement.", footer=False
    ),
    Command("talk", "left", "mark(-1)", "Mark before", "Go to the citation before.", footer=False),
    Command("passage", "n", "other(1)", "Next", "Show the next passage of the answer."),
    Command("passage", "p", "other(-1)", "Before", "Show the passage before.", footer=False),
    Command("passage", "d", "codes", "Codes", "Show or hide what the codes mean."),
    Command("passage", "m", "alike", "More", "Find more like this: passages that say much the same."),
    Command(
        "passage",
        "w",
        "otherwise",
        "Otherwise",
        "Find out who says otherwise: passages of the opposite direction.",
    ),
    Command("passage", "c", "copy", "Copy", "Copy the quoted words with their reference."),
    Command("passage", "b", "basket", "Basket", "Put the passage in the basket, or take it out."),
    Command(
        "evidence",
        "escape",
        "back",
        "Back",
        "Go from the passage to the list, then to the search.",
        footer=False,
    ),
    Command(
        "evidence", "ctrl+f", "filters", "Filters", "Go to the filters, and back to the list.", typing=True
    ),
    Command("evidence", "ctrl+o", "order", "Order", "Put the list into the next order.", typing=True),
    Command("evidence", "ctrl+b", "baskets", "Baskets", "Choose, make or remove baskets.", typing=True),
    Command(
        "evidence",
        "alt+d",
        "check_draft",
        "Check draft",
        "Check a draft sentence: which quotes support or contradict it.",
        footer=False,
        typing=True,
    ),
    Command("evidence", "ctrl+s", "save", "Save", "Save what is listed, with references.", typing=True),
    Command("results", "v", "screen.show_basket", "View", "List the basket, or what was searched for."),
    Command("results", "x", "screen.clear", "All", "Take all filters away.", footer=False),
    Command("results", "down,j", "move(1)", "Next", "Go to the next passage.", footer=False),
    Command("results", "up,k", "move(-1)", "Before", "Go to the passage before.", footer=False),
    Command("results", "pagedown", "page(1)", "Further", "Go on by a screen.", footer=False),
    Command("results", "pageup", "page(-1)", "Back up", "Go back by a screen.", footer=False),
    Command("results", "home,g", "first", "First", "Go to the first passage.", footer=False),
    Command("results", "end,G", "last", "Last", "Go to the last passage.", footer=False),
    Command("results", "space", "mark", "Mark", "Mark the passage, or take its mark away."),
    Command("results", "u", "unmark", "No marks", "Take all marks away.", footer=False),
    Command("results", "b", "basket", "Basket", "Put what is marked into the basket, or take it out."),
    Command("results", "enter", "open", "Read", "Go to the passage itself.", footer=False),
    Command("facets", "x", "screen.clear", "All", "Take all filters away."),
    Command("baskets", "escape", "close", "Close", "Close the list of baskets.", footer=False),
    Command(
        "baskets",
        "ctrl+r",
        "read_in",
        "Read in",
        "Read a basket from a file: a saved CSV or JSON, or a list of ids.",
        footer=False,
        typing=True,
    ),
    Command("baskets", "delete", "remove", "Remove", "Remove the basket; twice where it holds something."),
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
    Command("documents", "k", "code", "Code", "Code documents of the pack."),
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
    Command(
        "interview",
        "escape",
        "back",
        "Back",
        "Close what lies on top, or go to the question before.",
        typing=True,
    ),
    Command("interview", "f8", "skip", "Skip", "Pass the question over for now.", typing=True),
    Command(
        "interview", "f9", "unsure", "Don't know", "Say that you do not know: it becomes a task.", typing=True
    ),
    Command("interview", "f10", "review", "Review", "See all questions with your answers.", typing=True),
    Command("interview", "ctrl+y", "why", "Why", "See the evidence behind the question.", typing=True),
    Command("interview", "ctrl+l", "list", "List", "See the checklist as it grows.", typing=True),
    Command(
        "interview",
        "ctrl+r",
        "route",
        "Route",
        "Change between the quick and the full route; all answers stay.",
        footer=False,
        typing=True,
    ),
    Command(
        "interview",
        "ctrl+o",
        "sessions",
        "Sessions",
        "Leave the session and show all.",
        footer=False,
        typing=True,
    ),
    Command("sessions", "enter", "open", "Open", "Go on with the session.", footer=False),
    Command("sessions", "n", "new", "New", "Begin a session."),
    Command("sessions", "r", "rename", "Rename", "Give the session another title."),
    Command("sessions", "c", "compare", "Compare", "See what changed in the session, or from another."),
    Command("sessions", "delete", "delete", "Delete", "Put the session away; press twice."),
    Command(
        "sessions", "w", "app.workshop", "Workshop", "Run a workshop, where several people decide together."
    ),
    Command("workshop", "escape", "back", "Back", "Go a step back, or to the question before.", typing=True),
    Command("workshop", "f8", "skip", "Skip", "Pass the question over for now.", typing=True),
    Command("workshop", "f9", "timer", "Timer", "Start the timer, or let it wait.", typing=True),
    Command(
        "workshop",
        "ctrl+x",
        "minutes",
        "Minutes",
        "Set the timer to the next length: 1, 2, 3, 5, 10 or 15 minutes.",
        footer=False,
        typing=True,
    ),
    Command("workshop", "f10", "review", "Review", "See all questions with what was decided.", typing=True),
    Command(
        "workshop",
        "ctrl+f",
        "phones",
        "Phones",
        "Let people answer on their phones: shows a code.",
        typing=True,
    ),
    Command(
        "workshop",
        "ctrl+a",
        "way",
        "Hands",
        "Change between a show of hands and one person after the other.",
        typing=True,
    ),
    Command("workshop", "ctrl+d", "decide", "Decide", "Go to the decision at once.", typing=True),
    Command("workshop", "ctrl+k", "park", "Park", "Put a topic aside for later.", typing=True),
    Command(
        "workshop",
        "ctrl+e",
        "people",
        "People",
        "See who is here, and add people.",
        footer=False,
        typing=True,
    ),
    Command(
        "workshop",
        "ctrl+l",
        "owners",
        "Owners",
        "Say who does what comes first, and by when.",
        footer=False,
        typing=True,
    ),
    Command(
        "workshop", "ctrl+s", "handout", "Handout", "Save what people take home.", footer=False, typing=True
    ),
    Command(
        "workshop",
        "ctrl+y",
        "why",
        "Why",
        "See the evidence behind the question.",
        footer=False,
        typing=True,
    ),
    Command(
        "workshop",
        "ctrl+r",
        "route",
        "Route",
        "Change between the quick and the full route; all answers stay.",
        footer=False,
        typing=True,
    ),
    Command(
        "workshop",
        "ctrl+o",
        "sessions",
        "Sessions",
        "Leave the workshop and show all sessions; phones are shut out.",
        footer=False,
        typing=True,
    ),
    Command("people", "r", "screen.rename", "Rename", "Give somebody other initials, or another role."),
    Command("people", "delete", "screen.remove", "Remove", "Take somebody off the list."),
    Command("choices", "down,j", "move(1)", "Next", "Go to the next answer.", footer=False),
    Command("choices", "up,k", "move(-1)", "Before", "Go to the answer before.", footer=False),
    Command("choices", "space", "tick", "Tick", "Tick the answer, or take it.", footer=False),
    Command("choices", "enter", "send", "Send", "Take what is chosen.", footer=False),
    Command("choices", "w", "screen.why", "Why", "See the evidence behind the question.", footer=False),
    Command("choices", "s", "screen.skip", "Skip", "Pass the question over for now.", footer=False),
    Command("choices", "b", "screen.back", "Back", "Go to the question before.", footer=False),
    Command("checklist", "1", "section('list')", "Items", "See the items.", footer=False),
    Command(
        "checklist", "2", "section('readiness')", "Readiness", "See how ready the service is.", footer=False
    ),
    Command("checklist", "3", "section('timeline')", "Timeline", "See what is done when.", footer=False),
    Command("checklist", "escape", "back", "Back", "Go to the list, and from there to the sessions."),
    Command("checklist", "enter", "open", "Open", "Go into the item.", footer=False),
    Command("checklist", "space", "tick", "Tick", "Tick the item, or take the tick away."),
    Command(
        "checklist", "i", "progress", "Started", "Say that it is in progress, or no longer.", footer=False
    ),
    Command(
        "checklist",
        "x",
        "drop",
        "Not for us",
        "Say that it is not for you, and why; or take it back.",
        footer=False,
    ),
    Command("checklist", "o", "owner", "Owner", "Say who takes it on."),
    Command("checklist", "d", "due", "Date", "Set a date of your own."),
    Command("checklist", "n", "note", "Note", "Write a note on it.", footer=False),
    Command("checklist", "a", "add", "Add", "Add an item of your own.", footer=False),
    Command("checklist", "f", "filter", "Filter", "Show open items, those of one owner, or done ones."),
    Command("checklist", "h", "check", "Checks", "Show what a service that runs should see to be in place."),
    Command("checklist", "c", "codes", "Codes", "Show or hide what codes and roles mean.", footer=False),
    Command("checklist", "ctrl+s", "save", "Save", "Save the checklist as a file."),
    Command("coding", "escape", "back", "Back", "Select nothing; where nothing is selected, leave."),
    Command("coding", "enter,c", "code", "Code", "Choose codes for what is selected."),
    Command("coding", "m", "memo", "Memo", "Write a memo on the coding."),
    Command("coding", "k", "key", "Key", "Mark the coding as a key quote, or no longer."),
    Command("coding", "d", "direction", "Direction", "Say that it tells of a help, a hindrance or both."),
    Command("coding", "x,delete", "remove", "Remove", "Take the coding away.", footer=False),
    Command("coding", "u,ctrl+z", "undo", "Undo", "Take the last step back, to the very first."),
    Command("coding", "r,ctrl+y", "redo", "Redo", "Do again what was taken back.", footer=False),
    Command("coding", "n", "step(1)", "Next", "Go to the next coding."),
    Command("coding", "p", "step(-1)", "Before", "Go to the coding before.", footer=False),
    Command("coding", "w", "meaning", "Meaning", "Say what the codes at hand mean.", footer=False),
    Command("coding", "f,ctrl+f", "find", "Find", "Find words in the document."),
    Command("coding", "g", "again", "Find on", "Find the same words further on.", footer=False),
    Command("coding", "o", "documents", "Other", "Choose another document.", footer=False),
    Command("coded", "right", "move('word', 1)", "Word", "Go on by a word.", footer=False),
    Command("coded", "left", "move('word', -1)", "Word back", "Go back by a word.", footer=False),
    Command("coded", "ctrl+right", "move('character', 1)", "Letter", "Go on by a letter.", footer=False),
    Command(
        "coded", "ctrl+left", "move('character', -1)", "Letter back", "Go back by a letter.", footer=False
    ),
    Command("coded", "down", "line(1)", "Down", "Go down a line.", footer=False),
    Command("coded", "up", "line(-1)", "Up", "Go up a line.", footer=False),
    Command("coded", "j", "move('sentence', 1)", "Sentence", "Go on by a sentence.", footer=False),
    Command("coded", "i", "move('sentence', -1)", "Sentence back", "Go back by a sentence.", footer=False),
    Command(
        "coded",
        "right_square_bracket,ctrl+down",
        "move('turn', 1)",
        "Turn on",
        "Go to the next turn.",
        footer=False,
    ),
    Command(
        "coded",
        "left_square_bracket,ctrl+up",
        "move('turn', -1)",
        "Turn back",
        "Go back by a turn.",
        footer=False,
    ),
    Command("coded", "pagedown", "page(1)", "Further", "Go on by a screen.", footer=False),
    Command("coded", "pageup", "page(-1)", "Back up", "Go back by a screen.", footer=False),
    Command("coded", "home", "edge(-1)", "First", "Go to the beginning.", footer=False),
    Command("coded", "end", "edge(1)", "Last", "Go to the end.", footer=False),
    Command("coded", "shift+right", "extend('word', 1)", "More", "Select a word more.", footer=False),
    Command("coded", "shift+left", "extend('word', -1)", "Less", "Select a word less.", footer=False),
    Command(
        "coded",
        "ctrl+shift+right",
        "extend('character', 1)",
        "Letter more",
        "Select a letter more.",
        footer=False,
    ),
    Command(
        "coded",
        "ctrl+shift+left",
        "extend('character', -1)",
        "Letter less",
        "Select a letter less.",
        footer=False,
    ),
    Command("coded", "shift+down", "extend_line(1)", "Line more", "Select a line more.", footer=False),
    Command("coded", "shift+up", "extend_line(-1)", "Line less", "Select a line less.", footer=False),
    Command(
        "coded",
        "s",
        "take('sentence')",
        "Take sentence",
        "Select the sentence; again, the next too.",
        footer=False,
    ),
    Command("coded", "t", "take('turn')", "Take turn", "Select the turn; again, the next too.", footer=False),
    Command("coding", "b", "codebook", "Codebook", "See and change the own codes of the pack.", footer=False),
    Command("coding", "a", "agreement", "Agreement", "See how far coders agree.", footer=False),
    Command("coding", "v", "matrix", "Matrix", "See what was coded in the pack as a matrix.", footer=False),
    Command("agreement", "escape", "back", "Back", "Go back to the text."),
    Command("agreement", "b", "both", "All", "Take every code that somebody gave."),
    Command("agreement", "n", "none", "None", "Take no code at all.", footer=False),
    Command("agreement", "c", "code", "Code", "Choose other codes."),
    Command("agreement", "z", "open_again", "Open again", "Take the decision back."),
    Command("agreement", "u", "unit", "Unit", "Compare the next unit: character, passage or document."),
    Command("agreement", "w", "meaning", "Meaning", "Say what the codes mean.", footer=False),
    Command("codebook", "escape", "close", "Close", "Close the codebook."),
    Command("codebook", "n", "new", "New", "Make a code."),
    Command("codebook", "i", "below", "Inside", "Make a code below this one."),
    Command("codebook", "r", "rename", "Rename", "Give the code another name; its quotes stay with it."),
    Command("codebook", "d", "describe", "Describe", "Say what the code means."),
    Command("codebook", "K,shift+up", "step('up')", "Up", "Put the code before its neighbour.", footer=False),
    Command("codebook", "J,shift+down", "step('down')", "Down", "Put the code after its neighbour."),
    Command(
        "codebook", "L,shift+right", "step('in')", "In", "Put the code below the one before it.", footer=False
    ),
    Command(
        "codebook",
        "H,shift+left",
        "step('out')",
        "Out",
        "Put the code beside the one it is below.",
        footer=False,
    ),
    Command("codebook", "m", "place", "Move", "Choose below which code it stands."),
    Command("codebook", "c", "colour", "Colour", "Give the code a colour."),
    Command("codebook", "delete,x", "remove", "Remove", "Remove a code that is on no quote."),
    Command("names", "escape", "back", "Back", "Go back to Library; what was decided is kept."),
    Command("names", "r,y", "decide('replace')", "Replace", "Have the name replaced."),
    Command("names", "k", "decide('keep')", "Keep", "Let the name stand."),
    Command("names", "o", "decide('open')", "Open", "Decide on the name later.", footer=False),
    Command("names", "e", "edit", "Edit", "Give the name another pseudonym."),
    Command("names", "v", "variants", "Variants", "Say how else the name is written.", footer=False),
    Command("names", "n", "new", "New", "List a name."),
    Command("names", "a", "all", "All", "Have all names replaced that are still to be decided on."),
    Command("names", "f", "file", "File", "Take names from a file.", footer=False),
    Command("names", "l", "look", "Look", "Look for likely names and numbers again.", footer=False),
    Command("names", "ctrl+s", "apply", "Do it", "Replace what is decided, in the whole pack."),
    Command("names", "u", "undo", "Undo", "Put all names back, with the key.", footer=False),
    Command("portraits", "1", "section('story')", "Story", "Read the story.", footer=False),
    Command("portraits", "2", "section('timeline')", "Timeline", "See what happened when.", footer=False),
    Command("portraits", "3", "section('helped')", "Helped", "See what helped or hindered.", footer=False),
    Command("portraits", "4", "section('work')", "Work", "See the work that people did.", footer=False),
    Command("portraits", "5", "section('partners')", "Partners", "See who works with whom.", footer=False),
    Command("portraits", "6", "section('rests')", "Rests on", "See what it rests on.", footer=False),
    Command("portraits", "escape", "back", "Back", "Go to the list."),
    Command("portraits", "e", "events", "Events", "Open the passages behind an event.", footer=False),
    Command("portraits", "c", "compare", "Compare", "Show it beside another portrait."),
    Command("portraits", "n", "new", "New", "Begin a draft of your own from coded passages."),
    Command("portraits", "m", "comment", "Comment", "Say something of the sentence, in a draft."),
    Command("portraits", "d", "decide", "Decide", "Accept or answer a comment, in a draft."),
    Command("portraits", "ctrl+s", "save", "Save", "Save the portrait as pages, a document or pictures."),
    Command("matrix", "escape", "back", "Back", "Leave the matrix."),
    Command("matrix", "s", "summary", "Summary", "Write what the cell comes to."),
    Command("matrix", "v", "view", "View", "Show counts, quotes or summaries in the cells."),
    Command("matrix", "r", "rows", "Rows", "Choose the rows."),
    Command("matrix", "c", "columns", "Columns", "Choose the columns."),
    Command("matrix", "l", "level", "Level", "Tell codes by domain, construct or sub-construct."),
    Command("matrix", "t", "table", "Table", "Go on: matrix, codes that stand together, shares."),
    Command("matrix", "p", "split", "Phases", "Divide each row by phase, or no longer.", footer=False),
    Command("matrix", "k", "key", "Key", "Count key quotes only, or all.", footer=False),
    Command("matrix", "u", "unit", "Unit", "Count together in words, passage or document.", footer=False),
    Command("matrix", "ctrl+s", "save", "Save", "Save the table as a workbook, document or picture."),
    Command("grid", "down,j", "move(1, 0)", "Down", "Go down a row.", footer=False),
    Command("grid", "up,i", "move(-1, 0)", "Up", "Go up a row.", footer=False),
    Command("grid", "right", "move(0, 1)", "Right", "Go to the next column.", footer=False),
    Command("grid", "left", "move(0, -1)", "Left", "Go to the column before.", footer=False),
    Command("grid", "pagedown", "page(1)", "Further", "Go on by a screen.", footer=False),
    Command("grid", "pageup", "page(-1)", "Back up", "Go back by a screen.", footer=False),
    Command("grid", "home,g", "first", "First", "Go to the first row.", footer=False),
    Command("grid", "end,G", "last", "Last", "Go to the last row.", footer=False),
    Command("grid", "enter", "open", "Quotes", "Show the quotes that the cell counts."),
    Command("settings", "escape", "close", "Close", "Close the settings.", footer=False),
    Command(
        "settings", "delete", "unset", "Take out", "Take what is set out again, so that it is as it comes."
    ),
)


def at(place: str) -> Iterator[Command]:
    """Yield the commands of one place."""
    return (command for command in COMMANDS if command.place == place)


def bindings(place: str) -> list[Binding]:
    """Return the key bindings of one place."""
    return [
        Binding(
            command.key,
            command.action,
            command.title,
            show=command.footer,
            priority=command.typing,
            tooltip=command.help,
            id=command.id,
        )
        for command in at(place)
    ]
