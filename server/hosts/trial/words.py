"""What a server said, or did not say, in words for people."""

from pathlib import Path
from shlex import quote
from textwrap import shorten
from typing import Final

from resources.roots import VARIABLES
from server.hosts.configured import Configured
from server.hosts.host import Host
from server.hosts.trial.asked import Answers, Silence
from server.version import NAME, installed_version

_ROOT: Final = VARIABLES[0]
_STRAY: Final = "it writes to standard output what is no protocol"
_LONGEST: Final = 300


def silence(answer: Silence, patience: float) -> str:
    """Say why there is no answer, as far as the server said so itself."""
    said = (f"; {_STRAY}" if answer.stray else "") + (f": {answer.errors[-1]}" if answer.errors else "")
    if answer.timed_out:
        return f"no answer in {patience:g} s, after which this host gives up{said}"
    return f"does not start ({answer.reason}){said}"


def wrong(answer: Answers, host: Host, one: Configured, root: Path | None) -> str:
    """Say what is wrong with a server that answers; empty where nothing is."""
    if "list_issues" not in answer.tools:
        return f"is another server: it has no tool list_issues, but {', '.join(answer.tools[:3]) or 'none'}"
    if answer.refused:
        reason = shorten(answer.refused.removeprefix("Error executing tool list_issues: "), _LONGEST, placeholder=" …")
        return f"serves no project: {reason}; for {host.name}: {_to_root(host, one, root)}"
    if installed_version() not in {answer.version, "0"}:
        return f"is version {answer.version}, this is {installed_version()}: install the same for both"
    if root and Path(answer.root) != root.resolve():
        return f"serves another root, {answer.root}: {_to_root(host, one, root)}"
    return ""


def _to_root(host: Host, one: Configured, root: Path | None) -> str:
    """Say how this host's entry gets to serve the root."""
    if _ROOT in one.environ:
        return f"mend {_ROOT} in the `env` of {one.name}, or take it out"
    return f"`{NAME} install {host.slug} --root {quote(str(root)) if root else '/path/to/project'}`"


def right(answer: Answers) -> str:
    """Say what is served."""
    count = f"{answer.issues} issue" + ("" if answer.issues == 1 else "s")
    issues = count if answer.issues else "no issues yet"
    works = f"works: version {answer.version}, {len(answer.tools)} tools, serves {answer.root}, {issues}"
    return works + (f"; but {_STRAY}, which some hosts take for a failure" if answer.stray else "")
