"""How a workflow is started by hand, with the inputs that a deployment to production needs."""

import re

from planning.commands.grounding.entries import Input, Workflow
from planning.drafting.production import production_in

_PLACE = re.compile(r"(?:^|[_-])(?:env|environment|stage|target)$", re.IGNORECASE)
_VERSION = re.compile(r"(?:^|[_-])(?:version|tag|release|image[_-]?tag)$", re.IGNORECASE)


def dispatch(flow: Workflow, place: str, version: str) -> str | None:
    """Give the command that starts a workflow; None where it cannot be started so, or needs what nobody can tell."""
    if "workflow_dispatch" not in flow.triggers:
        return None
    given = [(one.name, _value(one, place, version)) for one in flow.inputs]
    if any(value is None for _, value in given):
        return None
    fields = "".join(f" -f {name}={value}" for name, value in given if value)
    return f"gh workflow run {flow.name}{fields}"


def takes_version(flow: Workflow) -> bool:
    """Whether a workflow is told which version to bring."""
    return any(_VERSION.search(one.name) for one in flow.inputs)


def _value(one: Input, place: str, version: str) -> str | None:
    """Give the value of an input; empty for one that may stay away, None for one that may not and is not known."""
    if _PLACE.search(one.name):
        chosen = production_in(one.options) if one.options else place
        return chosen or None
    if _VERSION.search(one.name) and version and (not one.options or version in one.options):
        return version
    return None if one.required else ""
