"""Session files: read and written whole, one writer each, in a folder that the user owns."""
