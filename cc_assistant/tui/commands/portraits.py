"""Commands of Portraits."""

from __future__ import annotations

from cc_assistant.tui.commands.command import Command

PORTRAITS: tuple[Command, ...] = (
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
)
