"""Reads a shell line as the calls that it makes, each with its words, its folder and its redirections."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.syntax import parse_shell, text_of
from planning.commands.shell.word import Word
from planning.commands.shell.words import read_word
from planning.commands.shell.wrappers import unwrap

if TYPE_CHECKING:
    from tree_sitter import Node

_OWN_SHELL = frozenset({"subshell", "command_substitution", "process_substitution"})


@dataclass(slots=True)
class _State:
    """What one command leaves to the next: the folder."""

    folder: str | None


@lru_cache(maxsize=1024)
def read_calls(text: str, folder: str | None = "") -> tuple[Call, ...]:
    """Give every call in the order of the text, wrappers taken off; `folder` is where the line starts.

    What stands in substitutions, subshells, loops and here-documents' pipelines is given too.
    """
    return tuple(_calls(parse_shell(text), _State(folder)))


def _calls(node: "Node", state: _State) -> Iterator[Call]:
    if node.type == "command":
        yield from _command(node, state, node.parent)
    elif node.type == "pipeline":
        for child in node.named_children:
            yield from _calls(child, replace(state))
    else:
        inner = replace(state) if node.type in _OWN_SHELL else state
        for child in node.named_children:
            yield from _calls(child, inner)


def _command(node: "Node", state: _State, parent: "Node | None") -> Iterator[Call]:
    for child in node.named_children:
        yield from _calls(child, replace(state))
    words = [read_word(child) for child in node.named_children if not _is_aside(child)]
    if not words:
        return
    inputs, outputs = _redirections([node, *([parent] if parent and parent.type == "redirected_statement" else [])])
    call = Call(words[0], tuple(words[1:]), state.folder, inputs=inputs, outputs=outputs, variables=_variables(node))
    if call.name in {"cd", "pushd"}:
        state.folder = joined(state.folder, call.arguments[0] if call.arguments else Word("~"))
    yield from unwrap(call, read_calls)


def _is_aside(node: "Node") -> bool:
    return node.type in {"variable_assignment", "comment"} or node.type.endswith("_redirect")


def _variables(node: "Node") -> tuple[tuple[str, Word], ...]:
    pairs = [child.named_children for child in node.named_children if child.type == "variable_assignment"]
    return tuple((text_of(pair[0]), read_word(pair[1]) if len(pair) > 1 else Word("")) for pair in pairs)


def _redirections(nodes: "list[Node]") -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    inputs: list[Word] = []
    outputs: list[Word] = []
    for redirect in (child for node in nodes for child in node.named_children if child.type == "file_redirect"):
        target = redirect.child_by_field_name("destination")
        sign = next((text_of(child) for child in redirect.children if not child.is_named), "")
        if target and sign in {"<", ">", ">>", "&>", ">|", "&>>"}:
            (inputs if sign == "<" else outputs).append(read_word(target))
    return tuple(inputs), tuple(outputs)
