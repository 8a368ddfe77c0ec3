"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import make_targets, npm_package, npm_scripts, npm_workspaces, turbo_tasks

SOURCES: tuple[Source, ...] = (
    npm_scripts.SOURCE,
    npm_workspaces.FOLDERS,
    npm_workspaces.NAMES,
    npm_package.NAME,
    npm_package.DEPENDENCIES,
    npm_package.BINARIES,
    turbo_tasks.SOURCE,
    make_targets.SOURCE,
    make_targets.NAMED,
)

BY_KIND = {source.kind: source for source in SOURCES}
