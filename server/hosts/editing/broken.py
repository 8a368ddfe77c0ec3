"""Why a file cannot be edited, and in which line."""


class BrokenFileError(Exception):
    """What stands in the file is not what its host reads, or not safe to change; nothing was written."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.line = line
        """Counted from 1; 0 where it is the whole file."""
        super().__init__(reason)
