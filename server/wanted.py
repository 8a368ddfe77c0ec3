"""Who wants to hear of which documents: bounded, since the folder of each of their issues is watched."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from planning.limits import SUBSCRIBED_ISSUES, SUBSCRIBED_URIS, URI_CHARS
from resources.issue_folder import document_at


@dataclass(slots=True)
class Wanted:
    """The addresses that each client, or each stream of one, named."""

    _by: dict[object, set[str]] = field(default_factory=dict[object, set[str]])

    def take(self, who: object, uris: Iterable[str] = ()) -> None:
        """Note who wants to hear, and of what else.

        Raises:
            MCPError: where documents of more issues would be subscribed to than are watched, more addresses than
                are kept, or one that is longer than any document's.
        """
        new = set(uris)
        if _issues(new) - self.issues and len(_issues(new) | self.issues) > SUBSCRIBED_ISSUES:
            raise _too_many("documents of", SUBSCRIBED_ISSUES, "issues")
        if new - set(self.uris) and len(new | set(self.uris)) > SUBSCRIBED_URIS:
            raise _too_many("", SUBSCRIBED_URIS, "addresses")
        if any(len(uri) > URI_CHARS for uri in new):
            raise MCPError(
                INVALID_PARAMS, f"an address has at most {URI_CHARS:,} characters: subscribe to a listed resource"
            )
        self._by.setdefault(who, set()).update(new)

    def drop(self, who: object, uri: str) -> None:
        """Take one address off; whoever named it still wants to hear."""
        self._by.get(who, set()).discard(uri)

    def forget(self, who: object) -> None:
        """Take off who is gone."""
        self._by.pop(who, None)

    def of(self, who: object) -> frozenset[str]:
        """Give what one of them named."""
        return frozenset(self._by.get(who, ()))

    def __bool__(self) -> bool:
        return bool(self._by)

    def __contains__(self, who: object) -> bool:
        return who in self._by

    @property
    def uris(self) -> tuple[str, ...]:
        """Every address that anybody named."""
        return tuple(sorted(set[str]().union(*self._by.values())))

    @property
    def issues(self) -> frozenset[str]:
        """The issues whose documents anybody named."""
        return _issues(self.uris)


def _too_many(what: str, most: int, things: str) -> MCPError:
    return MCPError(
        INVALID_PARAMS,
        f"{what} at most {most} {things} can be subscribed to at a time, by all clients together: ".lstrip()
        + "unsubscribe from some first, or read the document when it matters",
    )


def _issues(uris: Iterable[str]) -> frozenset[str]:
    return frozenset(address[0] for uri in uris if (address := document_at(uri)))
