"""Playbooks of Ansible, with the tags that stand in them."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree

_HOLD = frozenset({"ansible", "playbooks", "playbook", "deploy", "deployment", "ops", "infra", "provisioning"})
_PARTS = frozenset(
    {"roles", "group_vars", "host_vars", "inventories", "inventory", "collections", "tasks", "templates"}
)
_TASKS = ("tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always")
_ELSEWHERE = re.compile(r"(ansible\.(builtin|legacy)\.)?(import|include)(_tasks|_role|_playbook)?")
_PLAY = re.compile(r"^[ \t]*(?:-[ \t]*)?(hosts|(ansible\.builtin\.)?import_playbook)[ \t]*:", re.MULTILINE)


def _read(tree: Tree, path: str) -> Listing | None:
    # Most YAML files are none: only one that may be is parsed.
    if not _PLAY.search(tree.text(path)):
        return None
    documents = read_yaml(tree, path)
    plays = [play for document in documents for play in sequence(document) if isinstance(play, Lined)]
    if not any(_is_play(play) for play in plays):
        return None
    tags = {entry.name: entry for play in plays for entry in _tags(play)}
    why = next((where for play in plays for where in _elsewhere(play)), "")
    return Listing(Kind.PLAYBOOK, path, tuple(tags.values()), f"{path}:{why}" if why else "")


def _is_play(play: Lined) -> bool:
    return "hosts" in play or any(key.endswith("import_playbook") for key in play)


def _tags(item: Lined) -> Iterator[Entry]:
    given = item.get("tags", "")
    for one in sequence(given) or text(given).split(","):
        if text(one).strip():
            yield Entry(text(one).strip(), item.lines.get("tags", item.line))
    for inner in _inside(item):
        yield from _tags(inner)


def _inside(item: Lined) -> Iterator[Lined]:
    for key in (*_TASKS, "roles"):
        yield from (inner for inner in sequence(item.get(key)) if isinstance(inner, Lined))


def _elsewhere(item: Lined) -> Iterator[str]:
    """Say where tags of other files come in, or tags that are known at run time only."""
    for key in mapping(item):
        if _ELSEWHERE.fullmatch(key) or (key == "roles" and sequence(item[key])):
            yield f"{item.lines.get(key, item.line)}: {key} brings tags of its own"
    if "{{" in str(item.get("tags", "")):
        yield f"{item.lines.get('tags', item.line)}: a tag is known at run time only"
    for inner in _inside(item):
        yield from _elsewhere(inner)


def _may_hold(folder: str) -> bool:
    parts = folder.lower().split("/") if folder else []
    return not parts or (bool(_HOLD & set(parts)) and not _PARTS & set(parts))


SOURCE = Source(Kind.PLAYBOOK, ("*.yml", "*.yaml"), _read, _may_hold, many=True)
