"""Command lines of Docker and its kin."""

from dataclasses import replace

from planning.commands.grounding.subcommands.cli import Cli

DOCKER = Cli(
    names=("docker",),
    valued=(
        "-H --host -c --context --config -l --log-level --tlscacert --tlscert --tlskey -f --file -p --project-name "
        "--profile --env-file --project-directory --parallel --progress --ansi"
    ),
    flags=(
        "--compatibility --dry-run --all-resources --verbose -D --debug --tls --tlsverify -h --help -v --version "
        "--no-ansi"
    ),
    others=("pussh slim squash lock model-runner captain ls prune"),
    levels={
        "": (
            "run exec ps build pull push images login logout search version info builder buildx checkpoint compose "
            "container context image manifest network plugin system trust volume config node secret service stack "
            "swarm attach commit cp create diff events export history import inspect kill load logs pause port "
            "rename restart rm rmi save start stats stop tag top unpause update wait help init scout sbom debug ai "
            "model mcp desktop extension dev feedback offload sandbox cloud pass bake app harden agent cagent"
        ),
        "container": (
            "attach commit cp create diff exec export inspect kill logs ls list ps pause port prune rename restart "
            "rm remove run start stats stop top unpause update wait help"
        ),
        "image": ("build history import inspect load ls list prune pull push rm remove save tag help"),
        "network": ("connect create disconnect inspect ls list prune rm remove help"),
        "volume": ("create inspect ls list prune rm remove update help"),
        "system": ("df events info prune dial-stdio help"),
        "buildx": (
            "bake build create dap dial-stdio du history imagetools inspect install ls prune rm stop uninstall use "
            "version debug f help"
        ),
        "context": ("create export import inspect ls list rm remove show update use help"),
        "builder": ("build prune help"),
        "manifest": ("annotate create inspect push rm help"),
        "secret": ("create inspect ls list rm remove help"),
        "service": ("create inspect logs ls list ps rm remove rollback scale update help"),
        "stack": ("config deploy up ls list ps rm remove down services help"),
        "swarm": ("ca init join join-token leave unlock unlock-key update help"),
        "node": ("demote inspect ls list promote ps rm remove update help"),
        "config": ("create inspect ls list rm remove help"),
        "compose": (
            "alpha attach bridge build commit config convert cp create down events exec export help images kill "
            "logs ls pause port ps publish pull push restart rm run scale start stats stop top unpause up version "
            "viz volumes wait watch"
        ),
    },
)

COMPOSE = Cli(
    names=("docker-compose",),
    valued=("-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi"),
    flags=(
        "--compatibility --dry-run --all-resources --verbose -D --debug --tls --tlsverify -h --help -v --version "
        "--no-ansi"
    ),
    levels={
        "": (
            "alpha attach bridge build commit config convert cp create down events exec export help images kill "
            "logs ls pause port ps publish pull push restart rm run scale start stats stop top unpause up version "
            "viz volumes wait watch"
        ),
    },
)

PODMAN_COMPOSE = replace(
    COMPOSE,
    names=("podman-compose",),
    levels={"": f"{COMPOSE.levels['']} systemd unshare"},
)
