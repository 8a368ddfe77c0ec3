"""Markdown by structure: lines as the parser counts them, blocks with their lines, code spans."""
