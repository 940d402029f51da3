"""Evidence tables: from a question, filters or a basket to quotes with their sources."""
