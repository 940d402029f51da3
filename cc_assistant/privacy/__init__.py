"""Privacy: names that are replaced by pseudonyms, and what may leave this computer."""
