"""Every source of facts about a repository: one small file each, and one line here."""

from resources.repository.source import Source
from resources.repository.sources import (
    ansible_inventories,
    cdk_stacks,
    environment,
    gitlab_jobs,
    kube_contexts,
    make_targets,
    npm_scripts,
    platform_apps,
    playbooks,
    pulumi_stacks,
    runbooks,
    sam_templates,
    serverless_functions,
    terraform,
    terragrunt,
    workflows,
)

SOURCES: tuple[Source, ...] = (
    npm_scripts.SOURCE,
    make_targets.SOURCE,
    workflows.SOURCE,
    gitlab_jobs.SOURCE,
    terraform.SOURCE,
    terragrunt.SOURCE,
    pulumi_stacks.SOURCE,
    cdk_stacks.SOURCE,
    sam_templates.SOURCE,
    sam_templates.ENVIRONMENTS,
    serverless_functions.SOURCE,
    playbooks.SOURCE,
    ansible_inventories.SOURCE,
    runbooks.SOURCE,
    kube_contexts.SOURCE,
    platform_apps.SOURCE,
    environment.SOURCE,
)

BY_KIND = {source.kind: source for source in SOURCES}
