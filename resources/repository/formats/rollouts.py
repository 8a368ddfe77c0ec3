"""How a Kubernetes object replaces its instances, and where it answers."""

from collections.abc import Iterator, Mapping

from resources.repository.formats.shape import mapping, sequence, text

_LIMITS = ("maxSurge", "maxUnavailable")


def update_of(spec: Mapping[str, object]) -> str:
    """Say how instances are replaced: `canary`, `blueGreen`, `RollingUpdate`, `Recreate`."""
    strategy = mapping(spec.get("strategy")) or mapping(spec.get("updateStrategy"))
    return next((way for way in ("canary", "blueGreen") if way in strategy), text(strategy.get("type")))


def limits_of(spec: Mapping[str, object]) -> str:
    """Say what a rolling update keeps to: `maxSurge 25%, maxUnavailable 0`."""
    strategy = mapping(spec.get("strategy")) or mapping(spec.get("updateStrategy"))
    kept = mapping(strategy.get("rollingUpdate")) or mapping(strategy.get("canary"))
    return ", ".join(f"{name} {text(kept.get(name))}" for name in _LIMITS if text(kept.get(name)))


def weights_of(spec: Mapping[str, object]) -> tuple[int, ...]:
    """Give the percentages at which a canary waits for a promotion; empty where one pause ends by itself.

    A rollout that goes on by itself in the middle is no one's to promote there.
    """
    canary = mapping(mapping(spec.get("strategy")).get("canary"))
    found: list[int] = []
    weight = ""
    for step in (mapping(one) for one in sequence(canary.get("steps"))):
        weight = text(step.get("setWeight")) or weight
        if "pause" not in step:
            continue
        if mapping(step.get("pause")).get("duration") or not weight.isdecimal():
            return ()
        found.append(int(weight))
    return tuple(found)


def hosts_of(document: Mapping[str, object]) -> tuple[str, ...]:
    """Give the addresses that an Ingress answers on with every path."""
    spec = mapping(document.get("spec"))
    if text(document.get("kind")) != "Ingress":
        return ()
    secured = {text(host) for one in sequence(spec.get("tls")) for host in sequence(mapping(one).get("hosts"))}
    hosts = (text(rule.get("host")) for rule in map(mapping, sequence(spec.get("rules"))) if _takes_all(rule))
    return tuple(f"http{'s' if host in secured else ''}://{host}" for host in hosts if host and "*" not in host)


def _takes_all(rule: Mapping[str, object]) -> bool:
    return any(text(path.get("path")) in {"", "/"} for path in _paths(rule))


def _paths(rule: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    return (mapping(path) for path in sequence(mapping(rule.get("http")).get("paths")))
