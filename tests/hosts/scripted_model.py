"""A model that says what a test wrote down: the Messages API on loopback, and all that a host sent to it."""

import json
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from scenario import Json

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Turn:
    """One tool call of the model, by the name that the host gave the tool."""

    tool: str
    arguments: Json


@dataclass
class ScriptedModel:
    """Plays its turns in order, then says that it is done; requests without tools are a host's small talk."""

    turns: Sequence[Turn]
    requests: list[Json] = field(default_factory=list[Json])
    """Those that offered tools, in order."""
    _played: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, request: Json) -> Json:
        """Give the next message."""
        with self._lock:
            if not request.get("tools"):
                return _message(request, {"type": "text", "text": "done"})
            self.requests.append(request)
            if self._played == len(self.turns):
                return _message(request, {"type": "text", "text": "done"})
            turn = self.turns[self._played]
            self._played += 1
        call = {"type": "tool_use", "id": f"toolu_{self._played:03}", "name": turn.tool, "input": turn.arguments}
        return _message(request, call)


@contextmanager
def served(model: ScriptedModel) -> Generator[str]:
    """Serve the model for as long as the block lasts, and give the URL."""

    class Handler(_Messages):
        script = model

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Messages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: ScriptedModel

    def do_HEAD(self) -> None:
        self._answer("application/json", "")

    def do_GET(self) -> None:
        self._answer("application/json", "{}")

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if "count_tokens" in self.path:
            self._answer("application/json", json.dumps({"input_tokens": 1}))
            return
        message = self.script.reply(request)
        if request.get("stream"):
            self._answer("text/event-stream", "".join(_events(message)))
        else:
            self._answer("application/json", json.dumps(message))

    def _answer(self, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Keep the test's output clean."""


def _message(request: Json, block: Json) -> Json:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": request.get("model", "scripted"),
        "content": [block],
        "stop_reason": "tool_use" if block["type"] == "tool_use" else "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }


def _events(message: Json) -> Generator[str]:
    """Tell a message as the API streams it: the frame, its one block, the end."""
    (block,) = message["content"]
    yield _event("message_start", message={**message, "content": [], "stop_reason": None})
    begun, delta = _streamed(block)
    yield _event("content_block_start", index=0, content_block=begun)
    yield _event("content_block_delta", index=0, delta=delta)
    yield _event("content_block_stop", index=0)
    end = {"stop_reason": message["stop_reason"], "stop_sequence": None}
    yield _event("message_delta", delta=end, usage={"output_tokens": 1})
    yield _event("message_stop")


def _streamed(block: Json) -> tuple[Json, Json]:
    """Split a block into its empty beginning and the one piece that fills it."""
    if block["type"] == "text":
        return {"type": "text", "text": ""}, {"type": "text_delta", "text": block["text"]}
    empty: Json = {}
    return {**block, "input": empty}, {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}


def _event(kind: str, **fields: object) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n"
