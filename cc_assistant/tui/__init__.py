"""The terminal app: every job of the program on a screen. Beside the command line, above the services."""
