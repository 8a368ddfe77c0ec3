"""Command lines for infrastructure as code."""

from planning.commands.grounding.subcommands.cli import Cli

TERRAFORM = Cli(
    names=("terraform", "tofu"),
    valued=(""),
    flags=("-help -version --help --version -h -v"),
    levels={
        "": (
            "apply console destroy env fmt force-unlock get graph import init login logout metadata modules output "
            "plan providers push query refresh show stacks state taint test untaint validate version workspace "
            "rpcapi"
        ),
        "state": ("identities list ls mv pull push replace-provider rm show"),
        "workspace": ("delete list new select show"),
        "providers": ("lock mirror schema"),
        "metadata": ("functions"),
    },
)

PULUMI = Cli(
    names=("pulumi",),
    valued=("-C --cwd --color -v --verbose --profiling --tracing --memprofilerate --otel-traces"),
    flags=(
        "-e --emoji --non-interactive --logflow --logtostderr --disable-integrity-checking -h --help "
        "--fully-qualify-stack-names"
    ),
    levels={
        "": (
            "about ai api cancel completion config console convert cloud deployment destroy dn down do env events "
            "esc gen-completion help history hist import init install insights login logout logs new org package "
            "packages plugin policy pre preview query refresh replay-events schema stack state template up update "
            "version view-trace watch whoami"
        ),
        "stack": (
            "change-secrets-provider delete export graph history hist import init list ls new output rename rm "
            "select tag unselect webhook schedule drift"
        ),
        "config": ("cp env get refresh rm rm-all set set-all"),
    },
)

CDK = Cli(
    names=("cdk",),
    valued=(
        "-a --app --build -c --context -p --plugin --profile --ca-bundle-path -r --role-arn -o --output --proxy "
        "--require-approval --region"
    ),
    flags=(
        "--trace --strict --lookups --ignore-errors -j --json -v --verbose --debug --ec2creds -i "
        "--version-reporting --path-metadata --asset-metadata --staging --no-color --ci --notices --unstable --yes "
        "-h --help --version --no-notices"
    ),
    levels={
        "": (
            "list ls synth synthesize bootstrap gc flags deploy rollback import watch destroy diff drift metadata "
            "acknowledge ack notices init migrate context docs doc doctor refactor cli-telemetry publish-assets "
            "orphan diagnose lsp explorer validate"
        ),
    },
)

SAM = Cli(
    names=("sam",),
    valued=(""),
    flags=("--debug --info --version -h --help --beta-features --no-beta-features"),
    levels={
        "": ("init validate build local package deploy delete logs publish traces sync pipeline list remote docs cli"),
        "local": ("callback execution generate-event invoke start-api start-lambda"),
        "pipeline": ("bootstrap init"),
        "list": ("endpoints resources stack-outputs"),
        "remote": ("callback execution invoke test-event"),
    },
)

SERVERLESS = Cli(
    names=("serverless", "sls"),
    valued=("-s --stage -r --region --aws-profile --org --app --service -c --config --param"),
    flags=("--verbose --debug -h --help"),
    levels={
        "": (
            "config create deploy destroy dev diagnostics doctor generate-event help info install invoke login "
            "logout logs metrics mcp output package param plugin print prune reconcile register remove rollback run "
            "slstats state stats studio support test usage dashboard upgrade uninstall offline dynamodb webpack "
            "esbuild s3deploy warmup requirements export domain create_domain delete_domain sentry"
        ),
    },
)
