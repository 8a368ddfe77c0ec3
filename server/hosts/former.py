"""What our own entry held before: the places that people chose are kept unless they are given anew."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePath, PureWindowsPath

from server.hosts.host import Host
from server.hosts.machine import Machine
from server.version import NAME

_PLACES = ("--root", "--planning")


def former_places(words: Sequence[str]) -> dict[str, str]:
    """Give the places that the words of an entry name, behind the name of our command."""
    own = [at for at, word in enumerate(words) if NAME in {PurePath(word).stem, PureWindowsPath(word).stem}]
    args = words[own[-1] + 1 :] if own else ()
    split = [part for word in args for part in (word.split("=", 1) if word.startswith("--") else (word,))]
    return {option: value for option, value in pairwise(split) if option in _PLACES}


def kept_places(
    host: Host, machine: Machine, root: Path | None, given: Mapping[str, str], words: Sequence[str]
) -> dict[str, str]:
    """Give the former places that are not given anew, and that still lead somewhere."""
    kept = {option: value for option, value in former_places(words).items() if option not in given}
    named = kept.get("--root", "")
    place = Path(host.expand(named, machine.environ, root, machine.home))
    here = root is not None and place == root
    if named and (here or "${" in str(place) or not ((root or machine.home) / place).is_dir()):
        del kept["--root"]
    return kept
