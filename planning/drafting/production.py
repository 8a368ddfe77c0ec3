"""Which of several things is the one that serves users."""

import re
from collections.abc import Iterable

from planning.commands.grounding.entries import Workload
from planning.commands.grounding.repository import Repository
from planning.drafting.entries import Cited, workflows, workloads

SERVES = ("Rollout", "Deployment", "StatefulSet")
"""Kinds of objects that answer requests or work off queues."""
_NAMES = ("prod", "production", "live", "prd")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_PART = re.compile(r"[A-Za-z0-9]+")


def production_in(said: Iterable[str] | str) -> str:
    """Give the name of the production environment among some words; empty where none is, or two are."""
    words = _WORD.findall(said) if isinstance(said, str) else list(said)
    found = list(dict.fromkeys(word for word in words if word.lower() in _NAMES))
    return found[0] if len(found) == 1 else ""


def is_production(path: str) -> bool:
    """Whether a path or namespace says that it is production: `overlays/prod/api.yaml`, `shop-prod`."""
    return any(part.lower() in _NAMES for part in _PART.findall(path))


def serving(found: Iterable[Cited[Workload]]) -> tuple[Cited[Workload], ...]:
    """Leave those of production where some are; one object that several files describe counts once.

    What only a template names is nobody's name yet.
    """
    all_ = tuple(cited for cited in found if "{" not in cited.entry.name)
    live = [cited for cited in all_ if is_production(f"{cited.entry.namespace} {cited.file}")]
    once = {(c.entry.kind, c.entry.name, c.entry.namespace): c for c in reversed(live or all_)}
    return tuple(reversed(once.values()))


def scope(workload: Workload) -> str:
    """Give the option that names a namespace, with a space before; empty where the manifest names none."""
    return f" -n {workload.namespace}" if workload.namespace else ""


def production_place(repository: Repository) -> str:
    """Give what the repository calls production: an input of a workflow that offers it, else a namespace."""
    offered = (option for flow in workflows(repository) for one in flow.entry.inputs for option in one.options)
    namespaces = (workload.entry.namespace for workload in workloads(repository))
    return production_in(offered) or production_in(namespaces)
