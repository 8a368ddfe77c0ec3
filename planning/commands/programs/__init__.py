"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.bun import bun
from planning.commands.programs.make import make
from planning.commands.programs.npm import npm
from planning.commands.programs.pnpm import pnpm
from planning.commands.programs.program import Program
from planning.commands.programs.turbo import turbo
from planning.commands.programs.yarn import yarn

PROGRAMS: tuple[Program, ...] = (
    npm,
    pnpm,
    yarn,
    bun,
    turbo,
    make,
)

BY_NAME = {name: program for program in PROGRAMS for name in program.names}
