"""Several calls at once: over one pipe, their answers matched by number, and over HTTP, each on a connection of its own."""

import json
import subprocess
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from wire import PROTOCOL, Answer, Message, Wire

SECONDS = 120
"""How long an answer may take."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool."""

    tool: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Landed:
    """A call that was answered."""

    seconds: float
    answer: Answer


Flown = tuple[float, list[Landed]]
"""How long all calls took together, and each."""


def over_pipe(wire: Wire, calls: Sequence[Call], width: int) -> Flown:
    """Keep `width` requests in flight until all are answered."""
    began = perf_counter()
    waiting = list(reversed(calls))
    started: dict[int, float] = {}
    landed: list[Landed] = []
    while waiting or started:
        while waiting and len(started) < width:
            call = waiting.pop()
            at = perf_counter()
            started[wire.put("tools/call", name=call.tool, arguments=call.arguments)] = at
        message = wire.take()
        if (number := message.get("id")) in started:
            landed.append(Landed(perf_counter() - started.pop(number), _answer(message)))
    return perf_counter() - began, landed


@dataclass(slots=True)
class Talk:
    """One client over HTTP: a connection that stays open, and its session."""

    connection: HTTPConnection
    path: str
    session: str = ""
    asked: int = 0

    def ask(self, method: str, **params: object) -> Message:
        """Ask one request and give its answer; news that come before it on its stream are passed over."""
        self.asked += 1
        body = self._post({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        lines = [line.removeprefix("data:") for line in body.splitlines() if line.startswith(("data:", "{"))]
        messages: list[Message] = [json.loads(line) for line in lines if line.strip()]
        return next(message for message in messages if message.get("id") == self.asked)

    def greet(self) -> None:
        """Begin the session."""
        client = {"name": "benchmark", "version": "0"}
        self.ask("initialize", protocolVersion=PROTOCOL, capabilities={}, clientInfo=client)
        self._post({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def fly(self, call: Call) -> Landed:
        """Make one call."""
        start = perf_counter()
        message = self.ask("tools/call", name=call.tool, arguments=call.arguments)
        return Landed(perf_counter() - start, _answer(message))

    def _post(self, message: Mapping[str, object]) -> str:
        heads = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        if self.session:
            heads |= {"Mcp-Session-Id": self.session, "Mcp-Protocol-Version": PROTOCOL}
        self.connection.request("POST", self.path, json.dumps(message), heads)
        response = self.connection.getresponse()
        self.session = self.session or response.getheader("Mcp-Session-Id", "")
        return response.read().decode()


def over_http(talks: Sequence[Talk], calls: Sequence[Call]) -> Flown:
    """Let every client make its share of the calls, all at once."""
    for talk in talks:
        talk.connection.close()  # the server ends one that was idle; the next request opens it again
    shares = [calls[at :: len(talks)] for at in range(len(talks))]
    began = perf_counter()
    with ThreadPoolExecutor(len(talks)) as pool:
        flights = list(pool.map(_flights, talks, shares))
    return perf_counter() - began, [landed for flight in flights for landed in flight]


def _flights(talk: Talk, calls: Sequence[Call]) -> list[Landed]:
    return [talk.fly(call) for call in calls]


@dataclass(frozen=True, slots=True)
class Listening:
    """A server over HTTP."""

    process: int
    address: str

    def talk(self) -> Talk:
        """Make a client of it and begin its session."""
        parts = urlsplit(self.address)
        talk = Talk(HTTPConnection(parts.netloc, timeout=SECONDS), parts.path)
        talk.greet()
        return talk


@contextmanager
def listening(command: Sequence[str], folder: Path) -> Generator[Listening]:
    """Start a server that says its address on standard error."""
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            told = process.stderr.readline() if process.stderr else ""
            yield Listening(process.pid, told.split()[-1])
        finally:
            process.kill()


def _answer(message: Message) -> Answer:
    if "result" not in message:
        raise RuntimeError(f"a call failed: {message.get('error')}")
    return message["result"]
