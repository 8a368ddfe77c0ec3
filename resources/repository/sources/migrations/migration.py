"""Makes the entry of one migration from what every tool says of it."""

from planning.commands.grounding.revision import Revision


def migration(
    name: str,
    line: int,
    note: str,
    tool: str,
    path: str,
    before: tuple[str, ...] = (),
    way_back: bool | None = None,
    aliases: tuple[str, ...] = (),
    group: str = "",
) -> Revision:
    """Give the entry; the parts are those of `Revision`."""
    return Revision(
        name, line, note, tool=tool, path=path, before=before, way_back=way_back, aliases=aliases, group=group
    )
