"""A workshop on phones: people answer on a plain page, at an address that the facilitator chooses."""
