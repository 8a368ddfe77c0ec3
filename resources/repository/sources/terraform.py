"""What the Terraform files of one folder declare: resources, modules, data, variables and outputs."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree, below

_ASIDE = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n])*")
    | \#[^\n]* | //[^\n]* | /\*.*?(?:\*/|\Z)
    | <<-?(?P<end>[\w-]+)[ \t]*\n.*?^[ \t]*(?P=end)[ \t]*$""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_BLOCK = re.compile(
    r"""[{}]|"(?:\\.|[^"\\\n])*"|\b(resource|data|module|variable|output)\s+"?([\w-]+)"?(?:\s+"?([\w-]+)"?)?\s*\{"""
)
_NAMED = {
    "resource": "{0}.{1}",
    "data": "data.{0}.{1}",
    "module": "module.{0}",
    "variable": "var.{0}",
    "output": "output.{0}",
}
_LOCAL = re.compile(r'\bsource\s*=\s*"(\.{1,2}/[^"]*)"')


def _read(tree: Tree, path: str) -> Listing:
    folder = path.rpartition("/")[0]
    files = [name for name in tree.names(folder) if name.endswith((".tf", ".tofu"))]
    entries: list[Entry] = []
    unread = [name for name in tree.names(folder) if name.endswith((".tf.json", ".tofu.json"))]
    for name in files:
        file = below(folder, name)
        found, whole = _declared(tree.text(file), file)
        entries += found
        unread += [] if whole else [name]
    why = f"{below(folder, unread[0])} is not read as a whole" if unread else ""
    return Listing(Kind.TERRAFORM, path, tuple(entries), why)


def _declared(text: str, file: str) -> tuple[list[Entry], bool]:
    """Give the blocks at the top of a file, and whether its braces are in order."""
    plain = _ASIDE.sub(_blank, text.replace("\r\n", "\n"))
    found: list[Entry] = []
    depth = 0
    for match in _BLOCK.finditer(plain):
        if match[1] and not depth:
            line = plain.count("\n", 0, match.start()) + 1
            found.append(Entry(_NAMED[match[1]].format(match[2], match[3]), line, _local(plain, match), file))
        depth += match[0].endswith("{") - (match[0] == "}")
        if depth < 0:
            return found, False
    return found, depth == 0


def _blank(match: re.Match[str]) -> str:
    return match[0] if match["kept"] else re.sub(r"[^\n]+", " ", match[0])


def _local(text: str, block: re.Match[str]) -> str:
    """Give the folder that a module is taken from, where that is in the repository."""
    if block[1] != "module":
        return ""
    after = text.find("\n}", block.end())
    found = _LOCAL.search(text, block.end(), after if after > 0 else len(text))
    return found[1] if found else ""


SOURCE = Source(Kind.TERRAFORM, ("*.tf", "*.tofu", "*.tf.json"), _read)
