"""Reading, checking and mapping packs of knowledge."""
