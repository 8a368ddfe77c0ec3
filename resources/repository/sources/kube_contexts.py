"""Contexts of clusters that the repository's own commands name: in Makefiles, scripts and pipelines."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_CONTEXT = re.compile(
    r"""(?:--(?:kube-)?context[= ]+|\buse-context\s+)(["']?)([A-Za-z0-9][\w.:/@-]*)\1(?=[\s;|&)"'`]|$)""", re.MULTILINE
)
_OF_KUBE = re.compile(r"\b(kubectl|helm|helmfile|kustomize|k9s|stern|argocd|flux|skaffold|istioctl)\b")


def _read(tree: Tree, path: str) -> Listing | None:
    entries: dict[str, Entry] = {}
    for number, line in enumerate(tree.text(path).splitlines(), 1):
        # `docker --context` and `az aks --context` are something else.
        if _OF_KUBE.search(line) and not line.lstrip().startswith("#"):
            for match in _CONTEXT.finditer(line):
                entries.setdefault(match[2], Entry(match[2], number, "context"))
    return Listing(Kind.SETTING, path, tuple(entries.values())) if entries else None


def _may_hold(folder: str) -> bool:
    last = folder.rpartition("/")[2]
    return not folder or last in {"scripts", "script", "bin", "ops", "deploy", "ci", "workflows", "tools", "hack"}


_FILES = (
    "Makefile",
    "makefile",
    "GNUmakefile",
    "*.mk",
    "justfile",
    "Taskfile.y*ml",
    "*.sh",
    "*.bash",
    ".gitlab-ci.yml",
    "*.yml",
    "*.yaml",
)
SOURCE = Source(Kind.SETTING, _FILES, _read, _may_hold, many=True)
