"""The files and folders that a command makes: nobody can miss them in the repository."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from planning.commands.grounding.planned import ANYWHERE
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_ANY: Final = frozenset({
    "-o", "--output", "-O", "--out", "-out", "--outfile", "--output-file", "--out-file", "--output-dir", "--outdir", "--out-dir",
    "--output-document", "--output-directory", "--result-file", "--junitxml", "--report", "--dest", "--destination", "--untardir",
    "--output-location", "--output-template-file", "--cidfile", "--archive", "-keyout", "--save", "--export", "--bundle",
})  # fmt: skip
"""Options that mean so in every program that has them; a path that is none is never asked for."""
Words = Callable[[Call], Iterator[Word]]


def written_by(call: Call) -> Iterator[str]:
    """Give the paths that a call writes, below the root; ANYWHERE for what unpacks or fetches unknown names."""
    if call.place is Place.ELSEWHERE:
        return
    options = read_arguments(call.arguments, _ANY).values(*_ANY)
    special = _WRITERS.get(call.name)
    for word in (*call.outputs, *options, *(special(call) if special else ())):
        path = joined(call.folder, word)
        if path is not None and word.text:
            yield path or (ANYWHERE if word.text in {".", "./"} and word not in call.outputs else "")


def _plain(call: Call, *valued: str) -> tuple[Word, ...]:
    return read_arguments(call.arguments, frozenset(valued)).plain


def _all(call: Call) -> Iterator[Word]:
    yield from _plain(call, "-m", "--mode", "-d", "-r", "-t")


def _last(call: Call) -> Iterator[Word]:
    """Give the target of a copy, and what lies below it if it is a folder."""
    words = _plain(call, "-m", "-o", "-g", "-i", "-P", "-e", "--exclude", "--include")
    if len(words) < 2 or ":" in words[-1].text:
        return
    yield from (Word(f"{words[-1].text}/{_name(word)}", word.sure) for word in words[:-1])
    if words[-1].text.rstrip("/") not in {".", ""}:
        yield words[-1]


def _fetched(call: Call) -> Iterator[Word]:
    """Give the file that `curl -O` and `wget` name by the address, and that of `curl -sSLo file`."""
    letters = [word.text[1:] for word in call.arguments if re.fullmatch(r"-[A-Za-z]+", word.text)]
    if (
        call.name == "wget"
        or any("O" in one for one in letters)
        or any(w.text == "--remote-name" for w in call.arguments)
    ):
        yield from (Word(_name(word), word.sure) for word in call.arguments if "/" in word.text)
    for option, value in pairwise(call.arguments):
        if re.fullmatch(r"-[A-Za-z]*[oOP]|--directory-prefix", option.text):
            yield value


def _archive(call: Call) -> Iterator[Word]:
    """Give what `tar` writes: the archive, or where it is unpacked."""
    mode = next((word.text for word in call.arguments), "")
    words = read_arguments(call.arguments, frozenset({"-C", "--directory", "-f"}))
    if "x" in mode or words.has("--extract"):
        yield words.last("-C", "--directory") or Word(".")
    elif len(call.arguments) > 1:
        yield call.arguments[1]
        yield from words.values("-f", "--file")


def _unzip(call: Call) -> Iterator[Word]:
    yield read_arguments(call.arguments, frozenset({"-d"})).last("-d") or Word(".")


def _git(call: Call) -> Iterator[Word]:
    words = read_arguments(
        call.arguments, frozenset({"-C", "-c", "-b", "-B", "--branch", "--depth", "--origin", "--reference"})
    )
    match [word.text for word in words.plain]:
        case ["clone", _]:
            yield Word(_name(words.plain[1]).removesuffix(".git"), words.plain[1].sure)
        case ["clone", _, *_]:
            yield words.plain[2]
        case ["worktree", "add", _, *_]:
            yield words.plain[2]
        case ["submodule", *_]:
            yield Word(".")
        case _:
            pass


def _gh(call: Call) -> Iterator[Word]:
    words = read_arguments(
        call.arguments, frozenset({"-R", "--repo", "-D", "--dir", "-p", "--pattern", "-n", "--name", "-O"})
    )
    match [word.text for word in words.plain]:
        case ["release" | "run", "download", *_]:
            yield words.last("-D", "--dir") or Word(".")
        case ["repo", "clone", _, *_]:
            yield (*words.plain, Word(_name(words.plain[2])))[3]
        case _:
            pass


def _copied(call: Call) -> Iterator[Word]:
    """Give the target of `aws s3 cp`, `gsutil cp`, `docker cp`, `kubectl cp`, and what helm pulls."""
    words = read_arguments(
        call.arguments, frozenset({"-n", "--namespace", "-c", "--container", "--profile", "--region", "--version"})
    )
    texts = [word.text for word in words.plain]
    if {"cp", "sync", "mv", "rsync"} & set(texts[:3]) and ":" not in texts[-1]:
        yield words.plain[-1]
        if len(texts) > 2:
            yield Word(f"{texts[-1]}/{_name(words.plain[-2])}", words.plain[-1].sure and words.plain[-2].sure)
    elif texts[:1] in (["pull"], ["fetch"]) and len(texts) > 1 and call.name == "helm":
        yield from words.values("-d", "--destination", "--untardir")
        yield Word(_name(words.plain[1]), words.plain[1].sure)
    elif texts[:1] in (["create"], ["init"], ["new"]) and len(texts) > 1:
        yield words.plain[-1]


def _dumped(call: Call) -> Iterator[Word]:
    yield from read_arguments(call.arguments, frozenset({"-f", "--file", "-r"})).values("-f", "--file", "-r")


def _built(call: Call) -> Iterator[Word]:
    """Give the program that `go build` names by its folder."""
    words = _plain(call, "-o", "-ldflags", "-tags", "-C")
    yield from (Word(_name(word), word.sure) for word in words[1:] if words[0].text == "build")


def _name(word: Word) -> str:
    return word.text.rstrip("/").rpartition("/")[2].rpartition(":")[2]


_WRITERS: Final[dict[str, Words]] = {
    **dict.fromkeys(("mkdir", "touch", "tee", "mktemp", "truncate", "install", "dd"), _all),
    **dict.fromkeys(("cp", "mv", "ln", "rsync", "scp", "install", "zip"), _last),
    **dict.fromkeys(("curl", "wget"), _fetched),
    **dict.fromkeys(("tar", "bsdtar", "gtar"), _archive),
    "unzip": _unzip,
    "git": _git,
    "gh": _gh,
    **dict.fromkeys(("aws", "gsutil", "gcloud", "docker", "podman", "kubectl", "helm", "oc"), _copied),
    **dict.fromkeys(("pg_dump", "pg_dumpall", "pg_basebackup", "mysqldump", "mariadb-dump", "mongodump"), _dumped),
    "go": _built,
}


def tested_by(call: Call) -> Iterator[str]:
    """Give the paths that a call asks for: `[ -f deploy.sh ] && ./deploy.sh` fails nowhere."""
    words = call.arguments if call.name in {"test", "[", "[["} else ()
    for sign, word in pairwise(words):
        path = joined(call.folder, word) if sign.text in {"-f", "-e", "-x", "-d", "-s", "-r", "-L", "-a"} else None
        if path:
            yield path
