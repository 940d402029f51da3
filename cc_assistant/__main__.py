"""`python -m cc_assistant` does what `cc-assistant` does."""

from cc_assistant.cli.main import run

run()
