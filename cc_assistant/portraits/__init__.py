"""Pen portraits: a service told and counted from the files; drafts of one's own, and their review."""
