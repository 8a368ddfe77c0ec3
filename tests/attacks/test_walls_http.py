"""Over HTTP nobody is served but who asks for this machine, from a page of it, and with the token where one is set."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client

from tests.attacks.walls_http import AUTHORIZATIONS, BODIES, HOSTS, ORIGINS, TOKEN
from tests.server.serving import PLANNER, served
from tests.tools.projects import make_project

VARIABLE = "DEPLOY_PLANNER_TOKEN"
SECONDS = 20
INITIALIZE = (
    b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",'
    b'"capabilities":{},"clientInfo":{"name":"test","version":"0"}}}'
)
SOUND: dict[bytes, bytes] = {
    b"Host": b"127.0.0.1:PORT",
    b"Authorization": b"Bearer " + TOKEN.encode(),
    b"Content-Type": b"application/json",
    b"Accept": b"application/json, text/event-stream",
    b"Connection": b"close",
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server with a token; at the end it still serves, and has said nothing but where it is."""
    project = make_project(tmp_path_factory.mktemp("http"))
    with served(project, environ={VARIABLE: TOKEN}) as (url, process):
        port = int(url.removesuffix("/mcp").rpartition(":")[2])
        yield port
        assert status_of(asked(port)) == 200
        process.terminate()
        assert process.stderr is not None
        said = process.stderr.read()
    assert TOKEN not in said
    assert "Traceback" not in said


def asked(
    port: int, header: bytes = b"", value: bytes | Sequence[bytes] | None = None, body: bytes = INITIALIZE
) -> bytes:
    """Send a sound request with one header changed; give all that is answered."""
    lines = [b"POST /mcp HTTP/1.1"]
    for name, sound in {**SOUND, b"Content-Length": b"%d" % len(body), header: value}.items():
        values = [sound] if isinstance(sound, bytes) else sound or ()
        lines += [name + b": " + one.replace(b"PORT", b"%d" % port) for one in values if name]
    with socket.create_connection(("127.0.0.1", port), SECONDS) as line:
        line.sendall(b"\r\n".join(lines) + b"\r\n\r\n")
        with suppress(BrokenPipeError, ConnectionResetError):  # it answered before it read all
            line.sendall(body)
        return received(line)


def received(line: socket.socket) -> bytes:
    answer = bytearray()
    with suppress(ConnectionResetError):
        while chunk := line.recv(1 << 16):
            answer += chunk
    return bytes(answer)


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.mark.parametrize(
    ("header", "table"), [(b"Host", HOSTS), (b"Origin", ORIGINS), (b"Authorization", AUTHORIZATIONS)]
)
def test_a_header_that_is_not_ours_is_refused_and_nothing_tells_the_token(
    port: int, header: bytes, table: dict[str, tuple[bytes | Sequence[bytes] | None, int]]
) -> None:
    answers = {name: asked(port, header, value) for name, (value, _) in table.items()}

    assert {name: status_of(answer) for name, answer in answers.items()} == {
        name: status for name, (_, status) in table.items()
    }
    assert not [name for name, answer in answers.items() if TOKEN.encode() in answer]


def test_a_request_without_the_token_is_told_what_to_send(port: int) -> None:
    answer = asked(port, b"Authorization", None)

    head, _, body = answer.decode().partition("\r\n\r\n")
    assert "www-authenticate: Bearer" in head.splitlines()
    assert (
        body == "send the header `Authorization: Bearer TOKEN`, TOKEN being the DEPLOY_PLANNER_TOKEN of this server\n"
    )


def test_no_path_and_no_method_is_served_without_the_token(port: int) -> None:
    found: dict[str, int] = {}
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "POST"):
        for path in ("/mcp", "/", "/mcp/../mcp", "/%6dcp", "//mcp", "/.well-known/oauth-protected-resource"):
            connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
            connection.request(method, path)
            found[f"{method} {path}"] = connection.getresponse().status
            connection.close()
    assert set(found.values()) == {401}


def test_a_body_that_is_no_call_is_an_error_of_the_client_and_not_of_the_server(port: int) -> None:
    answers = {name: asked(port, body=body) for name, (body, _) in BODIES.items()}

    assert {name: status_of(answer) for name, answer in answers.items()} == {
        name: status for name, (_, status) in BODIES.items()
    }
    assert not [name for name, answer in answers.items() if b"Internal" in answer or b"Traceback" in answer]


def test_requests_that_never_end_break_off_or_are_too_large_stop_nobody_else(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port), SECONDS) for _ in range(20)]
    for line, start in zip(
        slow, (b"", b"POST /mcp HTT", b"POST /mcp HTTP/1.1\r\nHost: localh", b"\x16\x03\x01") * 5, strict=True
    ):
        line.sendall(start)
    sound = b"".join(b"%s: %s\r\n" % (name, value) for name, value in {**SOUND, b"Host": b"localhost"}.items())
    for headers in (b"Host: localhost\r\n", sound):  # the second comes as far as the protocol
        with socket.create_connection(("127.0.0.1", port), SECONDS) as broken:
            broken.sendall(b"POST /mcp HTTP/1.1\r\n" + headers + b"Content-Length: 1000000\r\n\r\n{")
    many = b"".join(b"X-%d: %s\r\n" % (number, b"a" * 1_000) for number in range(1_000))
    with socket.create_connection(("127.0.0.1", port), SECONDS) as large:
        large.settimeout(SECONDS)
        with suppress(BrokenPipeError, ConnectionResetError):
            large.sendall(b"POST /mcp HTTP/1.1\r\n" + many + b"\r\n")
        assert status_of(received(large)) in {0, 400}

    assert status_of(asked(port)) == 200
    for line in slow:
        line.close()


@pytest.mark.anyio
async def test_a_client_with_the_token_works(port: int) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with (
        AsyncClient(headers=headers) as http,
        Client(streamable_http_client(f"http://127.0.0.1:{port}/mcp", http_client=http)) as client,
    ):
        answer = await client.call_tool("list_issues", {})
    assert answer.structured_content is not None
    assert answer.structured_content["total"] == 1


def test_bound_to_all_addresses_it_is_asked_for_by_its_names_and_by_no_other(tmp_path: Path) -> None:
    options = (*PLANNER[:-1], "--host", "0.0.0.0", "--known-as", "Planner.Example.com", "--root")  # noqa: S104
    with served(make_project(tmp_path), options, {VARIABLE: TOKEN}) as (url, _):
        told, _, ending = url.removeprefix("http://").rpartition(":")
        port = int(ending.removesuffix("/mcp"))
        names = [
            told.encode(),
            b"planner.example.com",
            b"planner.example.com:443",
            socket.gethostname().lower().encode(),
            b"127.0.0.1",
        ]
        pages = [b"https://planner.example.com", b"http://planner.example.com:8080"]
        taken = {status_of(asked(port, b"Host", name)) for name in names}
        shown = {status_of(asked(port, b"Origin", page)) for page in pages}
        others = {status_of(asked(port, b"Host", name)) for name in (b"0.0.0.0", b"evil.com", b"example.com")}
        unknown = status_of(asked(port, b"Authorization", None))
    assert (taken, shown, others, unknown) == ({200}, {200}, {421}, 401)


def test_ipv6_is_served_as_itself(tmp_path: Path) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with served(make_project(tmp_path), (*PLANNER[:-1], "--host", "::1", "--root")) as (url, _):
        connection = HTTPConnection("::1", int(url.removesuffix("/mcp").rpartition(":")[2]), timeout=SECONDS)
        connection.request(
            "POST", "/mcp", INITIALIZE, {k.decode(): v.decode() for k, v in SOUND.items() if k != b"Host"}
        )
        status = connection.getresponse().status
        connection.close()
    assert url.startswith("http://[::1]:")
    assert status == 200
