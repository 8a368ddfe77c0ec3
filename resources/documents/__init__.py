"""One document on disk: read whole, written whole or not at all, by one process at a time."""

from resources.documents.lock import locked
from resources.documents.reading import Document, digest_of, read_document
from resources.documents.writing import remove_document, write_document

__all__ = ["Document", "digest_of", "locked", "read_document", "remove_document", "write_document"]
