"""Command lines of languages and of the machine."""

from planning.commands.grounding.subcommands.cli import Cli

ALEMBIC = Cli(
    names=("alembic",),
    valued=("-c --config -n --name -x"),
    flags=("--raiseerr -q --quiet -h --help --version"),
    levels={
        "": (
            "branches check current downgrade edit ensure_version heads history init list_templates merge revision "
            "show stamp upgrade"
        ),
    },
)

CARGO = Cli(
    names=("cargo",),
    valued=("--color -C --config -Z"),
    flags=("-v --verbose -vv -q --quiet --locked --offline --frozen -V --version --list -h --help"),
    others=(
        "nextest watch chef deny audit machete dist make xtask edit expand outdated lambda deploy tarpaulin "
        "llvm-cov release sweep bloat flamegraph fuzz mutants sort udeps workspaces zigbuild cross binstall cache "
        "auditable cyclonedx about hack insta leptos shuttle sqlx tauri lints builds tests docs checks"
    ),
    levels={
        "": (
            "add b bench build c check clean clippy config d doc fetch fix fmt generate-lockfile git-checkout help "
            "info init install locate-project login logout metadata miri new owner package pkgid publish r "
            "read-manifest remove report rm run rustc rustdoc search t test tree uninstall update vendor "
            "verify-project version yank"
        ),
    },
)

GO = Cli(
    names=("go",),
    valued=("-C"),
    flags=(""),
    levels={
        "": (
            "bug build clean doc env fix fmt generate get help install list mod work run telemetry test tool "
            "version vet"
        ),
        "mod": ("download edit graph init tidy vendor verify why"),
        "work": ("edit init sync use vendor"),
    },
)

SYSTEMCTL = Cli(
    names=("systemctl",),
    valued=(
        "-t --type -H --host -M --machine -p --property -n --lines -o --output -s --signal --kill-whom --root "
        "--job-mode --state --what --image -P"
    ),
    flags=(
        "--user --system --global --now -a --all -l --full -q --quiet --no-block --no-pager --no-legend "
        "--no-ask-password -f --force --runtime --wait --failed -r --recursive --plain -i --show-types --no-reload "
        "--no-wall -h --help --version"
    ),
    levels={
        "": (
            "list-units list-automounts list-sockets list-timers list-paths is-active is-failed status show cat "
            "help list-dependencies start stop reload restart try-restart reload-or-restart try-reload-or-restart "
            "force-reload condrestart condreload condstop isolate kill clean freeze thaw set-property bind "
            "mount-image service-log-level service-log-target reset-failed whoami list-unit-files enable disable "
            "reenable preset preset-all is-enabled mask unmask link revert add-wants add-requires edit get-default "
            "set-default list-machines list-jobs cancel show-environment set-environment unset-environment "
            "import-environment daemon-reload daemon-reexec log-level log-target service-watchdogs "
            "is-system-running default rescue emergency halt poweroff reboot kexec soft-reboot exit switch-root "
            "suspend hibernate hybrid-sleep suspend-then-hibernate sleep"
        ),
    },
)

HATCH = Cli(
    names=("hatch",),
    valued=("-e --env -p --project --data-dir --cache-dir --config"),
    flags=("-v --verbose -vv -q --quiet --color --no-color --interactive --no-interactive -h --help --version"),
    levels={
        "": (
            "build clean config dep env fmt new project publish python run self shell status test version check migrate"
        ),
        "env": ("create find prune remove run show"),
        "dep": ("hash show lock sync"),
    },
)

POETRY = Cli(
    names=("poetry",),
    valued=("-C --directory -P --project"),
    flags=(
        "-q --quiet -v -vv -vvv -n --no-interaction --ansi --no-ansi --no-plugins --no-cache -h --help -V --version"
    ),
    others=("export bundle shell up dynamic-versioning audit plugin multi-publish poly deploy"),
    levels={
        "": (
            "about add build cache check config debug env help init install list lock new publish python remove run "
            "search self show source sync update version"
        ),
    },
)

UV = Cli(
    names=("uv",),
    valued=("--directory --project --config-file --cache-dir --color --python --allow-insecure-host"),
    flags=(
        "-q --quiet -v --verbose --offline --no-cache -n --no-config --no-progress --native-tls -h --help -V --version"
    ),
    levels={
        "": (
            "add audit auth build cache export format generate-shell-completion help init lock metadata pip publish "
            "python remove run self sync tool tree venv version workspace upgrade check"
        ),
        "tool": ("dir install list ls run uninstall update-shell upgrade"),
    },
)

PIPENV = Cli(
    names=("pipenv",),
    valued=("--python"),
    flags=("-v --verbose -q --quiet --clear --site-packages -h --help --version"),
    levels={
        "": (
            "activate audit check clean graph install lock open pylock remove requirements run scripts shell sync "
            "uninstall update upgrade verify"
        ),
    },
)

KAMAL = Cli(
    names=("kamal",),
    has_aliases=True,
    valued="-d --destination -c --config-file --version -h --hosts -r --roles",
    flags="-v --verbose -q --quiet -p --primary -H --skip-hooks -P --skip-push",
    levels={
        "": (
            "accessory app audit build config deploy details docs help init lock proxy prune redeploy registry remove rollback"
            " secrets server setup upgrade version traefik env healthcheck envify"
        )
    },
    others="console shell logs dbc migrate",
)
