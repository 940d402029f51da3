"""The domain is told what day it is; it never looks."""

import re
from pathlib import Path

import cc_assistant.domain


def test_no_domain_module_reads_the_clock() -> None:
    for module in Path(cc_assistant.domain.__file__).parent.glob("*.py"):
        assert not re.search(r"\.(today|now|utcnow)\(", module.read_text(encoding="utf-8")), module.name
