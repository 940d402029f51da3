"""A pack: a folder of evidence with a manifest."""

from typing import Literal

from cc_assistant.domain.frozen import Frozen

Sensitivity = Literal["public", "confidential"]


class Manifest(Frozen):
    """What a pack says of itself (`pack.yaml`)."""

    id: str
    title: str
    version: str
    licence: str
    sensitivity: Sensitivity
    description: str
