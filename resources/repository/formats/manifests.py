"""Kubernetes manifests: every object of a file, parsed where it is YAML, by its lines where it is a template of some."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, parse_yaml
from resources.repository.tree import BrokenError

_PLACEHOLDER = ("{{", "{%", "<%", "${", "#@")
_PLAIN = re.compile(r"[a-z0-9]([-a-z0-9.:]*[a-z0-9])?")
_KIND = re.compile(r"kind:[ \t]*[\"']?([^\s\"'#]+)")
_METADATA = re.compile(r"metadata:[ \t]*(?:#.*)?$")
_NAME = re.compile(r"[ ]+(?:name|generateName):[ \t]*(.+?)[ \t]*$")


def may_hold_objects(content: str) -> bool:
    """Tell cheaply whether a file is worth being parsed."""
    return "apiVersion" in content and "kind" in content


def read_objects(content: str) -> Iterator[Lined]:
    """Give every object of a file, those of a List one by one; raises BrokenError for what is no YAML.

    What a template says of an object is its kind and its name, with their lines.
    """
    try:
        documents = parse_yaml(content)
    except BrokenError:
        if not any(mark in content for mark in _PLACEHOLDER):
            raise
        documents = tuple(_by_lines(content))
    for document in documents:
        yield from _objects(document)


def kind_of(document: Mapping[str, object]) -> str:
    """Give the kind of an object; empty for what is none."""
    return text(document.get("kind")) if text(document.get("apiVersion")) else ""


def name_of(document: Mapping[str, object]) -> tuple[str, int]:
    """Give the name of an object and its line; a name that is made up on the way ends in `*`."""
    metadata = document.get("metadata")
    found = mapping(metadata)
    key = "name" if "name" in found else "generateName"
    line = metadata.lines.get(key, metadata.line) if isinstance(metadata, Lined) else 0
    name = found.get(key)
    if name is None:
        return "", line
    return (text(name) or "{{ }}") + ("*" if key == "generateName" else ""), line


def is_placeholder(name: str) -> bool:
    """Whether a name is none that a cluster takes: something fills it in first."""
    return bool(name) and not _PLAIN.fullmatch(name)


def _objects(document: object) -> Iterator[Lined]:
    if not isinstance(document, Lined):
        return
    inner = [*sequence(document.get("items")), *sequence(document.get("objects"))]
    if inner and kind_of(document).endswith(("List", "Template")):
        for item in inner:
            yield from _objects(item)
    elif kind_of(document):
        yield document


def _by_lines(content: str) -> Iterator[Lined]:
    lines = content.splitlines()
    starts = [0, *(number for number, line in enumerate(lines) if line.startswith("---")), len(lines)]
    for start, end in pairwise(starts):
        yield from _object_of(lines[start:end], start)


def _object_of(lines: list[str], before: int) -> Iterator[Lined]:
    for kind in [match[1] for line in lines if (match := _KIND.match(line))]:
        document, metadata = Lined(before + 1), Lined(before + 1)
        number, metadata["name"] = _name_in(lines)
        metadata.lines["name"] = before + number
        document |= {"apiVersion": "v1", "kind": kind, "metadata": metadata}
        yield document


def _name_in(lines: list[str]) -> tuple[int, str]:
    inside = False
    for number, line in enumerate(lines, 1):
        if _METADATA.match(line):
            inside = True
        elif inside and (match := _NAME.match(line)):
            return number, re.sub(r"\s+#.*$", "", match[1]).strip("\"'") + ("*" if "generateName" in line else "")
        elif inside and line[:1] not in {" ", "", "{", "#"}:
            inside = False
    return 1, "{{ }}"
