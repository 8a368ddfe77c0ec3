"""The containers that `kubectl set image` and the like name: `api=registry/api:2`."""

import re
from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.kubernetes_kinds import kind_called
from planning.commands.programs.kubernetes_objects import Objects
from planning.commands.programs.kustomized import Found
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.word import Word

_ADDED = re.compile(
    r"istio|linkerd|envoy|vault|dapr|proxy|agent|datadog|otel|opentelemetry|fluent|filebeat|debug|sidecar"
)
"""Containers that something in the cluster puts beside those of the manifest."""


def judge_containers(targets: list[tuple[Word, Word]], given: Arguments, repository: Repository) -> Iterator[Verdict]:
    """Look up the containers of the one object that a call names; of several objects nobody knows whose is which."""
    if len(targets) != 1:
        return
    words = [word.text for word in given.plain[:2]]
    if words == ["set", "image"]:
        pairs = [word for word in given.plain[2:] if "=" in word.text]
        named = [Word(name, sure=_is_plain(name)) for name in (word.text.partition("=")[0] for word in pairs)]
        yield from (judge_container(*targets[0], name, repository) for name in named if name.text != "*")
    elif words[:1] != ["debug"]:
        chosen = given.values("-c", "--container")
        yield from (judge_container(*targets[0], name, repository) for name in chosen)


def judge_container(kind_word: Word, name: Word, container: Word, repository: Repository) -> Verdict:
    """Look a container up in all that the manifests say of an object."""
    about = f"container {container.text} of {kind_word.text}/{name.text}"
    found = _found(kind_word, name, repository)
    known = {one: there for there in reversed(found) for one in (*there.object.containers, *there.object.starters)}
    if not container.sure or not known:
        return unclear(about, "no manifest names its containers")
    if container.text in known:
        return exists(about, known[container.text].receipt)
    if _ADDED.search(container.text):
        return unclear(about, "it may be put beside those of the manifest")
    like = closest_names(container.text, known)
    near = (Near(one, known[one].receipt, bool(like)) for one in like or tuple(known)[:3])
    return missing(about, f"{found[0].receipt} has no container {container.text}", near)


def _found(kind_word: Word, name: Word, repository: Repository) -> tuple[Found, ...]:
    objects = Objects(repository)
    kind = kind_called(kind_word.text, objects.kinds)
    return objects.called(kind, name.text) if kind and name.sure else ()


def _is_plain(text: str) -> bool:
    return not set(text) & set("$*`?[")
