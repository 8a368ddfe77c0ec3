"""`drizzle-kit`: its configuration; it always runs all migrations that are there."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.program import program
from planning.commands.programs.revisions import config_files, judge_place
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place


@program("drizzle-kit")
def drizzle(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the configuration that is named."""
    config = read_arguments(call.arguments, {"--config"}).last("--config")
    if config and call.place is not Place.ELSEWHERE:
        yield judge_place("file", config, call, repository, config_files(repository, "drizzle.config.ts", ".config.ts"))
