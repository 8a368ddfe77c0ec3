"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.argo_rollouts import argo_rollouts
from planning.commands.programs.argocd import argocd
from planning.commands.programs.compose import compose
from planning.commands.programs.docker import docker
from planning.commands.programs.helm import helm
from planning.commands.programs.helmfile import helmfile
from planning.commands.programs.kubectl import kubectl
from planning.commands.programs.kustomize import kustomize
from planning.commands.programs.make import make
from planning.commands.programs.npm import npm
from planning.commands.programs.program import Program
from planning.commands.programs.skaffold import skaffold

PROGRAMS: tuple[Program, ...] = (
    npm,
    make,
    kubectl,
    argo_rollouts,
    helm,
    docker,
    compose,
    kustomize,
    argocd,
    helmfile,
    skaffold,
)

BY_NAME = {name: program for program in PROGRAMS for name in program.names}
