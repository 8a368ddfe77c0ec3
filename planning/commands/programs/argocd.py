"""`argocd`: the applications that it is told to sync, to look at, to roll back."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Templated
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.planned import is_made
from planning.commands.grounding.repository import Everywhere, Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "--revision", "--revisions", "--resource", "--label", "-l", "--selector", "--timeout", "-o", "--output", "-p",
    "--parameter", "--values", "--server", "--auth-token", "--grpc-web-root-path", "--config", "--prune-propagation-policy",
    "--local", "--local-repo-root", "--retry-limit", "--strategy", "--project", "-N", "--app-namespace", "--path", "--repo",
    "--dest-namespace", "--dest-server", "--helm-set", "--kustomize-image", "--operation", "--source-position", "--info",
    "--sync-policy", "--kube-context", "--refresh-timeout", "--source-positions", "--values-literal-file", "--header", "-H",
})  # fmt: skip
_ACTS = frozenset({
    "sync", "rollback", "get", "history", "wait", "diff", "set", "unset", "delete", "terminate-op", "manifests", "logs",
    "resources", "edit", "patch", "actions",
})  # fmt: skip


def made_applications(call: Call) -> Iterator[str]:
    """Name the application that a call creates."""
    words = [word.text for word in read_arguments(call.arguments, _VALUED).plain]
    if words[:2] == ["app", "create"]:
        yield from (f"Application/{name}" for name in words[2:])


@program("argocd", makes=made_applications)
def argocd(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the applications of `argocd app`."""
    words = list(read_arguments(call.arguments, _VALUED).plain)
    if [word.text for word in words[:1]] != ["app"] or len(words) < 3 or words[1].text not in _ACTS:
        return
    several = words[1].text in {"sync", "wait", "delete"}
    start = 3 if words[1].text == "actions" else 2
    yield from (_application(word, repository) for word in words[start : None if several else start + 1])


def _application(word: Word, repository: Repository) -> Verdict:
    about = f"{Kind.ARGO_APPLICATION} {word.text}"
    name = word.text.rpartition("/")[2]
    applications = repository.everywhere(Kind.ARGO_APPLICATION)
    known = {one.name: at for at, one in _entries(applications) if not isinstance(one, Templated)}
    if name in known and word.sure:
        return exists(about, known[name])
    near = closest_names(name, known)
    if not word.sure or is_made(repository, f"Application/{name}"):
        return unclear(about, "its name is known at run time only")
    for at, one in _entries(applications):
        if isinstance(one, Templated) and _may_be(name, one.name):
            return unclear(about, f"{at}: a template names applications")
    if applications.why_open or not near:
        return unclear(about, applications.why_open or "Argo CD may have applications of other repositories")
    return missing(about, "no manifest names such an application", [Near(other, known[other]) for other in near])


def _may_be(name: str, template: str) -> bool:
    """Whether a template may come to a name: `preview-{{number}}` to `preview-12`."""
    pattern = _PLACEHOLDER.sub(".*", re.escape(template))
    return pattern.count(".*") > _MOST_PLACEHOLDERS or bool(re.fullmatch(pattern, name))


_MOST_PLACEHOLDERS = 4
"""A pattern with more takes too long to be matched."""


def _entries(applications: Everywhere) -> Iterator[tuple[str, Entry]]:
    return ((listing.receipt(one), one) for listing in applications.listings for one in listing.entries)


_PLACEHOLDER = re.compile(r"\\\{\\\{.*?\\\}\\\}|\\\$\\\{.*?\\\}|\\\*|<.*?>|%.*?%")
"""What a template fills in, in a name that is escaped."""
