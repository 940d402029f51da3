"""The interview: questions, answers, sessions, and the checklist that they make."""
