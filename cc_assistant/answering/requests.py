"""Requests that are no questions to the library: to drop its rules, to invent, to tell private things."""

from __future__ import annotations

import re

_REQUESTS = re.compile(
    r"""
      \b(?:ignore|disregard|forget|override|drop|leave\ out)\b .{0,40}
        \b(?:instructions?|rules?|guidelines?|prompts?|sources?|citations?|restrictions?)\b
    | \b(?:you|answer)\ (?:have|with)\ no\ (?:rules|limits|restrictions)\b
    | \bfrom\ now\ on\b .{0,60} \b(?:no|without|never|every|any)\b
    | \bwithout\ (?:any\ )?(?:citations?|sources?|references|evidence)\b
    | \b(?:system|hidden|initial|secret)\ (?:prompt|instructions?|message)\b
    | \b(?:developer|debug|admin|jailbreak|god)\ mode\b
    | \b(?:repeat|print|reveal|show)\b .{0,30} \b(?:everything|text|words|prompt|instructions?)\b
        (?:\ \w+){0,3}\ (?:above|before|given)\b
    | \b(?:make\ up|invent|fabricate|fake|forge)\b .{0,40}
        \b(?:stud(?:y|ies)|statistics?|quotes?|figures?|numbers?|evidence|references?|citations?|results?|data)\b
    | \b(?:pretend|imagine)\ (?:you|that\ you|to\ be)\b | \bact\ as\ (?:if|though|an?)\b | \brole-?play\b
    | \b(?:names?|home\ addresses|addresses|phone\ numbers|e-?mails?)\ (?:and\ \w+\ \w+\ )?of\ (?:the\ )?
        (?:patients|clients|people|participants|interviewees|service\ users)\b
    | \b(?:password|passwords|api\ keys?|login\ details)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_no_question_to_the_library(text: str) -> bool:
    """Whether a text asks for something other than what the library says.

    It need not catch everything: what it lets through is answered from the library like any question, and
    no rule is dropped. It only spares people an answer that has nothing to do with what they wrote.
    """
    return bool(_REQUESTS.search(text))
