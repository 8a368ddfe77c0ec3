"""Assembles and runs: the server, the command line, the prompt, the settings."""
