"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import make_targets, migrations, npm_scripts

SOURCES: tuple[Source, ...] = (
    npm_scripts.SOURCE,
    make_targets.SOURCE,
    migrations.SOURCE,
)

BY_KIND = {source.kind: source for source in SOURCES}
