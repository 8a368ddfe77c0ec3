"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.alembic import alembic
from planning.commands.programs.ansible import ansible, ansible_galaxy, ansible_playbook, ansible_vault
from planning.commands.programs.argo_rollouts import argo_rollouts
from planning.commands.programs.argocd import argocd
from planning.commands.programs.artisan import artisan
from planning.commands.programs.bun import bun
from planning.commands.programs.capistrano import cap, dep
from planning.commands.programs.cargo import cargo
from planning.commands.programs.cdk import cdk
from planning.commands.programs.clouds import aws, az, gcloud
from planning.commands.programs.compose import compose
from planning.commands.programs.composer import composer
from planning.commands.programs.dbmate import dbmate
from planning.commands.programs.deno import deno
from planning.commands.programs.django import manage, python_manage
from planning.commands.programs.docker import docker
from planning.commands.programs.drizzle import drizzle
from planning.commands.programs.fly import fly
from planning.commands.programs.flyway import flyway
from planning.commands.programs.gh import gh
from planning.commands.programs.glab import gitlab_runner, glab
from planning.commands.programs.go import go
from planning.commands.programs.golang_migrate import golang_migrate
from planning.commands.programs.goose import goose
from planning.commands.programs.gradle import gradle
from planning.commands.programs.hatch import hatch
from planning.commands.programs.helm import helm
from planning.commands.programs.helmfile import helmfile
from planning.commands.programs.heroku import heroku
from planning.commands.programs.hosting import act, eb, firebase, supabase
from planning.commands.programs.invoke import invoke
from planning.commands.programs.just import just
from planning.commands.programs.kamal import kamal
from planning.commands.programs.knex import knex
from planning.commands.programs.kubectl import kubectl
from planning.commands.programs.kustomize import kustomize
from planning.commands.programs.liquibase import liquibase
from planning.commands.programs.make import make
from planning.commands.programs.maven import maven
from planning.commands.programs.mise import mise
from planning.commands.programs.nox import nox
from planning.commands.programs.npm import npm
from planning.commands.programs.pnpm import pnpm
from planning.commands.programs.poe import poe
from planning.commands.programs.prisma import prisma
from planning.commands.programs.procfile import procfile
from planning.commands.programs.program import Program, joined
from planning.commands.programs.pulumi import pulumi
from planning.commands.programs.python_runners import python_runner
from planning.commands.programs.python_servers import application, server
from planning.commands.programs.rails_migrations import rails_migrations
from planning.commands.programs.rake import rails, rake
from planning.commands.programs.sam import sam, serverless
from planning.commands.programs.skaffold import skaffold
from planning.commands.programs.sqitch import sqitch
from planning.commands.programs.task import task
from planning.commands.programs.terraform import terraform
from planning.commands.programs.terragrunt import terragrunt
from planning.commands.programs.tox import tox
from planning.commands.programs.turbo import turbo
from planning.commands.programs.vercel import netlify, render, vercel
from planning.commands.programs.wrangler import wrangler
from planning.commands.programs.yarn import yarn

PROGRAMS: tuple[Program, ...] = (
    npm,
    pnpm,
    yarn,
    bun,
    turbo,
    make,
    alembic,
    manage,
    python_manage,
    prisma,
    drizzle,
    knex,
    rails_migrations,
    flyway,
    liquibase,
    golang_migrate,
    goose,
    dbmate,
    sqitch,
    kubectl,
    argo_rollouts,
    helm,
    docker,
    compose,
    kustomize,
    argocd,
    helmfile,
    skaffold,
    just,
    task,
    mise,
    rake,
    rails,
    procfile,
    heroku,
    deno,
    gradle,
    invoke,
    cargo,
    composer,
    poe,
    hatch,
    python_runner,
    tox,
    nox,
    gh,
    glab,
    gitlab_runner,
    terraform,
    terragrunt,
    aws,
    gcloud,
    az,
    pulumi,
    cdk,
    sam,
    serverless,
    ansible,
    ansible_playbook,
    ansible_vault,
    ansible_galaxy,
    fly,
    wrangler,
    vercel,
    netlify,
    render,
    kamal,
    cap,
    dep,
    act,
    firebase,
    eb,
    supabase,
    go,
    maven,
    artisan,
    server,
    application,
)

BY_NAME = {
    name: joined([program for program in PROGRAMS if name in program.names])
    for name in {name for program in PROGRAMS for name in program.names}
}
