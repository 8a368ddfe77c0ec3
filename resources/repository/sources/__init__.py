"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import (
    argo_applications,
    charts,
    compose_services,
    dockerfiles,
    helmfile_environments,
    kustomizations,
    make_targets,
    npm_scripts,
    releases,
    skaffold_profiles,
    workloads,
)

SOURCES: tuple[Source, ...] = (
    npm_scripts.SOURCE,
    make_targets.SOURCE,
    workloads.SOURCE,
    kustomizations.SOURCE,
    charts.SOURCE,
    releases.SOURCE,
    dockerfiles.SOURCE,
    compose_services.SOURCE,
    helmfile_environments.SOURCE,
    skaffold_profiles.SOURCE,
    argo_applications.SOURCE,
)

BY_KIND = {source.kind: source for source in SOURCES}
