"""What MCP clients may read of the workspace, as plain values; the server does the protocol."""

from collections.abc import Iterable, Iterator

from planning.finding import Refusal, refuse
from planning.limits import COMPLETIONS, RESOURCE_ISSUES
from resources.documents import read_document
from resources.issue_folder import DocumentFile, document_at
from resources.workspace import Workspace, nearest


def documents_of(workspace: Workspace) -> tuple[DocumentFile, ...]:
    """List the documents of the latest issues; none without a root."""
    try:
        return tuple(_documents(workspace, workspace.latest(RESOURCE_ISSUES)))
    except Refusal:
        return ()


def documents_at(workspace: Workspace, uris: Iterable[str]) -> dict[str, DocumentFile]:
    """Find documents by their addresses, of any issue; what cannot be read is left out."""
    sought = {uri: address for uri in uris if (address := document_at(uri))}
    issues = {issue for issue, _ in sought.values()}
    found = {(issue, document.name): document for issue in issues for document in _documents(workspace, [issue])}
    return {uri: found[address] for uri, address in sought.items() if address in found}


def read_uri(workspace: Workspace, issue: str, name: str) -> str:
    """Give the text of one document; issue and name are decoded already.

    Refuses (`argument`) an unknown issue or name, and (`unreadable`) as `read_document` does.
    """
    folder = workspace.issue(issue)
    documents = {document.name: document for document in folder.documents()}
    if name not in documents:
        from planning.text.secrets import without_secrets  # noqa: PLC0415  its patterns cost a start that needs none

        names = tuple(documents)
        near = ", ".join(nearest(name, names) or names) or "nothing yet"
        raise refuse(
            "argument", "name", f"{issue} holds no document {without_secrets(name)[:100]!r}", f"read one of: {near}"
        )
    return read_document(documents[name].path, folder.root).text


def issue_index(workspace: Workspace) -> str:
    """Write the index of the latest issues and their documents as Markdown; refuses without a root."""
    from planning.markdown.spans import code_span  # noqa: PLC0415  the parser behind it is heavy to load

    issues = workspace.issues()
    latest = workspace.latest(RESOURCE_ISSUES)
    lines = ["# Issues", "", *(f"- {code_span(issue)}: {_addresses(workspace, issue)}" for issue in latest)]
    if not issues:
        lines.append(f"None: {code_span(workspace.planning)} holds no issue folder.")
    if hidden := len(issues) - len(latest):
        lines += ["", f"{hidden} more, by `list_issues`."]
    return "\n".join(lines) + "\n"


def complete_issue(workspace: Workspace, prefix: str) -> tuple[str, ...]:
    """Complete an issue's name, whatever its case; none without a root."""
    try:
        return _completed(workspace.issues(), prefix)
    except Refusal:
        return ()


def complete_document(workspace: Workspace, issue: str, prefix: str) -> tuple[str, ...]:
    """Complete a document's name; none for an issue that is not there."""
    try:
        documents = workspace.issue(issue).documents()
    except Refusal:
        return ()
    return _completed((document.name for document in documents), prefix)


def _documents(workspace: Workspace, issues: Iterable[str]) -> Iterator[DocumentFile]:
    for issue in issues:
        try:
            yield from workspace.issue(issue).documents()
        except Refusal:  # gone since it was listed
            continue


def _addresses(workspace: Workspace, issue: str) -> str:
    return ", ".join(f"<{document.uri}>" for document in _documents(workspace, [issue])) or "no documents"


def _completed(names: Iterable[str], prefix: str) -> tuple[str, ...]:
    start = prefix.casefold()
    return tuple(name for name in names if name.casefold().startswith(start))[:COMPLETIONS]
