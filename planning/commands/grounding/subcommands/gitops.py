"""Command lines that bring what a repository says into a cluster."""

from planning.commands.grounding.subcommands.cli import Cli

ARGOCD = Cli(
    names=("argocd",),
    valued=(
        "--server --auth-token --config --grpc-web-root-path -H --header --logformat --loglevel --argocd-context "
        "--client-crt --client-crt-key --controller-name --http-retry-max --kube-context --port-forward-namespace "
        "--redis-name --repo-server-name --server-crt --server-name -N --app-namespace"
    ),
    flags=("--core --grpc-web --insecure --plaintext --port-forward --prompts-enabled -h --help"),
    levels={
        "": (
            "account admin app appset cert cluster completion configure context gpg help login logout proj relogin "
            "repo repocreds version applicationset project"
        ),
        "app": (
            "actions add-source confirm-deletion create delete delete-resource diff edit get get-resource history "
            "list logs manifests patch patch-resource remove-source resources rollback set sync terminate-op unset "
            "wait"
        ),
        "proj": (
            "add-destination add-destination-service-account add-orphaned-ignore add-signature-key add-source "
            "add-source-namespace allow-cluster-resource allow-namespace-resource create delete "
            "deny-cluster-resource deny-namespace-resource edit get list remove-destination "
            "remove-destination-service-account remove-orphaned-ignore remove-signature-key remove-source "
            "remove-source-namespace role set windows"
        ),
        "repo": ("add get list rm"),
        "cluster": ("add get list rm rotate-auth set"),
        "appset": ("create delete generate get list"),
    },
)

FLUX = Cli(
    names=("flux",),
    valued=("-n --namespace --context --kubeconfig --timeout --as --cluster --user --token -s --server --cache-dir"),
    flags=("--verbose -h --help"),
    levels={
        "": (
            "bootstrap build check completion create debug delete diff envsubst events export get help install list "
            "logs migrate operator pull push reconcile resume stats suspend tag trace tree uninstall version plugin"
        ),
        "reconcile": ("helmrelease hr image kustomization ks receiver source"),
        "suspend": ("alert helmrelease hr image kustomization ks receiver source artifact"),
        "resume": ("alert helmrelease hr image kustomization ks receiver source artifact"),
        "get": (
            "alert-providers alerts all artifacts helmreleases helmrelease hr images image kustomizations "
            "kustomization ks receivers sources source alert-provider alert receiver artifact"
        ),
    },
)

KUSTOMIZE = Cli(
    names=("kustomize",),
    valued=("--stack-trace"),
    flags=("-h --help"),
    levels={
        "": ("build cfg completion create edit fn help localize version"),
        "edit": ("add fix remove set alpha-list-builtin-plugin"),
        "edit set": ("annotation buildmetadata configmap image label nameprefix namespace namesuffix replicas secret"),
        "edit add": (
            "annotation base buildmetadata component configmap generator label patch resource secret transformer"
        ),
        "edit remove": ("annotation buildmetadata configmap label patch resource secret transformer"),
    },
)

SKAFFOLD = Cli(
    names=("skaffold",),
    valued=("-v --verbosity --default-repo --update-check --color"),
    flags=("-h --help --interactive --timestamps"),
    levels={
        "": (
            "apply build completion config credits debug delete deploy dev diagnose exec filter fix help init "
            "inspect job lsp lint options render run schema survey test trust verify version find-configs "
            "generate-pipeline"
        ),
    },
)

EKSCTL = Cli(
    names=("eksctl",),
    valued=("-v --verbose -C --color"),
    flags=("-h --help -d --dumpLogs"),
    levels={
        "": (
            "anywhere associate completion create delete deregister disassociate drain enable get help info install "
            "register scale set unset update upgrade utils version"
        ),
    },
)
