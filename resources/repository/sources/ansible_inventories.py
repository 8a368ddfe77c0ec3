"""Inventories of Ansible, in INI and in YAML: their groups and hosts."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree

_NAMED = re.compile(
    r"(hosts|inventory|production|prod|staging|stage)(\.(ini|ya?ml|cfg|toml))?|.*(inventory|hosts)[\w-]*\.(ini|ya?ml)"
)
_FOLDERS = frozenset({"inventories", "inventory", "ansible"})
_PARTS = frozenset({"roles", "group_vars", "host_vars", "tasks", "templates", "files", "collections", "vars"})
_NONE = re.compile(r".*\.(md|txt|j2|cfg|orig|bak|retry|pyc|pem|pub|key)|\..*|ansible\.cfg|group_vars|host_vars")
_SECTION = re.compile(r"\[([^\]:]+)(?::(\w+))?\]")
_RANGE = re.compile(r"\[(\d+):(\d+)\]")
_PORT = re.compile(r":\d+$")
_MOST = 500


def _read(tree: Tree, path: str) -> Listing | None:
    folder, _, name = path.rpartition("/")
    owned = bool({"inventories", "inventory"} & set(folder.lower().split("/")))
    if _NONE.fullmatch(name) or not (owned or _NAMED.fullmatch(name)) or tree.presence(path) != "file":
        return None
    if name.endswith((".yml", ".yaml")):
        return _yaml(tree, path, owned=owned)
    if name.endswith((".json", ".toml")):
        return Listing(Kind.ANSIBLE_INVENTORY, path, open=f"{path} is not read")
    text = tree.text(path)
    if text.startswith("#!") or name.endswith((".py", ".sh")):
        return Listing(Kind.ANSIBLE_INVENTORY, path, open=f"{path} is a program that lists hosts")
    return _ini(text, path)


def _yaml(tree: Tree, path: str, *, owned: bool) -> Listing | None:
    documents = read_yaml(tree, path)
    top = documents[0] if documents else None
    if not isinstance(top, Lined):
        return None
    if "plugin" in top:
        return Listing(Kind.ANSIBLE_INVENTORY, path, open=f"{path}:{top.lines['plugin']}: a plugin lists the hosts")
    groups = [name for name, group in top.items() if {"hosts", "children", "vars"} & set(mapping(group))]
    if not groups and not owned:
        return None
    entries = {entry.name: entry for entry in _groups(top)}
    return Listing(Kind.ANSIBLE_INVENTORY, path, tuple(entries.values()), _why_open(entries, path))


def _groups(groups: Lined) -> Iterator[Entry]:
    for name, group in groups.items():
        yield Entry(name, groups.lines.get(name, groups.line))
        hosts, children = mapping(group).get("hosts"), mapping(group).get("children")
        if isinstance(hosts, Lined):
            yield from (Entry(one, hosts.lines.get(host, hosts.line)) for host in hosts for one in _spread(host))
        if isinstance(children, Lined):
            yield from _groups(children)


def _ini(text: str, path: str) -> Listing | None:
    entries: dict[str, Entry] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        header = _SECTION.match(said)
        if header:
            section = header[2] or ""
            entries.setdefault(header[1], Entry(header[1], number))
        elif said and said[0] not in "#;" and section != "vars":
            for name in _spread(_PORT.sub("", said.split()[0])):
                entries.setdefault(name, Entry(name, number))
    return Listing(Kind.ANSIBLE_INVENTORY, path, tuple(entries.values()), _why_open(entries, path))


def _why_open(entries: dict[str, Entry], path: str) -> str:
    spread = next((entry for name, entry in entries.items() if "[" in name or "{{" in name), None)
    return f"{path}:{spread.line}: a pattern of hosts" if spread else ""


def _spread(host: str) -> Iterator[str]:
    """Give the hosts of `web[01:03]`; letters and very long ranges stay as they are written."""
    found = _RANGE.search(host)
    if not found or int(found[2]) - int(found[1]) > _MOST:
        yield host
        return
    for number in range(int(found[1]), int(found[2]) + 1):
        yield from _spread(f"{host[: found.start()]}{number:0{len(found[1])}}{host[found.end() :]}")


def _may_hold(folder: str) -> bool:
    parts = set(folder.lower().split("/"))
    return not folder or (bool(_FOLDERS & parts) and not _PARTS & parts) or parts <= {"deploy", "ops", "infra"}


SOURCE = Source(Kind.ANSIBLE_INVENTORY, ("*",), _read, _may_hold, many=True)
