"""YAML files, every value as the text that stands there, every mapping with the lines of its keys.

Nothing is guessed: `on` stays `on`, `0755` stays `0755`, and a tag makes no object.
"""

from typing import TYPE_CHECKING, cast

from resources.repository.formats.shape import sequence
from resources.repository.tree import BrokenError, Tree

if TYPE_CHECKING:
    import yaml

_DEPTH = 60
_VALUES = 200_000
"""Values of one file, aliases counted where they stand: more is an attack and no manifest."""


class Lined(dict[str, object]):
    """A mapping that knows the lines of its keys, counted from 1."""

    line: int
    lines: dict[str, int]


def read_yaml(tree: Tree, path: str) -> tuple[object, ...]:
    """Read the documents of a file: Lined mappings, lists, texts; raises BrokenError with the line."""
    return parse_yaml(tree.text(path))


def parse_yaml(text: str) -> tuple[object, ...]:
    """Read the documents of a text."""
    import yaml  # noqa: PLC0415 - only a repository with YAML needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        nodes = list(cast("list[yaml.Node | None]", yaml.compose_all(text, Loader=loader)))
        budget = [_VALUES]
        return tuple(_value(node, 0, budget) for node in nodes if node is not None)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BrokenError(f"is no YAML: {error.problem or error.context}", line) from None
    except yaml.YAMLError as error:
        raise BrokenError(f"is no YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None


def _value(node: "yaml.Node", depth: int, budget: list[int]) -> object:
    import yaml  # noqa: PLC0415 - the same

    budget[0] -= 1
    if depth > _DEPTH or budget[0] < 0:
        raise BrokenError("is nested too deeply or too large", node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth, budget)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, depth + 1, budget) for item in node.value]
    return str(cast("object", node.value))


def _mapping(node: "yaml.MappingNode", depth: int, budget: list[int]) -> Lined:
    found = Lined()
    found.line, found.lines = node.start_mark.line + 1, {}
    for key, value in node.value:
        if key.value == "<<":
            merged = _value(value, depth + 1, budget)
            for one in reversed(sequence(merged) or [merged]):
                found |= {k: v for k, v in one.items() if k not in found} if isinstance(one, Lined) else {}
        elif isinstance(key.value, str):
            found[key.value] = _value(value, depth + 1, budget)
            found.lines[key.value] = key.start_mark.line + 1
    return found
