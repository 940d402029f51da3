"""Proposals: what rules noticed in documents and what people listed, put together and given pseudonyms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from cc_assistant.domain.document import Document, Speaker
from cc_assistant.domain.pseudonym import Identifier, IdentifierKind, Proposal, Sighting
from cc_assistant.errors import UsageError
from cc_assistant.privacy.forms import Forms
from cc_assistant.privacy.rules import Found, likely

_AROUND = 50
_SIGHTINGS = 5
_LABELS: dict[IdentifierKind, str] = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organisation",
    "gp-practice": "GP practice",
    "hospital": "Hospital",
    "school": "School",
    "address": "Street",
    "postcode": "Postcode",
    "phone": "Phone number",
    "email": "E-mail",
    "web": "Web address",
    "handle": "Handle",
    "nhs-number": "NHS number",
    "national-insurance": "NI number",
    "case-number": "Record number",
    "date-of-birth": "Date of birth",
    "other": "Name",
}
_ROLES = re.compile(
    r"(?:speaker|participant|interview\w*|moderator|facilitator|researcher|respondent|unknown|male|female|all"
    r"|int|res|link worker|manager|carer|patient|gp|nurse|client|narrator|[a-z]{1,3})?\s*\d*",
    re.IGNORECASE,
)


def propose(documents: Sequence[Document], listed: Sequence[Identifier]) -> tuple[Identifier, ...]:
    """Return what is listed, and what rules find besides, each with a pseudonym.

    What stands in a listed name already is not proposed again.

    Args:
        documents: without pseudonyms.
        listed: what people listed or decided before; it stays as it is.
    """
    known = Forms(listed)
    grouped: defaultdict[tuple[IdentifierKind, str], Counter[str]] = defaultdict(Counter)
    rules: dict[tuple[IdentifierKind, str], str] = {}
    for document in documents:
        for speaker in document.speakers:
            if _is_named(speaker) and not known.find(speaker.name):
                grouped["person", speaker.name][speaker.name] += 1
                rules.setdefault(("person", speaker.name), "speaks in a document under this name")
    for document in documents:
        for text in (document.text, document.file, document.source.title):
            taken = known.find(text)
            for found in _outermost(likely(text)):
                if not any(one.start <= found.start and found.end <= one.end for one in taken):
                    grouped[found.kind, found.same][text[found.start : found.end]] += 1
                    rules.setdefault((found.kind, found.same), found.rule)
    made = [
        Identifier(
            name=max(forms, key=lambda form: (forms[form], len(form))),
            also=_also(kind, same, forms, documents),
            kind=kind,
            rule=rules[kind, same],
        )
        for (kind, same), forms in grouped.items()
    ]
    return with_pseudonyms((*listed, *_once(listed, made)), documents)


def with_pseudonyms(names: Sequence[Identifier], documents: Sequence[Document]) -> tuple[Identifier, ...]:
    """Return the names with a pseudonym for each: ``[Person 3]``, numbered by kind; those given stay.

    One that stands in a document already is left out, so that readers never take two people for one.
    """
    used = {name.pseudonym.casefold() for name in names if name.pseudonym}
    used.update(
        match[0].casefold()
        for document in documents
        for match in re.finditer(r"\[[^\[\]\n]{1,40}\]", document.text)
    )
    numbers: Counter[str] = Counter()
    made: list[Identifier] = []
    for name in names:
        pseudonym = name.pseudonym
        while not pseudonym:
            label = _LABELS[name.kind]
            numbers[label] += 1
            wanted = f"[{label} {numbers[label]}]"
            if wanted.casefold() not in used:
                used.add(wanted.casefold())
                pseudonym = wanted
        made.append(name.model_copy(update={"pseudonym": pseudonym}))
    return tuple(made)


def sightings(
    documents: Iterable[Document], names: Sequence[Identifier], place: Callable[[Document, int], str]
) -> list[Proposal]:
    """Count where names stand in documents, and show the first places.

    Args:
        documents: without pseudonyms.
        names: to look for.
        place: tells where a position of a document is, in words.
    """
    counts: Counter[str] = Counter()
    seen: defaultdict[str, list[Sighting]] = defaultdict(list)
    forms = Forms(names)
    for document in documents:
        text = document.text
        for find in forms.find(text):
            for name in find.meant:
                counts[name.name] += 1
                if len(seen[name.name]) < _SIGHTINGS:
                    begin = max(text.rfind("\n\n", 0, find.start) + 1, find.start - _AROUND, 0)
                    stop = text.find("\n\n", find.end, find.end + _AROUND)
                    seen[name.name].append(
                        Sighting(
                            document=document.id,
                            place=place(document, find.start),
                            before=_line(text[begin : find.start]).lstrip(),
                            words=text[find.start : find.end],
                            after=_line(text[find.end : stop if stop >= 0 else find.end + _AROUND]),
                        )
                    )
        for said in (document.file, document.source.title, *(speaker.name for speaker in document.speakers)):
            for find in forms.find(said):
                for name in find.meant:
                    counts[name.name] += 1
                    if not seen[name.name]:
                        at = Sighting(document=document.id, place="its name", before="", words=said, after="")
                        seen[name.name].append(at)
    return [
        Proposal(identifier=name, count=counts[name.name], sightings=tuple(seen[name.name])) for name in names
    ]


def check(names: Sequence[Identifier]) -> None:
    """See that no pseudonym stands for two, and that none gives a name away.

    Raises:
        UsageError: names and pseudonym that do not go together; all of the pair are named.
    """
    by_pseudonym: dict[str, Identifier] = {}
    by_form: dict[str, Identifier] = {}
    for name in names:
        told = name.pseudonym.strip().casefold()
        if not told:
            raise UsageError(f"'{name.name}' has no pseudonym.", remedy="Give it one, or say to keep it.")
        if re.search(r"[\n\r\t]", name.pseudonym):
            raise UsageError(f"The pseudonym of '{name.name}' is more than one line.", remedy="Shorten it.")
        other = by_pseudonym.setdefault(told, name)
        if other is not name:
            raise UsageError(
                f"'{other.name}' and '{name.name}' have the same pseudonym {name.pseudonym}.",
                remedy="Give one of them another, or make one entry of them if they are the same person.",
            )
        for form in name.forms:
            known = by_form.setdefault(form.casefold(), name)
            if known is not name:
                raise UsageError(
                    f"'{form}' is listed twice, for {known.pseudonym} and for {name.pseudonym}.",
                    remedy="Take it out of one of them.",
                )
    forms = Forms(names)
    for name in names:
        if found := forms.find(name.pseudonym):
            shown = found[0].meant[0].name
            raise UsageError(
                f"The pseudonym {name.pseudonym} of '{name.name}' holds the name '{shown}'.",
                remedy="Choose a pseudonym that is nobody's name.",
            )


def _also(
    kind: IdentifierKind, same: str, forms: Counter[str], documents: Sequence[Document]
) -> tuple[str, ...]:
    """Return every way in which it was found; of somebody with a title the surname alone if it occurs."""
    known = dict.fromkeys(forms)
    if kind == "person":
        parts = same.split()
        alone = re.compile(rf"(?<![^\W_]){re.escape(parts[-1])}(?![^\W_])")
        if any(alone.search(document.text) for document in documents):
            known[parts[-1]] = None
        if len(parts) > 1 and len(parts[0]) > 2:
            known[parts[0]] = None
    return tuple(known)


def _once(listed: Iterable[Identifier], made: Iterable[Identifier]) -> Iterator[Identifier]:
    """Yield new identifiers, none of which is written in a way in which another is."""
    taken = {form.casefold() for name in listed for form in name.forms}
    for name in made:
        forms = [form for form in name.forms if form.casefold() not in taken]
        taken.update(form.casefold() for form in forms)
        if forms:
            first = name.name if name.name in forms else forms[0]
            also = tuple(dict.fromkeys(form for form in forms if form != first))
            yield name.model_copy(update={"name": first, "also": also})


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Leave out what lies within another find, such as a web address in an e-mail address."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda find: (find.start, -find.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def _is_named(speaker: Speaker) -> bool:
    name = speaker.name.strip()
    return name[:1].isupper() and any(c.islower() for c in name) and not _ROLES.fullmatch(name)


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", words)
