"""The dialects of JSON that hosts read."""

from typing import Literal

Dialect = Literal["plain", "comments", "commas"]
"""Plain JSON; comments too; or commas behind the last value as well."""
