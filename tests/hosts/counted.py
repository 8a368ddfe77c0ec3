"""Run a command after a line in a file: so a test knows how often a host started the server."""

import os
import sys

if __name__ == "__main__":
    _, count, *command = sys.argv
    with open(count, "a", encoding="utf-8") as lines:  # noqa: PTH123 - a start is part of what is measured
        lines.write("started\n")
    os.execv(command[0], command)  # noqa: S606 - the command is the test's own
