"""Plays a whole phase and the command line in a hostile repository, and writes down what the interpreter was asked to do.

A program of its own: an audit hook cannot be taken back. Arguments: the repository, and the folder for temporary files.
"""

import json
import os
import sys
import sysconfig
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).parents[2]
REPOSITORY, TEMPORARY = (str(Path(word).resolve()) for word in sys.argv[1:3])
STARTED = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
           "os.startfile", "socket.connect", "pickle.find_class")  # fmt: skip
OURS = tuple(
    str(Path(str(place)).resolve())
    for place in (
        ROOT,
        sys.prefix,
        sys.base_prefix,
        *sysconfig.get_paths().values(),
        *sys.path[1:],
        "/usr/share/zoneinfo",
    )
)
ALLOWED = (REPOSITORY + "/", TEMPORARY + "/", *OURS)
SYSTEM = frozenset({"/dev/null", "/etc/localtime", "/etc/timezone", "/etc/mime.types", REPOSITORY, TEMPORARY})
told: list[str] = []


def hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in STARTED:
        told.append(f"{event}: {arguments[0]!r}")
    elif event == "exec" and isinstance(code := arguments[0], CodeType) and code.co_filename.startswith(REPOSITORY):
        told.append(f"exec: {code.co_filename}")
    elif event in {"compile", "import"} and str(arguments[1]).startswith(REPOSITORY):
        told.append(f"{event}: {arguments[1]}")
    elif event in {"open", "os.scandir", "os.listdir"} and isinstance(path := arguments[0], str):
        _opened(event, path)


def _opened(event: str, path: str) -> None:
    # what is opened relative to a handle has one name: a step down from what was opened before
    if "/" not in path and path != "..":
        return
    place = str(Path(os.path.normpath(path)))
    if place not in SYSTEM and not place.startswith(ALLOWED) and not place.startswith(("/proc/self/", "/sys/")):
        told.append(f"{event}: {place}")


def play() -> None:
    import anyio
    from mcp import Client

    from resources.repository.repository import repository_at
    from resources.repository.sources import SOURCES
    from resources.workspace import Workspace
    from server.app import build_server
    from tests.tools.projects import ISSUE, PHASE, TODAY

    async def talk() -> None:
        async with Client(build_server(Workspace(Path(REPOSITORY), clock=lambda: TODAY))) as client:
            await client.call_tool("read_status", {"issue": ISSUE})
            for tool, arguments in (*PHASE, ("check_plan", {"issue": ISSUE}), ("mark_deploy_done", {"issue": ISSUE})):
                answer = await client.call_tool(tool, dict(arguments))
                assert not answer.is_error, answer
            await client.list_resources()
            await client.get_prompt("deploy", {"issue": ISSUE})

    anyio.run(talk)
    repository = repository_at(Path(REPOSITORY))
    for source in SOURCES:
        repository.everywhere(source.kind)
    for listing in [one for source in SOURCES for one in repository.everywhere(source.kind).listings]:
        for entry in listing.entries:
            if type(entry).__name__ == "Revision":
                repository.hazards(entry)  # type: ignore[arg-type]  # told by its name


def command_line() -> dict[str, int]:
    from server.main import main

    codes: dict[str, int] = {}
    for words in (["check"], ["show", "cache-prices"], ["doctor"], ["doctor", "cache-prices"]):
        codes[" ".join(words)] = main([*words, "--root", REPOSITORY])
    return codes


if __name__ == "__main__":
    sys.addaudithook(hear)
    play()
    out, sys.stdout = sys.stdout, sys.stderr
    codes = command_line()
    out.write(json.dumps({"told": sorted(set(told)), "codes": codes}))
