"""Run a command and keep what its client says to it: a file of messages in the given folder for every start."""

import os
import sys
from pathlib import Path
from subprocess import PIPE, Popen

if __name__ == "__main__":
    _, folder, *command = sys.argv
    with Path(folder, f"{os.getpid()}.jsonl").open("wb") as kept, Popen(command, stdin=PIPE) as server:
        assert server.stdin is not None
        for line in sys.stdin.buffer:
            kept.write(line)
            kept.flush()
            server.stdin.write(line)
            server.stdin.flush()
        server.stdin.close()
        sys.exit(server.wait())
