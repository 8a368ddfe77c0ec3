"""Where HTTP is served, as the command line says it: this machine alone, unless a token protects it."""

from pathlib import Path

import pytest

from server.main import main
from tests.attacks.walls_http import TOKEN

VARIABLE = "DEPLOY_PLANNER_TOKEN"


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def started(root: Path, *options: str) -> int:
    """Start a server that refuses to serve, and give its exit code."""
    try:
        return main(["--transport", "streamable-http", "--port", "0", "--root", str(root), *options])
    except SystemExit as ended:
        return int(ended.code or 0)


OPEN = (
    "0.0.0.0", "0", "0x0", "::", "::ffff:127.0.0.1", "::ffff:0.0.0.0", "169.254.169.254", "192.168.1.5", "255.255.255.255",  # noqa: S104
)  # fmt: skip


@pytest.mark.parametrize("host", OPEN)
def test_without_a_token_no_other_machine_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    code = started(tmp_path, "--host", host)
    told = capsys.readouterr()

    assert (code, told.out) == (2, "")
    assert told.err == (
        f"{host} is reached from other machines, which are served only with a token: "
        f"`export {VARIABLE}=$(openssl rand -hex 32)`, give the same to your client, or serve this machine alone: "
        "--host 127.0.0.1\n"
    )


def test_a_further_name_is_a_door_too_and_needs_the_token(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = started(tmp_path, "--known-as", "planner.example.com")
    told = capsys.readouterr()

    assert (code, told.out) == (2, "")
    assert told.err.startswith("planner.example.com is reached from other machines")


SHORT = "hunter2-hunter2-hunter2"
UNFIT = {
    "": "has 0 characters, at least 32 are needed",
    SHORT: "has 23 characters, at least 32 are needed",
    f"{SHORT} {SHORT}": "holds a character that no header carries",
    f"{SHORT}-größe-{SHORT}": "holds a character that no header carries",
    f"{SHORT}\n{SHORT}": "holds a character that no header carries",
}


@pytest.mark.parametrize(("token", "words"), UNFIT.items())
def test_a_token_that_protects_nothing_is_refused_and_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, token: str, words: str
) -> None:
    monkeypatch.setenv(VARIABLE, token)

    code = started(tmp_path)
    told = capsys.readouterr()

    assert (code, told.out) == (2, "")
    assert told.err == f"{VARIABLE} {words}; make one: `export {VARIABLE}=$(openssl rand -hex 32)`\n"


@pytest.mark.parametrize(
    "host", ["", " ", "a b", "http://localhost", "user@localhost", "*", "localhost,evil.com", "a\x1b[31m"]
)
def test_what_is_no_name_of_a_machine_is_said_to_be_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv(VARIABLE, TOKEN)

    code = started(tmp_path, "--host", host)
    told = capsys.readouterr()

    assert (code, told.out) == (2, "")
    assert told.err.endswith("a host is a name or an address, for example 127.0.0.1, ::1 or planner.example.com\n")
    assert "\x1b" not in told.err


@pytest.mark.parametrize("host", ["nowhere.invalid", "a..b", "a" * 70 + ".example"])
def test_an_address_that_nobody_has_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv(VARIABLE, TOKEN)

    code = started(tmp_path, "--host", host)
    told = capsys.readouterr()

    assert (code, told.out) == (2, "")
    assert told.err.startswith(f"port 0 of {host} cannot be served: ")
