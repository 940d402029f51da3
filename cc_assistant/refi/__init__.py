"""REFI-QDA: projects (.qdpx) and codebooks (.qdc) that qualitative data programs exchange, in and out."""
