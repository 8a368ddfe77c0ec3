"""What is redirected into a command and out of it, and the text that is written right behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planning.commands.shell.syntax import text_of
from planning.commands.shell.word import Word
from planning.commands.shell.words import read_word

if TYPE_CHECKING:
    from tree_sitter import Node

_OUT = frozenset({">", ">>", "&>", ">|", "&>>", ">&"})


@dataclass(frozen=True, slots=True)
class Redirections:
    """The redirections of a command."""

    inputs: tuple[Word, ...] = ()
    outputs: tuple[Word, ...] = ()
    script: str = ""
    """The text of its here-document or here-string."""
    more: tuple[Word, ...] = ()
    """Arguments of the command that stand behind a redirection: `make 2>&1 deploy`."""

    def __bool__(self) -> bool:
        return bool(self.inputs or self.outputs)


def read_redirections(nodes: "Iterable[Node]", variables: Mapping[str, Word]) -> Redirections:
    """Read the redirections among some nodes; descriptors (`2>&1`) and /dev are no files."""
    inputs, outputs, more, script = list[Word](), list[Word](), list[Word](), ""
    for node in nodes:
        if node.type == "file_redirect":
            _file(node, variables, inputs, outputs)
            # the grammar takes them for further files
            more += [read_word(child, variables) for child in node.children_by_field_name("destination")[1:]]
        elif node.type == "herestring_redirect" and node.named_children:
            script = read_word(node.named_children[-1], variables).text
        elif node.type == "heredoc_redirect":
            inner = read_redirections(node.children_by_field_name("redirect"), variables)
            inputs, outputs = [*inputs, *inner.inputs], [*outputs, *inner.outputs]
            more += [read_word(child, variables) for child in node.children_by_field_name("argument")]
            script = _document(node)
    return Redirections(tuple(inputs), tuple(outputs), script, tuple(more))


def _file(node: "Node", variables: Mapping[str, Word], inputs: list[Word], outputs: list[Word]) -> None:
    target = node.child_by_field_name("destination")
    sign = next((text_of(child) for child in node.children if not child.is_named), "")
    if target is None or text_of(target).startswith("/dev/") or target.type == "process_substitution":
        return
    if sign == "<":
        inputs.append(read_word(target, variables))
    elif sign in _OUT and not (sign == ">&" and (target.type == "number" or text_of(target) == "-")):
        outputs.append(read_word(target, variables))


def _document(node: "Node") -> str:
    """Give the body of a here-document; where the shell expands it, what is escaped there is so no longer."""
    body = next((text_of(child) for child in node.children if child.type == "heredoc_body"), "")
    start = next((text_of(child) for child in node.children if child.type == "heredoc_start"), "")
    quoted = start[:1] in {"'", '"', "\\"}
    return body if quoted else body.replace("\\$", "$").replace("\\`", "`")
