"""One module for each command; what a command needs beyond the command line is imported inside it."""
