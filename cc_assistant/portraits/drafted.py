"""A draft as a portrait: what it says, with what is wrong and what advisers said beside each sentence."""

from __future__ import annotations

from cc_assistant.domain.portrait_draft import DraftPortrait, DraftSentence
from cc_assistant.domain.portrait_paper import SectionId
from cc_assistant.portraits.checking import FindWords, trouble_of
from cc_assistant.portraits.making import Happening, Said, Service
from cc_assistant.text.portrait_words import SECTIONS


def service_of_draft(draft: DraftPortrait, find: FindWords) -> Service:
    """Return what a draft holds of its service; an event keeps the passages that are there."""
    return Service(
        case=draft.case,
        title=draft.title,
        name=draft.name,
        place=draft.place,
        host=draft.host_organisation,
        model=draft.model_of_delivery,
        started=draft.started,
        served=draft.people_served,
        figures=draft.figures,
        partners=draft.partners,
        events=tuple(
            Happening(one.date, one.phase, one.event, "", _there(one.excerpts, find))
            for one in draft.timeline
        ),
        draft=True,
        confidential=draft.confidential,
    )


def story_of_draft(draft: DraftPortrait, find: FindWords) -> dict[SectionId, tuple[Said, ...]]:
    """Return the sentences of a draft by section, each with what is wrong with its trace."""
    return {
        name: tuple(_said(name, at, one, draft, find) for at, one in enumerate(getattr(draft, name), start=1))
        for name in SECTIONS
    }


def _said(name: SectionId, at: int, one: DraftSentence, draft: DraftPortrait, find: FindWords) -> Said:
    return Said(
        id=one.id or f"{name}-{at}",
        text=one.text,
        excerpts=_there(one.excerpts, find),
        trouble=trouble_of(one, find),
        comments=tuple(comment for comment in draft.review if one.id and comment.sentence == one.id),
    )


def _there(names: tuple[str, ...], find: FindWords) -> tuple[str, ...]:
    return tuple(name for name in names if find(name) is not None)
