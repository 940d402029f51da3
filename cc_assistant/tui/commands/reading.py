"""Commands where the evidence is read: Ask, Evidence, the passage, filters and baskets."""

from __future__ import annotations

from cc_assistant.tui.commands.command import Command

READING: tuple[Command, ...] = (
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
)
