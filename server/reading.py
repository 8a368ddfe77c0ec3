"""What clients may read: the documents of the issues, their index, and the guides."""

from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp_types import Resource, ResourceTemplate

from planning.finding import Refusal, words_of
from planning.limits import URI_CHARS
from resources.catalogue import documents_of, issue_index, read_uri
from resources.guides import GUIDES
from resources.issue_folder import DocumentFile, document_at
from resources.workspace import Workspace

MARKDOWN = "text/markdown"
INDEX = "planning://issues"
DOCUMENT = "planning://{issue}/{document}"
TEMPLATES = [
    ResourceTemplate(
        uri_template=DOCUMENT,
        name="document",
        title="A planning document",
        description="A Markdown document of an issue, for example STATUS.md or DEPLOY_PLAN.md.",
        mime_type=MARKDOWN,
    )
]


def resources_of(workspace: Workspace) -> list[Resource]:
    """List everything concretely: hosts attach only what is in the list, never what a template promises."""
    try:
        documents = [_document(document) for document in documents_of(workspace)]
    except Refusal as refusal:  # the guides are there all the same
        return [_listed_index(f"Cannot be listed: {words_of(refusal)}."), *_guides()]
    return [_listed_index("Every issue under the planning folder, with its documents."), *_guides(), *documents]


def read_resource(workspace: Workspace, uri: str) -> str:
    """Give the text behind a URI.

    Raises:
        ResourceNotFoundError: where nothing is there; the message says what is.
        ResourceError: where something is there that cannot be read.
    """
    if len(uri) > URI_CHARS:
        raise ResourceNotFoundError(f"the address has {len(uri):,} characters, {URI_CHARS:,} are allowed: read {INDEX}")
    if uri == INDEX:
        return _index(workspace)
    guides = {guide.uri: guide for guide in GUIDES}
    if uri in guides:
        return guides[uri].text()
    address = document_at(uri)
    if address is None:
        known = ", ".join([INDEX, DOCUMENT, *guides])
        raise ResourceNotFoundError(f"there is no such resource. Known: {known}")
    return _document_text(workspace, *address)


def _index(workspace: Workspace) -> str:
    try:
        return issue_index(workspace)
    except Refusal as refusal:
        raise ResourceError(words_of(refusal)) from refusal


def _document_text(workspace: Workspace, issue: str, document: str) -> str:
    try:
        return read_uri(workspace, issue, document)
    except Refusal as refusal:
        absent = all(finding.gate == "argument" for finding in refusal.findings)
        raise (ResourceNotFoundError if absent else ResourceError)(words_of(refusal)) from refusal


def _listed_index(description: str) -> Resource:
    return Resource(uri=INDEX, name="issues", title="Issues", description=description, mime_type=MARKDOWN)


def _guides() -> list[Resource]:
    return [
        Resource(
            uri=guide.uri,
            name=guide.uri.partition("://")[2],
            title=guide.title,
            description=guide.description,
            mime_type=MARKDOWN,
        )
        for guide in GUIDES
    ]


def _document(document: DocumentFile) -> Resource:
    return Resource(
        uri=document.uri,
        name=f"{document.issue}/{document.name}",
        mime_type=MARKDOWN,
        size=document.bytes,
    )
