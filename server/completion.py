"""Completing the names of issues and documents while a person types."""

from mcp_types import (
    Completion,
    CompletionArgument,
    CompletionContext,
    PromptReference,
    ResourceTemplateReference,
)

from resources.catalogue import complete_document, complete_issue
from resources.workspace import Workspace
from server.prompt import PROMPT
from server.reading import DOCUMENT

Reference = PromptReference | ResourceTemplateReference


def complete(
    workspace: Workspace, ref: Reference, argument: CompletionArgument, context: CompletionContext | None
) -> Completion:
    """Give the names that begin as typed, at most a hundred; nothing for what is not ours."""
    values = _values(workspace, ref, argument, context)
    return Completion(values=list(values))


def _values(
    workspace: Workspace, ref: Reference, argument: CompletionArgument, context: CompletionContext | None
) -> tuple[str, ...]:
    ours = ref.name == PROMPT if isinstance(ref, PromptReference) else ref.uri == DOCUMENT
    if ours and argument.name == "issue":
        return complete_issue(workspace, argument.value)
    if ours and argument.name == "document":
        issue = ((context.arguments if context else None) or {}).get("issue", "")
        return complete_document(workspace, issue, argument.value)
    return ()
