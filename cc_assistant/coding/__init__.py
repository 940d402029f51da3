"""Coding: codes on words, suggestions, and how far coders agree."""
