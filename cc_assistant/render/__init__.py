"""Answers, tables and pictures for people to look at."""
