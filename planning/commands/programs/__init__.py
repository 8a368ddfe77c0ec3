"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.argo_rollouts import argo_rollouts
from planning.commands.programs.kubectl import kubectl
from planning.commands.programs.make import make
from planning.commands.programs.npm import npm
from planning.commands.programs.program import Program

PROGRAMS: tuple[Program, ...] = (
    npm,
    make,
    kubectl,
    argo_rollouts,
)

BY_NAME = {name: program for program in PROGRAMS for name in program.names}
