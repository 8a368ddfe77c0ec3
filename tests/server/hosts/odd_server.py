"""A server that is not ours, whose tool has a name that would colour a terminal."""

import json
import sys

RED = "red\x1b[31m"


def answer(method: str) -> dict[str, object]:
    """Give the result of a request of 2025-11-25."""
    if method == "tools/list":
        return {"tools": [{"name": RED, "inputSchema": {"type": "object"}}]}
    information = {"name": RED, "version": RED}
    return {"protocolVersion": "2025-11-25", "capabilities": {"tools": {}}, "serverInfo": information}


for line in sys.stdin:
    request = json.loads(line)
    if "id" not in request:
        continue
    told: dict[str, object] = {"error": {"code": -32601, "message": "Method not found"}}
    if request["method"] in {"initialize", "tools/list"}:
        told = {"result": answer(request["method"])}
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", "id": request["id"], **told}) + "\n")
    sys.stdout.flush()
