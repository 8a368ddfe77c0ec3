"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.ansible import ansible, ansible_galaxy, ansible_playbook, ansible_vault
from planning.commands.programs.capistrano import cap, dep
from planning.commands.programs.cdk import cdk
from planning.commands.programs.clouds import aws, az, gcloud
from planning.commands.programs.fly import fly
from planning.commands.programs.gh import gh
from planning.commands.programs.glab import gitlab_runner, glab
from planning.commands.programs.hosting import act, eb, firebase, supabase
from planning.commands.programs.kamal import kamal
from planning.commands.programs.make import make
from planning.commands.programs.npm import npm
from planning.commands.programs.program import Program
from planning.commands.programs.pulumi import pulumi
from planning.commands.programs.sam import sam, serverless
from planning.commands.programs.terraform import terraform
from planning.commands.programs.terragrunt import terragrunt
from planning.commands.programs.vercel import netlify, render, vercel
from planning.commands.programs.wrangler import wrangler

PROGRAMS: tuple[Program, ...] = (
    npm,
    make,
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
)

BY_NAME = {name: program for program in PROGRAMS for name in program.names}
