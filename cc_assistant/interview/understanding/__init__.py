"""Answers in one's own words: from free text to proposals for the questions, which people confirm."""

from cc_assistant.interview.understanding.reader import InterviewReader

__all__ = ["InterviewReader"]
