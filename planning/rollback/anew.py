"""Steps that make the old version anew instead of going back to it: the present code, under the old name."""

import re

from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls
from planning.markdown.spans import code_span
from planning.rollback.platforms import kamal_place
from planning.rollback.versions import names_version
from planning.rollback.way import started

_OTHER_CODE = re.compile(
    r"\bgit\s+(?:-\S+\s+(?:\S+\s+)?)*(?:checkout|switch|worktree|reset|clone|stash|archive|restore)\b"
)
"""Whoever takes the old code out first builds the old version, slowly, and not the present one."""
_KAMAL_BUILDS = frozenset({"deploy", "redeploy", "build"})
_BUILD_ONLY = frozenset({"push", "deliver", "create", "dev"})
_KEEPS_IMAGE = ("--skip-push", "-P", "--skip_push")
_TAGS = ("-t", "--tag")
_BUILD_VALUED = frozenset({*_TAGS, "-f", "--file", "--build-arg", "--target", "--platform", "--cache-from", "--cache-to",
                           "--progress", "--secret", "--ssh", "--label", "--output", "-o", "--builder", "--network"})  # fmt: skip


def takes_other_code(command: str) -> bool:
    """Whether a command puts other code in the place of what lies there: what is built then is not the present code."""
    return bool(_OTHER_CODE.search(command))


def instead_of_making(command: str, old: str) -> str:
    """Say what goes back instead of building the present code as the old version; empty where that is not certain."""
    if takes_other_code(command):
        return ""
    fixes = (_kamal(call, command, old) or _docker(call, old) for call in read_calls(command) if call.readable)
    return next((fix for fix in fixes if fix), "")


def _kamal(call: Call, command: str, old: str) -> str:
    words = read_arguments(call.arguments, {"-d", "--destination", "-c", "--config-file", "--version", "-r", "-h"})
    plain = [word.text for word in words.plain]
    if call.name != "kamal" or not plain or plain[0] not in _KAMAL_BUILDS or words.has(*_KEEPS_IMAGE):
        return ""
    if plain[0] == "build" and not (plain[1:] and plain[1] in _BUILD_ONLY):
        return ""
    given = words.last("--version") or dict(call.variables).get("VERSION")
    if given is None or given.text.removeprefix("v") != old:
        return ""
    line = started(command, given.text)
    program = line.spelling if line.words[:1] == ("kamal",) else call.program.text
    place = kamal_place(tuple(word.text for word in call.arguments if word.text not in plain))
    return f"start the container that Kamal kept: {code_span(f'{program} rollback {given}{place}')}"


def _docker(call: Call, old: str) -> str:
    words = read_arguments(call.arguments, _BUILD_VALUED)
    plain = [word.text for word in words.plain]
    if call.name not in {"docker", "podman", "nerdctl"} or "build" not in plain[:2]:
        return ""
    tags = [
        tag.text for tag in words.values(*_TAGS) if names_version(tag.text.rpartition(":")[2].removeprefix("v"), old)
    ]
    is_here = all(one in {"build", "buildx", "image"} or re.fullmatch(r"\.{1,2}|[\w./-]+", one) for one in plain)
    if not tags or not is_here or call.folder is None:
        return ""
    return f"deploy {code_span(tags[0])} as the registry holds it, and build nothing"
