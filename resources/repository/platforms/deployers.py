"""Kamal, Capistrano and Deployer."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry
from resources.repository.formats.shape import sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.tree import BrokenError, Tree, below

_HOST = re.compile(r"""\b(?:host|localhost)\(\s*(['"])([^'"$]+)\1((?:\s*,\s*['"][^'"$]+['"])*)""")
_OTHER_HOSTS = re.compile(r"""\b(?:import|inventory)\s*\(|\bhost\(\s*(?:\$|\.\.\.)|['"]\s*\.\s*\$""")


def kamal(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the service, its roles, accessories and aliases."""
    for document in read_yaml(tree, path):
        if not isinstance(document, Lined):
            continue
        if text(document.get("service")):
            yield Entry(text(document["service"]), document.lines["service"], "service")
        servers = document.get("servers")
        if sequence(servers):
            yield Entry("web", document.lines["servers"], "role")
        for given, role in (
            (servers, "role"),
            (document.get("accessories"), "accessory"),
            (document.get("aliases"), "alias"),
        ):
            if isinstance(given, Lined):
                yield from (Entry(name, given.lines.get(name, given.line), role) for name in given)


def capistrano(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the stages and the tasks of the project's own files."""
    folder = path.rpartition("/")[0]
    stages = below(folder, "config/deploy")
    for name in tree.names(stages):
        if name.endswith(".rb"):
            yield Entry(name.removesuffix(".rb"), 0, "stage", below(stages, name))
    tasks = below(folder, "lib/capistrano/tasks")
    own = [below(tasks, name) for name in tree.names(tasks) if name.endswith((".rake", ".rb", ".cap"))]
    for file in (path, below(folder, "config/deploy.rb"), *own):
        yield from _tasks(tree, file)


def _tasks(tree: Tree, file: str) -> Iterator[Entry]:
    try:
        said = tree.text(file)
    except BrokenError:
        return
    if re.search(r"stage_config_path|deploy_config_path|stages_glob", said):
        yield Entry(f"{file} keeps its stages elsewhere", 0, "open")
    spaces: list[tuple[int, str]] = []
    for number, line in enumerate(said.splitlines(), 1):
        depth = len(line) - len(line.lstrip())
        found = re.match(r"""\s*(namespace|task)[ (]+:?['"]?([\w.:-]+?)['"]?(?=[:,)\s]|$)""", line)
        if found:
            spaces = [one for one in spaces if one[0] < depth]
            name = ":".join([*(space for _, space in spaces), found[2].rstrip(":")])
            if found[1] == "namespace":
                spaces.append((depth, found[2]))
            else:
                yield Entry(name, number, "task", file)


def deployer(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the hosts of a deploy.php."""
    said = tree.text(path)
    if _OTHER_HOSTS.search(said):
        yield Entry(f"{path} takes hosts from elsewhere", 0, "open")
    for found in _HOST.finditer(said):
        line = said.count("\n", 0, found.start()) + 1
        for name in (found[2], *re.findall(r"""['"]([^'"]+)['"]""", found[3])):
            yield Entry(name, line, "host")
