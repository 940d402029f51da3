"""`cc-assistant doctor`: what works, what does not, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption
from cc_assistant.cli.session import current_services

EXAMPLES = (
    "cc-assistant doctor",
    "cc-assistant doctor --json",
)


def doctor(json_: JsonOption = False) -> None:
    """Look the installation over: program, libraries, settings, knowledge, model, index, folders.

    Changes nothing. Ends with the exit code of the first fault, 0 where there is none.
    """
    from cc_assistant.health import look_over

    code = 0
    findings = []
    for finding in look_over(current_services()):
        code = code or finding.exit_code
        findings.append(finding)
        if not json_:
            remedy = f" {finding.remedy}" if finding.remedy else ""
            output.data(f"{finding.state:5}  {output.bold(finding.name)}: {finding.text}{remedy}")
    if json_:
        output.data_json([asdict(finding) for finding in findings])
    if code:
        raise typer.Exit(code)
