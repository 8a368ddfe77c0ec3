"""The real server on a real standard input and output, in a child process that costs no start-up and may be killed."""

import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from resources.workspace import Workspace
from server.app import build_server
from tests.tools.projects import TODAY
from tools.json_value import is_object

_HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "faults", "version": "1"}}


class PipedServer:
    """Spoken to line by line, as a host does."""

    def __init__(self, root: Path) -> None:
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        self.child = os.fork()
        if not self.child:
            os.close(ours_in)
            os.close(ours_out)
            _serve(root, theirs_in, theirs_out)
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb")
        self._asked = 0
        assert self.ask("initialize", _HELLO) is not None
        self._say({"method": "notifications/initialized"})

    def call(self, tool: str, arguments: Mapping[str, object]) -> Mapping[str, object] | None:
        """Call a tool; None where the server died before it answered."""
        return self.ask("tools/call", {"name": tool, "arguments": dict(arguments)})

    def ask(self, method: str, params: Mapping[str, object]) -> Mapping[str, object] | None:
        self._asked += 1
        with suppress(BrokenPipeError):
            self._say({"id": self._asked, "method": method, "params": params})
        for line in self._out:
            told: object = json.loads(line) if line.endswith(b"\n") else None
            if is_object(told) and told.get("id") == self._asked:
                result = told["result"]
                assert is_object(result)
                return result
        return None

    def _say(self, message: Mapping[str, object]) -> None:
        self._in.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        self._in.flush()

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)

    def end(self) -> None:
        """Wait for the end of a server that was killed, and leave nothing of it."""
        os.waitpid(self.child, 0)
        self._out.close()
        with suppress(BrokenPipeError):
            self._in.close()


def _serve(root: Path, stdin: int, stdout: int) -> NoReturn:
    code = 1
    try:
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        # pytest has put others in their place
        sys.stdin, sys.stdout = io.TextIOWrapper(io.FileIO(0)), io.TextIOWrapper(io.FileIO(1, "w"))
        build_server(Workspace(root, clock=lambda: TODAY)).run()
        code = 0
    finally:
        os._exit(code)
