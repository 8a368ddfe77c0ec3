"""Reads a shell line as the calls that it makes, each with its words, its folder and its redirections."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from planning.commands.shell.assignments import is_certain, set_once
from planning.commands.shell.call import Call
from planning.commands.shell.errors import Errors
from planning.commands.shell.folders import changed_folder
from planning.commands.shell.redirections import Redirections, read_redirections
from planning.commands.shell.state import State
from planning.commands.shell.syntax import LONGEST, is_deep, parse_shell, text_of, walk_nodes
from planning.commands.shell.word import Word
from planning.commands.shell.words import quote_blanks, read_word
from planning.commands.shell.wrappers import unwrap

if TYPE_CHECKING:
    from tree_sitter import Node

_OWN_SHELL: Final = frozenset({"subshell", "command_substitution", "process_substitution"})
_BRANCHES: Final = frozenset({"elif_clause", "else_clause", "case_item"})
_MAYBE: Final = frozenset({"if_statement", "case_statement", "while_statement", "c_style_for_statement"})
_SETS: Final = frozenset({"variable_assignment", "variable_assignments", "declaration_command"})
_TURNS: Final = 60
"""So many turns of loops are read one by one."""
_DEEPEST: Final = 150
_TEXTS: Final = 8
"""Bounds that nobody's command comes near: what is longer or deeper is not read."""
_FORGETS: Final = frozenset({"source", ".", "eval"})
"""What may set any variable."""


def read_calls(text: str, folder: str | None = "") -> tuple[Call, ...]:
    """Give every call in the order of the text, wrappers taken off; `folder` is where the line starts.

    What stands in substitutions, subshells, loops and here-documents' pipelines is given too; functions that the
    line itself defines are no programs. A call at a place that is no shell is not `readable`. Never raises.
    """
    return _read_text(text, folder, 0)


@lru_cache(maxsize=1024)
def _read_text(text: str, folder: str | None, level: int) -> tuple[Call, ...]:
    unread = Call(Word(text, sure=False), (), folder, readable=False)
    if len(text) > LONGEST or level > _TEXTS:
        return (unread,)
    root = parse_shell(quote_blanks(text.replace("\r\n", "\n")))
    return (unread,) if is_deep(root, _DEEPEST) else tuple(dict.fromkeys(_Reader(root, level).read(folder)))


class _Reader:
    def __init__(self, root: "Node", level: int) -> None:
        self._root = root
        self._level = level
        self._errors = Errors(root)
        self._once = set_once(root)
        self._functions = frozenset(_functions(root))
        self._handed: dict[int, list[Node]] = {}
        """Redirections that the grammar hangs on a list or pipeline, by the command at its end that has them."""

    def read(self, folder: str | None) -> Iterator[Call]:
        yield from self._calls(self._root, State(folder))

    def _calls(self, node: "Node", state: State) -> Iterator[Call]:  # noqa: C901 - one line for each kind of node
        if node.type == "command":
            yield from self._command(node, state)
        elif node.type == "redirected_statement":
            yield from self._redirected(node, state)
        elif node.type == "list":
            yield from self._list(node, state)
        elif node.type == "pipeline":
            for child in node.named_children:
                yield from self._calls(child, state.copy())
        elif node.type == "for_statement":
            yield from self._for(node, state)
        elif node.type in _MAYBE:
            yield from self._maybe(node, state)
        elif node.type == "function_definition":
            yield from self._function(node, state)
        elif node.type in _SETS:
            yield from self._inside(node, state.copy())
            self._set(node, state)
        elif node.type == "unary_expression":
            yield from self._tested(node, state)
        else:
            yield from self._inside(node, state.copy() if node.type in _OWN_SHELL else state)

    def _inside(self, node: "Node", state: State) -> Iterator[Call]:
        for child in node.named_children:
            yield from self._calls(child, state)

    def _command(self, node: "Node", state: State) -> Iterator[Call]:
        for child in node.named_children:
            yield from self._calls(child, state.copy())
        redirects = self._handed.get(node.id, [])
        given = read_redirections([*node.named_children, *redirects], state.variables)
        words = [read_word(child, state.variables) for child in node.named_children if not _is_aside(child)]
        words += [*self._lost_dash(node, redirects), *given.more]
        readable = self._errors.spare(node)
        if not words or not words[0].text:
            yield from _files(given, state, readable=readable)
            return
        call = Call(
            words[0], tuple(words[1:]), state.folder, inputs=given.inputs, outputs=given.outputs,
            variables=_variables(node, state), script=given.script, readable=readable,
        )  # fmt: skip
        if call.name not in self._functions:
            yield from unwrap(call, self._read_inside)
        state.folder = changed_folder(call)
        if call.name in _FORGETS:
            state.variables.clear()

    def _read_inside(self, text: str, folder: str | None) -> tuple[Call, ...]:
        return _read_text(text, folder, self._level + 1)

    def _redirected(self, node: "Node", state: State) -> Iterator[Call]:
        body = node.child_by_field_name("body")
        redirects = [child for child in node.named_children if child != body]
        last = _last_command(body)
        if last:
            self._handed[last.id] = [*self._handed.get(last.id, ()), *redirects]
        else:
            yield from _files(read_redirections(redirects, state.variables), state, readable=self._errors.spare(node))
        yield from self._calls(body, state) if body else ()
        for redirect in redirects:
            yield from self._inside(redirect, state.copy())

    def _list(self, node: "Node", state: State) -> Iterator[Call]:
        """Read `a && b || c`: a folder that is changed behind a sign may not be changed, once the list is over."""
        parts = _parts_of_list(node)
        yield from self._calls(parts[0][1], state)
        surely = state.folder
        for sign, part in parts[1:]:
            before = state.folder
            yield from self._calls(part, state)
            state.folder = state.folder if sign == "&&" or state.folder == before else None
        state.folder = surely if state.folder == surely else None

    def _maybe(self, node: "Node", state: State) -> Iterator[Call]:
        before, changed = state.folder, False
        for child in node.named_children:
            branch = state.copy() if child.type in _BRANCHES else state
            branch.folder = before if child.type in _BRANCHES else branch.folder
            yield from self._calls(child, branch)
            changed = changed or branch.folder != before
        state.folder = None if changed else before

    def _for(self, node: "Node", state: State) -> Iterator[Call]:
        before, name = state.folder, text_of(node.children_by_field_name("variable")[0])
        values = [read_word(child, state.variables) for child in node.children_by_field_name("value")]
        for child in node.children_by_field_name("value"):
            yield from self._calls(child, state.copy())
        known = name in self._once and all(value.sure for value in values) and values
        turns = values if known and len(values) * state.turns <= _TURNS else [Word("", sure=False)]
        state.turns *= len(turns)
        for value in turns:
            state.variables[name] = value
            for body in node.children_by_field_name("body"):
                yield from self._calls(body, state)
        state.turns //= len(turns)
        state.variables.pop(name, None)
        state.folder = before if state.folder == before else None

    def _function(self, node: "Node", state: State) -> Iterator[Call]:
        """Read the body where the line stands, unless it goes elsewhere before it calls it."""
        inner = state.copy()
        inner.variables.clear()
        names = (text_of(one.children[0]) for one in walk_nodes(self._root) if one.type == "command" and one.children)
        inner.folder = None if {"cd", "pushd"} & set(names) else state.folder
        yield from self._inside(node, inner)

    def _lost_dash(self, node: "Node", redirects: "list[Node]") -> Iterator[Word]:
        """Give the `-` before a redirection, which the grammar leaves out: `kubectl apply -f - <<EOF`."""
        text, start = self._root.text or b"", self._root.start_byte
        for before, after in pairwise([node, *redirects]):
            if text[before.end_byte - start : after.start_byte - start].strip() == b"-":
                yield Word("-")

    def _set(self, node: "Node", state: State) -> None:
        for one in [node] if node.type == "variable_assignment" else node.named_children:
            value = one.child_by_field_name("value") if one.type == "variable_assignment" else None
            name = text_of(one.children[0]) if value else ""
            if value and name in self._once and value.type != "array" and "+=" not in _signs(one) and is_certain(one):
                state.variables[name] = read_word(value, state.variables)

    def _tested(self, node: "Node", state: State) -> Iterator[Call]:
        words = [read_word(child, state.variables) for child in node.named_children if not _is_test(child)]
        if len(words) == len(node.named_children) and words:
            yield Call(Word("test"), tuple(words), state.folder, readable=self._errors.spare(node))
        yield from self._inside(node, state.copy())


def _is_test(node: "Node") -> bool:
    return node.type.endswith("_expression")


def _is_aside(node: "Node") -> bool:
    return node.type in {"variable_assignment", "comment"} or node.type.endswith("_redirect")


def _signs(node: "Node") -> set[str]:
    return {child.type for child in node.children if not child.is_named}


def _variables(node: "Node", state: State) -> tuple[tuple[str, Word], ...]:
    pairs = [child.named_children for child in node.named_children if child.type == "variable_assignment"]
    return tuple(
        (text_of(pair[0]), read_word(pair[1], state.variables) if len(pair) > 1 else Word("")) for pair in pairs if pair
    )


def _files(given: Redirections, state: State, *, readable: bool) -> Iterator[Call]:
    """Give what is redirected into and out of a group of commands as the call of a command that does nothing."""
    if given:
        yield Call(Word(":"), (), state.folder, inputs=given.inputs, outputs=given.outputs, readable=readable)


def _parts_of_list(node: "Node") -> "list[tuple[str, Node]]":
    parts: list[tuple[str, Node]] = []
    while node.type == "list" and len(node.named_children) > 1:
        sign = next((child.type for child in node.children if child.type in {"&&", "||"}), "")
        parts.append((sign, node.named_children[-1]))
        node = node.named_children[0]
    return [("", node), *reversed(parts)]


def _functions(root: "Node") -> Iterator[str]:
    for node in walk_nodes(root):
        if node.type == "function_definition" and node.named_children:
            yield text_of(node.named_children[0])
        elif node.type == "command" and node.children and node.children[0].text == b"alias":
            yield from (text_of(child).partition("=")[0] for child in node.named_children[1:])


def _last_command(node: "Node | None") -> "Node | None":
    while node and node.type in {"list", "pipeline"} and node.named_children:
        node = node.named_children[-1]
    return node if node and node.type == "command" else None
