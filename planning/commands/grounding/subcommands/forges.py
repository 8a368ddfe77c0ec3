"""Command lines of forges and platforms that keep to their own: GitLab, Netlify, Cloudflare."""

from planning.commands.grounding.subcommands.cli import Cli

_OF_CI = "artifact cancel config delete get lint list retry run run-trig status trace trigger view"

GLAB = Cli(
    names=("glab",),
    valued=(
        "-R --repo -b --branch -p --pipeline-id --variables --variables-env --variables-file --variable -f --file "
        "-i --input --cwd --home --env -F --output"
    ),
    flags="-h --help -v --version",
    levels={
        "": (
            "alias api attestation auth changelog check-update ci pipe pipeline cluster completion config deploy-key "
            "duo gpg-key help incident issue iteration job label mcp milestone mr opentofu tf terraform release repo "
            "project runner schedule sched skd securefile snippet ssh-key stack token user variable var version work-items "
            " workitems todo runner-controller"
        ),
        "ci": _OF_CI,
        "pipe": _OF_CI,
        "pipeline": _OF_CI,
    },
)

NETLIFY = Cli(
    names=("netlify", "ntl"),
    valued=(
        "--dir -d --functions -f --context --message -m --site -s --auth -a --alias --cwd --config --filter "
        "--timeout --payload --port -p --name -n --querystring -q"
    ),
    flags="--prod -p --json --silent --debug --open -o -h --help --version",
    levels={
        "": (
            "agents api blobs blob build clone completion db deploy dev dev:exec env env:get env:set env:list "
            "env:unset env:import env:clone functions functions:build functions:create functions:invoke functions:list "
            "functions:serve help init link login logout logs logs:deploy logs:function open open:admin open:site "
            "recipes serve sites sites:create sites:delete sites:list status status:hooks switch teams unlink watch "
            "rollback create"
        ),
    },
)

WRANGLER = Cli(
    names=("wrangler",),
    valued=(
        "-c --config -e --env --name --cwd --file --command --message -m --tag --var --define --alias "
        "--compatibility-date --route --routes --outdir --assets --site --project-name --branch --env-file "
        "--percentage --version-id --binding --preview --tsconfig --commit-hash"
    ),
    flags="-h --help -v --version",
    levels={
        "": (
            "docs init dev deploy publish deployments rollback versions triggers delete tail secret types kv "
            "kv:namespace kv:key kv:bulk queues r2 d1 vectorize hyperdrive cert pages mtls-certificate pubsub "
            "dispatch-namespace ai workflows pipelines secrets-store login logout whoami telemetry generate build "
            "check containers setup email auth complete"
        ),
    },
)
