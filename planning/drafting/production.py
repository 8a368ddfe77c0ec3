"""Which of several things is the one that serves users."""

import re
from collections.abc import Iterable
from dataclasses import replace

from planning.commands.grounding.entries import Kustomization, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.drafting.entries import Cited, entries, workflows, workloads

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


def serving(repository: Repository, *kinds: str) -> tuple[Cited[Workload], ...]:
    """Give the objects of some kinds that serve users: those of production where some are.

    What an overlay changes of an object is filled up from the object itself. What only a template names is nobody's
    name yet.
    """
    found = [cited for cited in workloads(repository, *kinds) if "{" not in cited.entry.name]
    live = [cited for cited in found if is_production(f"{cited.entry.namespace} {cited.file}")]
    overlay = _overlay(repository)
    whole = [replace(cited, entry=_placed(_filled(cited.entry, found), overlay)) for cited in live or found]
    once = {(c.entry.kind, c.entry.name, c.entry.namespace): c for c in reversed(whole)}
    return tuple(reversed(once.values()))


def _overlay(repository: Repository) -> Kustomization | None:
    """Find the kustomization that makes production: the only one, or the only one that says so."""
    all_ = [cited for cited in entries(repository, Kind.KUSTOMIZATION, Kustomization) if cited.entry.namespace]
    live = [cited for cited in all_ if is_production(f"{cited.entry.namespace} {cited.file}")]
    chosen = live or all_
    return chosen[0].entry if len(chosen) == 1 else None


def _filled(one: Workload, found: Iterable[Cited[Workload]]) -> Workload:
    """Take from the object that a patch is about what the patch leaves as it is."""
    if one.containers or one.kind not in SERVES:
        return one
    same = [c.entry for c in found if (c.entry.kind, c.entry.name) == (one.kind, one.name) and c.entry.containers]
    if not same:
        return one
    base = same[0]
    return replace(
        base, line=one.line, namespace=one.namespace or base.namespace, replicas=one.replicas or base.replicas
    )


def _placed(one: Workload, overlay: Kustomization | None) -> Workload:
    if overlay is None or one.namespace:
        return one
    return replace(one, namespace=overlay.namespace, name=f"{overlay.prefix}{one.name}{overlay.suffix}")


def scope(workload: Workload) -> str:
    """Give the option that names a namespace, with a space before; empty where the manifest names none."""
    return f" -n {workload.namespace}" if workload.namespace else ""


def production_place(repository: Repository) -> str:
    """Give what the repository calls production: an input of a workflow that offers it, else a namespace."""
    offered = (option for flow in workflows(repository) for one in flow.entry.inputs for option in one.options)
    namespaces = (workload.entry.namespace for workload in workloads(repository))
    return production_in(offered) or production_in(namespaces)
