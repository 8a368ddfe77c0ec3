"""The token without which nobody but this machine is served, and the check of it at every request."""

import re
from collections.abc import MutableMapping
from hmac import compare_digest
from typing import Final

from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from planning.limits import TOKEN_CHARS

VARIABLE: Final = "DEPLOY_PLANNER_TOKEN"
_SENDABLE: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""What a header may carry as a token (RFC 6750)."""
_MAKE_ONE: Final = f"make one: `export {VARIABLE}=$(openssl rand -hex 32)`"
_WANTED: Final = f"send the header `Authorization: Bearer TOKEN`, TOKEN being the {VARIABLE} of this server\n"


class UnfitTokenError(Exception):
    """A token that protects nothing, or that no client could send; the words never repeat it."""


def take_token(environ: MutableMapping[str, str]) -> str | None:
    """Take the token out of the environment, so that no program that is started inherits it; None where none is set.

    Raises UnfitTokenError for one that is too short, the empty one too, or holds what no header carries.
    """
    token = environ.pop(VARIABLE, None)
    if token is None:
        return None
    if len(token) < TOKEN_CHARS:
        raise UnfitTokenError(f"{VARIABLE} has {len(token)} characters, at least {TOKEN_CHARS} are needed; {_MAKE_ONE}")
    if not _SENDABLE.fullmatch(token):
        raise UnfitTokenError(f"{VARIABLE} holds a character that no header carries; {_MAKE_ONE}")
    return token


def guarded(application: ASGIApp, token: str) -> ASGIApp:
    """Answer every request that does not carry the token with 401, before anything of it is read."""
    return AuthenticationMiddleware(application, backend=_Bearer(token), on_error=_refused)


class _Bearer(AuthenticationBackend):
    def __init__(self, token: str) -> None:
        self._token = token.encode()

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, SimpleUser]:
        given = conn.headers.getlist("authorization")
        scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        # both are always compared: how long a refusal takes tells nothing of the token
        same = compare_digest(token.strip().encode(), self._token)
        if scheme.lower() != "bearer" or not same:
            raise AuthenticationError
        return AuthCredentials(["mcp"]), SimpleUser("bearer")


def _refused(request: HTTPConnection, error: Exception) -> Response:
    del request, error  # nothing of them is told
    return PlainTextResponse(_WANTED, 401, {"WWW-Authenticate": "Bearer"})
