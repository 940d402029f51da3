"""Questions that nobody means to ask, and that arrive all the same."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    "\"|“|'|NEAR(|)|AND|OR NOT|*|^|{a b}:|{0}|%s|passage:|rowid|; DROP TABLE passages|--|\x1b[31m|\x00|\x07"
    "|\u202e|\u200b|\ufeff|[/b]|<b>|link workers|SP|NI|Wales|Norway|in Reading|COVID|the North|and|why"
    "|does it|how many|£1,000|14.0%|\n|\r\n|👩🏽\u200d⚕️|Σ|ﬁ|İ|save money|socail|日本|مرحبا"
).split("|")

ODD = st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join)
"""Operators, escape sequences, other alphabets and words of the field, in any order."""

ANY_QUESTION = st.one_of(st.text(max_size=2_000), ODD)
"""Any text of up to 2,000 characters."""
