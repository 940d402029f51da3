"""What is done once before the first tab: preparing the model and the index."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from cc_assistant.errors import EncoderFault
from cc_assistant.serve.session import OWN, own_environment

if TYPE_CHECKING:
    from cc_assistant.services import Services


STDERR = 2


def prepare(services: Services) -> None:
    """Prepare the model and build the index if the model was never prepared on this computer.

    In a process that ends: preparing needs libraries of some hundred megabytes, which the server would
    otherwise keep.
    """
    try:
        if services.model_ready():
            return
    except EncoderFault:
        return  # each session says so itself
    command = [*OWN, "cc_assistant", "index", "build"]
    subprocess.run(command, env=own_environment(os.environ), stdout=STDERR, check=False)
