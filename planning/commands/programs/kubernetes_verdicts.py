"""The verdict on a Kubernetes object that a command names."""

from planning.commands.grounding.planned import is_made
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, exists, missing, unclear
from planning.commands.programs.kubernetes_kinds import kind_called, kind_meant
from planning.commands.programs.kubernetes_objects import Objects
from planning.commands.shell.word import Word

_MADE_BY_CONTROLLERS = frozenset({
    "Pod", "Event", "Node", "Endpoints", "EndpointSlice", "ReplicaSet", "PersistentVolume", "Lease", "Metrics", "Namespace",
    "ControllerRevision", "AnalysisRun", "Experiment", "CertificateRequest", "CustomResourceDefinition", "APIService",
    "StorageClass", "ComponentStatus", "PodTemplate", "CertificateSigningRequest", "VolumeAttachment", "CSINode",
})  # fmt: skip
_MADE_BY_HAND = frozenset({"Job", "Secret", "PersistentVolumeClaim", "ServiceAccount", "ConfigMap"})
"""Kinds whose objects are often made by other means than manifests: a new name is no fault, a misspelt one is."""
_WHY_BY_HAND = "others make objects of this kind, too"


def judge_kind(word: Word, repository: Repository) -> Verdict | None:
    """Judge the word for a kind alone: only a misspelt one says anything."""
    if not word.sure or kind_called(word.text, Objects(repository).kinds):
        return None
    meant = kind_meant(word.text)
    return missing(f"kind {word.text}", "Kubernetes has no such kind", [Near(meant)]) if meant else None


def judge_object(
    kind_word: Word, name: Word, namespace: Word | None, repository: Repository, *, deleted: bool = False
) -> Verdict:
    """Judge one object, by the word for its kind; of what is `deleted` only a slip is missing."""
    objects = Objects(repository)
    kind = kind_called(kind_word.text, objects.kinds) if kind_word.sure else ""
    if not kind:
        misspelt = judge_kind(kind_word, repository)
        return misspelt or unclear(f"{kind_word.text} {name.text}", "nobody here knows this kind")
    about = f"{kind} {name.text}"
    if not name.sure:
        return unclear(about, "its name is known at run time only")
    given = namespace.text if namespace and namespace.sure else ""
    there = [found for found in objects.called(kind, name.text) if found.is_in(given)]
    if there:
        return exists(about, next((found for found in there if found.object.images), there[0]).receipt)
    reason = _undecided(kind, name.text, namespace, objects)
    if deleted and not _is_misspelt(kind, name.text, objects):
        reason = reason or "what is deleted is what the manifests name no longer"
    if reason:
        return unclear(about, reason)
    where = f" in the namespace {given}" if objects.called(kind, name.text) else ""
    return missing(about, f"no manifest names a {kind} {name.text}{where}", objects.nearest(kind, name.text, given))


def _undecided(kind: str, name: str, namespace: Word | None, objects: Objects) -> str:
    """Give the reason why an object that no manifest names may be there all the same; empty where there is none."""
    if kind in _MADE_BY_CONTROLLERS:
        return "the cluster makes objects of this kind"
    if is_made(objects.repository, f"{kind}/{name}"):
        return "another command of the plan makes it"
    if not objects.lists(kind):
        return f"no manifest of the repository is of the kind {kind}"
    if namespace and not (namespace.sure and objects.is_namespace(namespace.text, kind)):
        return f"no manifest speaks of the namespace {namespace.text}"
    generated = objects.generated(kind, name)
    if generated:
        return f"{generated} generates it"
    return objects.why_open(kind) or _doubt(kind, name, namespace.text if namespace else "", objects)


def _doubt(kind: str, name: str, namespace: str, objects: Objects) -> str:
    if _is_misspelt(kind, name, objects):
        return ""
    by_hand = _WHY_BY_HAND if kind in _MADE_BY_HAND else ""
    return by_hand or objects.beside(kind, name, namespace) or objects.why_doubtful(name)


def _is_misspelt(kind: str, name: str, objects: Objects) -> bool:
    misspelt = any(is_slip(name, found.object.name) for found in objects.of(kind))
    return misspelt and not objects.controller_of(name)
