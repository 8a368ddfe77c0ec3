"""The folders where a repository keeps what a deployment needs: a bounded look, never a walk of the whole tree."""

from dataclasses import dataclass
from typing import Final

from planning.commands.grounding.repository import Presence
from planning.limits import SURVEYED_FOLDERS
from resources.repository.tree import Tree, below
from resources.turn import going_on

_DEEP: Final = frozenset({
    "deploy", "deployment", "deployments", "k8s", "kube", "kubernetes", "manifests", "charts", "chart", "helm", "infra",
    "infrastructure", "iac", "terraform", "tf", "ops", "devops", "gitops", "argocd", "argo", "clusters", "environments",
    "envs", "overlays", "base", "kustomize", "ansible", "playbooks", "pulumi", "cdk", "db", "database", "migrations",
    "sql", "config", "ci", "docker", "platform", "stacks", "live", "release", "inventories", "inventory", "runbooks",
    "runbook", ".github", ".gitlab", "migration", "migrate", "prisma", "drizzle", "alembic",
})  # fmt: skip
"""Folders that are looked through to their bottom."""
_WIDE: Final = frozenset({"apps", "packages", "services", "libs", "cmd", "crates", "projects", "components", "modules"})
"""Folders whose folders are projects of their own, each with folders as a root has them."""
_CODE: Final = frozenset({"src", "backend", "server", "api", "app", "web"})
"""Folders of the root that hold the code, whose folders are looked into: applications keep their migrations there."""
_RESOURCES: Final = "main/resources"
"""Below `src`: what a JVM project ships, migrations among it. Asked for by its path, since code fills the rest."""
_ASIDE: Final = frozenset({".claude"})
"""Folders of the root that hold plans and settings of people's tools, nothing that is deployed."""
_DEPTH: Final = 7


@dataclass(frozen=True, slots=True)
class Survey:
    """The folders that were looked into, the nearest to the root first, with the names in each."""

    names: dict[str, tuple[str, ...]]
    open: str = ""
    """Why not every such folder was looked into."""


def survey(tree: Tree) -> Survey:
    """Look into the root, its folders, those of its projects, and what lies below folders that speak of deployment."""
    found: dict[str, tuple[str, ...]] = {}
    pending = [""]
    for folder in going_on(pending):
        if len(found) == SURVEYED_FOLDERS:
            return Survey(found, f"the repository has more than {SURVEYED_FOLDERS} folders to look into")
        names, folders = tree.listed(folder)
        found[folder] = names
        wanted = [child for child in folders if _is_wanted(child)]
        wanted += [shipped for child in folders if (shipped := _shipped(tree, child))]
        pending += (child for child in wanted if not tree.ignored.matches(child, folder=True))
    return Survey(found)


def _shipped(tree: Tree, path: str) -> str:
    """Give the folder with what a JVM project ships, for its `src`; empty where there is none."""
    resources = below(path, _RESOURCES)
    is_source = path.rpartition("/")[2] == "src" and path.count("/") < _DEPTH - 2
    return resources if is_source and tree.presence(resources) is Presence.FOLDER else ""


def _is_wanted(path: str) -> bool:
    parts = path.lower().split("/")
    if len(parts) > _DEPTH or parts[0] in _ASIDE:
        return False
    if len(parts) == 1 or (parts[0] in _CODE and (len(parts) == 2 or parts[1:-1] == ["apps"])):
        return True
    below_resources = "/src/main/resources/" in f"/{path}"
    return (parts[0] in _WIDE and len(parts) == 2) or below_resources or any(part in _DEEP for part in parts)
