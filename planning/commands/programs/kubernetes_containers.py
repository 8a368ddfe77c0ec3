"""The containers that `kubectl set image` and the like name: `api=registry/api:2`."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.kubernetes_kinds import kind_called
from planning.commands.programs.kubernetes_objects import Found, Objects, is_slip
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.word import Word


def judge_containers(targets: list[tuple[Word, Word]], given: Arguments, repository: Repository) -> Iterator[Verdict]:
    """Look up the containers of the one object that a call names; of several objects nobody knows whose is which."""
    if len(targets) != 1:
        return
    words = [word.text for word in given.plain[:2]]
    if words == ["set", "image"]:
        pairs = [word for word in given.plain[2:] if "=" in word.text]
        named = [Word(name, sure=_is_plain(name)) for name in (word.text.partition("=")[0] for word in pairs)]
        yield from (judge_container(*targets[0], name, repository) for name in named if name.text != "*")
    else:
        for name in given.values("-c", "--container"):
            yield from _misspelt(judge_container(*targets[0], name, repository), name.text, targets[0], repository)


def judge_container(kind_word: Word, name: Word, container: Word, repository: Repository) -> Verdict:
    """Look a container up in all that the manifests say of an object."""
    about = f"container {container.text} of {kind_word.text}/{name.text}"
    found = _found(kind_word, name, repository)
    known = {one: there for there in reversed(found) for one in (*there.object.containers, *there.object.starters)}
    if not container.sure or not known:
        return unclear(about, "no manifest names its containers")
    if container.text in known:
        return exists(about, known[container.text].receipt)
    near = (Near(one, known[one].receipt) for one in (closest_names(container.text, known) or tuple(known)[:3]))
    return missing(about, f"{found[0].receipt} has no container {container.text}", near)


def _found(kind_word: Word, name: Word, repository: Repository) -> tuple[Found, ...]:
    objects = Objects(repository)
    kind = kind_called(kind_word.text, objects.kinds)
    return objects.called(kind, name.text) if kind and name.sure else ()


def _misspelt(verdict: Verdict, container: str, target: tuple[Word, Word], repository: Repository) -> Iterator[Verdict]:
    """Keep a verdict on a container that may be injected (a proxy beside the app) only where it is a misspelling."""
    found = _found(*target, repository)
    known = [one for there in found for one in (*there.object.containers, *there.object.starters)]
    if container in known or any(is_slip(container, one) for one in known):
        yield verdict


def _is_plain(text: str) -> bool:
    return not set(text) & set("$*`?[")
