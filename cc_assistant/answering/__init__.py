"""From ranked passages to an answer that is cited or silent."""
