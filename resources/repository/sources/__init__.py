"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import (
    argo_applications,
    charts,
    kustomizations,
    make_targets,
    npm_scripts,
    releases,
    workloads,
)

SOURCES: tuple[Source, ...] = (
    npm_scripts.SOURCE,
    make_targets.SOURCE,
    workloads.SOURCE,
    kustomizations.SOURCE,
    charts.SOURCE,
    releases.SOURCE,
    argo_applications.SOURCE,
)

BY_KIND = {source.kind: source for source in SOURCES}
