"""Requests that are no questions to the library: to drop its rules, to invent, to tell private things."""

from __future__ import annotations

import re

_ORDERED = (
    r"(?:^|[.!?:;,]\s*|\b(?:please|now|just|and|then|(?:can|could|will|would)\ you|you\ to"
    r"|you\ (?:must|should|will|can|are\ to))\s+)"
)
"""Where a verb is an order: "Ignore the rules", not "Do staff ignore the rules?"."""

_REQUESTS = re.compile(
    rf"""
      {_ORDERED} (?:ignore|disregard|forget|override|bypass|drop|leave\ out)\b .{{0,40}}
        \b(?:instructions?|rules?|guidelines?|prompts?|sources?|citations?|restrictions?)\b
    | {_ORDERED} (?:answer|reply|respond|write|say|tell|claim)\b .{{0,60}}
        \bwithout\ (?:any\ )?(?:citations?|sources?|references|evidence)\b
    | {_ORDERED} (?:make\ up|invent|fabricate|fake|forge)\b .{{0,40}}
        \b(?:stud(?:y|ies)|statistics?|quotes?|figures?|numbers?|evidence|references?|citations?|results?|data)\b
    | {_ORDERED} (?:give|tell|list|show|send|print|reveal)\b .{{0,40}}
        \b(?:names?|addresses|phone\ numbers|e-?mails?|passwords?|api\ keys?|login\ details)\b
    | {_ORDERED} (?:repeat|print|reveal|show)\b .{{0,30}} \b(?:everything|text|words|prompt|instructions?)\b
        (?:\ \w+){{0,3}}\ (?:above|before|given)\b
    | {_ORDERED} (?:pretend|act\ as|role-?play)\b
    | \bfrom\ now\ on,?\ you\b | \byou\ (?:now\ )?have\ no\ (?:rules|limits|restrictions)\b
    | \b(?:system|hidden|initial|secret)\ (?:prompt|instructions?|message)\b
    | </\w+> | \bSYSTEM:\s
    | \b(?:developer|debug|admin|jailbreak|god)\ mode\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_no_question_to_the_library(text: str) -> bool:
    """Whether a text asks for something other than what the library says.

    It need not catch everything: what it lets through is answered from the library like any question, and
    no rule is dropped. It only spares people an answer that has nothing to do with what they wrote.
    """
    return bool(_REQUESTS.search(text))
