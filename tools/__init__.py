"""Every tool the server offers, in the order hosts list them."""

from tools.tool import ToolSpec

TOOLS: tuple[ToolSpec, ...] = ()
