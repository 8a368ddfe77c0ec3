"""What MCP clients may read and complete, as plain values; the protocol itself is the server's."""

from difflib import get_close_matches

from planning.finding import Refusal, refuse
from planning.markdown.spans import code_span
from resources.documents import read_document
from resources.issue_folder import DocumentFile
from resources.limits import COMPLETIONS, DOCUMENTS_PER_ISSUE, ISSUES_AS_RESOURCES, NEAREST_NAMES
from resources.workspace import Workspace


def documents_of(workspace: Workspace) -> tuple[DocumentFile, ...]:
    """List the documents of the issues modified last; none where there is no root."""
    try:
        names = workspace.latest(ISSUES_AS_RESOURCES)
        return tuple(document for name in names for document in _documents(workspace, name))
    except Refusal:
        return ()


def read_uri(workspace: Workspace, issue: str, name: str) -> str:
    """Give the text of one of an issue's documents, both names as they are (not percent-encoded).

    Raises:
        Refusal: `argument` for an issue or a document that is not there, `unreadable`.
    """
    folder = workspace.issue(issue)
    files = {document.name: document.path for document in folder.documents()}
    if name in files:
        return read_document(files[name], folder.root).text
    near = ", ".join(get_close_matches(name, files, n=NEAREST_NAMES) or list(files)[:NEAREST_NAMES])
    fix = (
        f"read one that is there, for example {near}"
        if near
        else "the issue has no documents yet: write its STATUS.md"
    )
    raise refuse("argument", "name", f"the issue {issue!r} has no document of that name", fix)


def issue_index(workspace: Workspace) -> str:
    """Give the index of the issues as Markdown; without a root, what to set."""
    try:
        names, total = workspace.latest(ISSUES_AS_RESOURCES), len(workspace.issues())
    except Refusal as refusal:
        return "# Issues\n\n" + "".join(f"{f.message}: {f.fix}\n" for f in refusal.findings)
    shown = "" if len(names) == total else f", the latest {len(names)} of them here"
    head = f"# Issues\n\n{total} in {code_span(workspace.planning)}{shown}.\n"
    return head + "".join(_entry(workspace, name) for name in names)


def complete_issue(workspace: Workspace, prefix: str) -> tuple[str, ...]:
    """Complete the name of an issue, the latest first; never raises."""
    try:
        names = workspace.latest(len(workspace.issues()))
    except Refusal:
        return ()
    return _starting(names, prefix)


def complete_document(workspace: Workspace, issue: str, prefix: str) -> tuple[str, ...]:
    """Complete the name of a document of an issue; never raises."""
    try:
        names = tuple(document.name for document in workspace.issue(issue).documents())
    except Refusal:
        return ()
    return _starting(names, prefix)


def _starting(names: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    folded = prefix.casefold()
    return tuple(name for name in names if name.casefold().startswith(folded))[:COMPLETIONS]


def _entry(workspace: Workspace, name: str) -> str:
    lines = "".join(f"  - [{d.name}]({d.uri})\n" for d in _documents(workspace, name))
    return f"\n- {code_span(name)}\n{lines}"


def _documents(workspace: Workspace, name: str) -> tuple[DocumentFile, ...]:
    """List an issue's documents; none where the issue vanished since it was listed."""
    try:
        return workspace.issue(name).documents()[:DOCUMENTS_PER_ISSUE]
    except Refusal:
        return ()
