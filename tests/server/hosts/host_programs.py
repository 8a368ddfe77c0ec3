"""Programs and files of a throw-away machine."""

from pathlib import Path


def command(path: Path, script: str) -> Path:
    """Put a program there that runs these shell lines."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def text_of(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")
