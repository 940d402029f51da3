"""CC Assistant: cited answers, quotes and checklists for community support services."""

__version__ = "0.1.0"
