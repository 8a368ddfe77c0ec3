"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import (
    composer_scripts,
    hatch_scripts,
    just_recipes,
    make_targets,
    mise_tasks,
    nox_sessions,
    npm_package,
    npm_scripts,
    npm_workspaces,
    poe_tasks,
    processes,
    pyproject_scripts,
    rake_tasks,
    scripts,
    taskfile_tasks,
    tox_environments,
    turbo_tasks,
)

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
    just_recipes.SOURCE,
    taskfile_tasks.SOURCE,
    composer_scripts.SOURCE,
    mise_tasks.SOURCE,
    rake_tasks.SOURCE,
    processes.SOURCE,
    scripts.SOURCE,
    pyproject_scripts.COMMANDS,
    pyproject_scripts.PDM,
    pyproject_scripts.RYE,
    pyproject_scripts.PIPENV,
    poe_tasks.SOURCE,
    hatch_scripts.SOURCE,
    tox_environments.SOURCE,
    nox_sessions.SOURCE,
)

BY_KIND = {source.kind: source for source in SOURCES}
