"""Every command line whose subcommands are known: the modules beside this one, and one line here."""

from dataclasses import replace
from functools import cache

from planning.commands.grounding.subcommands.cli import Cli


@cache
def clis() -> dict[str, Cli]:
    """Give them by the names of their programs."""
    return {name: cli for cli in _all() for name in cli.names}


def _all() -> tuple[Cli, ...]:
    # The lists are long: they are read once a command is judged, not with the server.
    from planning.commands.grounding.subcommands import (  # noqa: PLC0415 - see above
        aws,
        aws_operations,
        azure,
        containers,
        forges,
        git,
        gitops,
        google,
        infrastructure,
        javascript,
        kubernetes,
        languages,
        platforms,
    )

    whole_aws = replace(aws.AWS, levels={**aws.AWS.levels, **aws_operations.OPERATIONS})
    return (
        kubernetes.KUBECTL, kubernetes.HELM, gitops.ARGOCD, gitops.FLUX, gitops.KUSTOMIZE, gitops.SKAFFOLD, gitops.EKSCTL,
        containers.DOCKER, containers.COMPOSE, containers.PODMAN_COMPOSE, git.GIT, git.GH,
        javascript.NPM, javascript.PNPM, javascript.YARN, whole_aws, google.GCLOUD, azure.AZ,
        infrastructure.TERRAFORM, infrastructure.PULUMI, infrastructure.CDK, infrastructure.SAM, infrastructure.SERVERLESS,
        platforms.FLY, platforms.VERCEL, platforms.HEROKU,
        forges.GLAB, forges.NETLIFY, forges.WRANGLER,
        languages.ALEMBIC, languages.CARGO, languages.GO, languages.SYSTEMCTL,
        languages.HATCH, languages.POETRY, languages.UV, languages.PIPENV, languages.KAMAL,
    )  # fmt: skip
