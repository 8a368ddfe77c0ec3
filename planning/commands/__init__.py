"""Command lines, read as shell: never executed."""
