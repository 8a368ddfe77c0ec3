"""Stacks of a CDK application, where its program names them as texts; it is read, never run."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, text
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree, below

_PROGRAM = re.compile(r"[\w./-]+\.(?:ts|mts|js|mjs|py)\b")
_APP = re.compile(r"\b(\w+)\s*(?::\s*[\w.]+\s*)?=\s*(?:await\s+)?(?:new\s+)?(?:[\w.]+\.)?App\(")
_LITERAL = re.compile(r"""\s*,\s*(?:id\s*=\s*)?(['"`])([\w.-]+)\1""")
_COMMENT = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`)|//[^\n]*|(?m:^\s*\#[^\n]*)|/\*.*?(?:\*/|\Z)""", re.DOTALL
)


def _read(tree: Tree, path: str) -> Listing:
    said = text(mapping(read_json(tree, path)).get("app"))
    found = _PROGRAM.search(said)
    file = below(path.rpartition("/")[0], found[0].removeprefix("./")) if found else ""
    try:
        entries = tuple(_stacks(tree.text(file), file)) if file else ()
    except BrokenError:
        entries = ()
    whole = bool(entries) and all(entry.note != "open" for entry in entries)
    why = "" if whole else f"{file or path} names its stacks when it runs"
    return Listing(Kind.CDK_STACK, path, tuple(entry for entry in entries if entry.note != "open"), why)


def _stacks(said: str, file: str) -> Iterator[Entry]:
    """Give everything that is put into the application; what has no literal name makes the list open."""
    plain = _COMMENT.sub(lambda match: match[1] or re.sub(r"[^\n]+", " ", match[0]), said)
    app = _APP.search(plain)
    if app is None:
        yield Entry("", note="open")
        return
    for call in re.finditer(rf"([\w.]+)\(\s*(?:scope\s*=\s*)?{app[1]}\b", plain):
        if call[1].endswith(".of"):
            continue
        named = _LITERAL.match(plain, call.end())
        is_stack = named is not None and "Stage" not in call[1]
        line = plain.count("\n", 0, call.start()) + 1
        yield Entry(named[2] if named and is_stack else "", line, "" if is_stack else "open", file)


SOURCE = Source(Kind.CDK_STACK, ("cdk.json",), _read)
