"""Finds versions that move: `HEAD~1`, `latest`, an undo without a revision."""

import re

from planning.commands.shell.reading import read_calls

_MOVING = re.compile(
    r"\bHEAD(?:[~^]\d*)+|(?<!\S)@(?:[~^]\d*)+(?!\S)|@\{-\d+\}|[:@]latest\b|\blatest\b(?= (?:version|release|tag|image)\b)|--latest\b|^latest$"
)
_UNDO = re.compile(
    r"\bkubectl\s+(?:[^\s;|&]+[ \t]+(?:\\\n\s*)?){0,40}?(?:rollout|argo\s+rollouts)\s+(?:[^\s;|&]+[ \t]+){0,40}?undo\b"
    r"(?!(?:\\\n|[^\n;|&])*--to-revision(?![= ]0+\b))"
)
_HELM = re.compile(r"\bhelm\s+(?:-\S+\s+(?:(?!rollback\b)[^\s-]\S*\s+)?){0,40}rollback\s+((?:\\\n|[^\n;|&#])+)")
_PREVIOUS: tuple[list[str], ...] = ([], ["0"])
"""Revisions that mean the one before: to Helm and to kubectl, 0 is as good as none."""
_TAKES_VALUE = frozenset({"-n", "--namespace", "--kube-context", "--timeout", "--history-max", "--kubeconfig"})


def find_moving(text: str) -> str:
    """Give the first moving version, also of what is quoted apart; empty where there is none."""
    calls = (call.text for call in read_calls(text) if call.readable)
    return next((found for said in (text, *calls) if (found := _moving(said))), "")


def _moving(text: str) -> str:
    found = _MOVING.search(text) or _UNDO.search(text)
    if found:
        return found[0].strip(" `:").removeprefix("@" if found[0][1:2].isalpha() else "")
    helm = (_words(arguments) for arguments in _HELM.findall(text))
    return next((f"helm rollback {words[0]}" for words in helm if words and words[1:] in _PREVIOUS), "")


def _words(arguments: str) -> list[str]:
    """Give what is no option, nor the value of one."""
    words, kept = arguments.replace("\\\n", " ").split(), list[str]()
    for before, word in zip(["", *words], words, strict=False):
        if not word.startswith("-") and before not in _TAKES_VALUE:
            kept.append(word)
    return kept
