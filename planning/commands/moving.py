"""Finds versions that move: `HEAD~1`, `latest`, an undo without a revision."""

import re

_MOVING = re.compile(
    r"\bHEAD(?:[~^]\d*)+|[:@]latest\b|\blatest\b(?= (?:version|release|tag|image)\b)|--latest\b|^latest$"
)
_UNDO = re.compile(
    r"\b(?:kubectl\s+(?:\S+\s+)*?rollout\s+undo|kubectl\s+argo\s+rollouts\s+(?:\S+\s+)*?undo)\b(?![^\n;|&]*--to-revision)"
)
_HELM = re.compile(r"\bhelm\s+(?:-\S+\s+\S+\s+)*rollback\s+([^\n;|&]+)")
_TAKES_VALUE = frozenset({"-n", "--namespace", "--kube-context", "--timeout", "--history-max", "--kubeconfig"})


def find_moving(text: str) -> str:
    """Give the first moving version; empty where there is none."""
    found = _MOVING.search(text) or _UNDO.search(text)
    if found:
        return found[0].strip(" `@:")
    helm = _HELM.search(text)
    return f"helm rollback {_words(helm[1])[0]}" if helm and len(_words(helm[1])) == 1 else ""


def _words(arguments: str) -> list[str]:
    """Give what is no option, nor the value of one."""
    words, kept = arguments.split(), list[str]()
    for before, word in zip(["", *words], words, strict=False):
        if not word.startswith("-") and before not in _TAKES_VALUE:
            kept.append(word)
    return kept
