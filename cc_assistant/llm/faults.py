"""What is said of a language model's server that refuses, fails or cannot be reached.

A server's own words are shown on one line, short, and without the key, which some repeat.
"""

from __future__ import annotations

import json
from typing import Any

from cc_assistant.errors import ServerFault

_MOST = 200
_LOOK = "Look at the messages of its server."
_REMEDIES = {
    401: "Set the key in the variable CC_ASSISTANT_LLM_KEY, or store it with `cc-assistant llm key`.",
    403: "The key is not allowed to use this model.",
    404: "Check the settings 'llm_address' and 'llm_model'.",
    413: "Ask without --long, or give the model a longer context (docs/llm.md).",
    429: "It is busy, or what you may use there is used up: ask later, or without it.",
}


def fault_in(document: Any) -> str:
    """Return what a server says of its fault, on one line and not too long; "" where it says nothing."""
    error = document
    if isinstance(document, dict):
        error = next((document[key] for key in ("error", "detail", "message") if document.get(key)), None)
    told = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(told or "").split())[:_MOST].rstrip(".")


def reported(document: Any, address: str) -> ServerFault:
    """Return the fault that a server reports in place of an answer."""
    said = fault_in(document) or "no reason given"
    return ServerFault(
        f"The language model at {address} reports a fault: {said}.", remedy=_remedy_for(said) or _LOOK
    )


def refused(address: str, status: int, told: str) -> ServerFault:
    """Return the fault of a request that was refused.

    Args:
        address: of the server.
        status: of its answer.
        told: the body of that answer: JSON, a line of text, or a page that says nothing to people.
    """
    try:
        said = fault_in(json.loads(told))
    except (ValueError, RecursionError):
        said = "" if "<" in told or status >= 500 else " ".join(told.split())[:_MOST].rstrip(".")
    remedy = _remedy_for(said) or _REMEDIES.get(status, _LOOK)
    led = " It leads elsewhere, which is not followed." if 300 <= status < 400 else ""
    return ServerFault(
        f"The language model at {address} refused ({status}){f': {said}' if said else ''}.{led}",
        remedy=remedy,
    )


def unreachable(address: str, error: Exception) -> ServerFault:
    """Return the fault of a server that cannot be reached, or cannot be understood on the way."""
    told = " ".join(str(error).split())[:150].rstrip(".") or type(error).__name__
    remedy = "Start its server, or check the setting 'llm_address'."
    if "CERTIFICATE" in told:
        remedy = "If your organisation has certificates of its own, name them in the variable SSL_CERT_FILE."
    elif "WRONG_VERSION" in told:
        remedy = "It speaks no https: begin the setting 'llm_address' with http://."
    return ServerFault(f"The language model at {address} could not be reached ({told}).", remedy=remedy)


def unreadable(address: str) -> ServerFault:
    """Return the fault of a server that sends something else."""
    return ServerFault(
        f"What came from {address} is not an answer of a language model.",
        remedy="Check the setting 'llm_address': it must lead to an OpenAI-compatible server.",
    )


def broke_off(address: str) -> ServerFault:
    """Return the fault of a server that ends too early."""
    return ServerFault(
        f"The language model at {address} broke off in the middle of its answer.",
        remedy="Ask again, or look at the messages of its server.",
    )


def said_nothing(address: str, why: str) -> ServerFault:
    """Return the fault of a model that ended, for a reason of its server's, before it said anything."""
    if why == "content_filter":
        return ServerFault(
            f"The filter of the server at {address} let nothing of the answer through.",
            remedy="Ask in other words, or without it.",
        )
    return ServerFault(
        f"The language model at {address} reached the length of an answer before it said anything.",
        remedy="If it thinks aloud, switch that off at its server, or choose another model.",
    )


def endless(address: str) -> ServerFault:
    """Return the fault of a server that sends more than an answer can be."""
    return ServerFault(f"{address} sends more than an answer can be.", remedy=_LOOK)


def without(key: str, fault: ServerFault) -> ServerFault:
    """Return a fault whose words do not hold the key, whatever the server says."""
    if not key or key not in str(fault):
        return fault
    return ServerFault(fault.message.replace(key, "(the key)"), remedy=fault.remedy.replace(key, "(the key)"))


def _remedy_for(said: str) -> str:
    return _REMEDIES[413] if "context" in said.lower() else ""
