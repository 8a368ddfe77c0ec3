"""A server at the other end of a pipe, asked in bare JSON lines: no client's own time is measured."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NotRequired, Self, TypedDict

PROTOCOL = "2025-11-25"
KIBIBYTE = 1024


class ToolEntry(TypedDict):
    """What of a tool's entry the size of a list is made of."""

    name: str
    description: NotRequired[str]
    inputSchema: NotRequired[dict[str, object]]


class Answer(TypedDict, total=False):
    """The parts of a result that are looked at here."""

    tools: list[ToolEntry]
    resources: list[dict[str, object]]
    isError: bool
    content: list[dict[str, str]]
    structuredContent: dict[str, object]


class Message(TypedDict, total=False):
    """One line of the server."""

    id: int
    result: Answer
    error: dict[str, object]


@dataclass(slots=True)
class Wire:
    """One server process; leaving the block closes its input and waits for its end."""

    command: Sequence[str]
    folder: Path
    started: float = field(init=False)
    process: subprocess.Popen[str] = field(init=False)
    asked: int = field(init=False, default=0)

    def __enter__(self) -> Self:
        self.started = perf_counter()
        self.process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate(timeout=30)

    def greet(self) -> float:
        """Seconds from the start of the process to its first answer."""
        client = {"name": "benchmark", "version": "0"}
        self.ask("initialize", protocolVersion=PROTOCOL, capabilities={}, clientInfo=client)
        seconds = perf_counter() - self.started
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return seconds

    def call(self, tool: str, **arguments: object) -> float:
        """Seconds that one call of a tool takes; raises RuntimeError when the tool refuses."""
        start = perf_counter()
        answer = self.ask("tools/call", name=tool, arguments=arguments)
        seconds = perf_counter() - start
        if answer.get("isError"):
            raise RuntimeError(f"{tool} refused: {answer.get('content')}")
        return seconds

    def refused(self, tool: str, **arguments: object) -> float:
        """Seconds that a call takes which the tool must refuse; raises RuntimeError for any other answer."""
        start = perf_counter()
        answer = self.ask("tools/call", name=tool, arguments=arguments)
        seconds = perf_counter() - start
        if not answer.get("isError") or "Internal error" in str(answer):
            raise RuntimeError(f"{tool} did not refuse: {answer}")
        return seconds

    def ask(self, method: str, **params: object) -> Answer:
        """Ask for the result of one request; raises RuntimeError when there is none."""
        number = self.put(method, **params)
        while True:
            message = self.take()
            if message.get("id") == number:
                break
        if "result" not in message:
            raise RuntimeError(f"{method} failed: {message.get('error')}")
        return message["result"]

    def put(self, method: str, **params: object) -> int:
        """Send a request without waiting for its answer, and give its number."""
        self.asked += 1
        self.send({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        return self.asked

    def take(self) -> Message:
        """Wait for the next message, an answer or news; raises RuntimeError when the server ended."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise RuntimeError(f"the server ended: {' '.join(self.command)}")
        message: Message = json.loads(line)
        return message

    def send(self, message: dict[str, object]) -> None:
        """Send one message as one line."""
        print(json.dumps(message), file=self.process.stdin, flush=True)

    def memory(self) -> int:
        """Bytes that the process keeps resident."""
        ps = shutil.which("ps")
        if ps is None:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
            kibibytes = status.partition("VmRSS:")[2].split()[0]
        else:
            kibibytes = subprocess.check_output([ps, "-o", "rss=", "-p", str(self.process.pid)], text=True)
        return int(kibibytes) * KIBIBYTE
