"""Command lines around Kubernetes."""

from planning.commands.grounding.subcommands.cli import Cli

KUBECTL = Cli(
    names=("kubectl", "oc"),
    valued=(
        "-n --namespace --context --kubeconfig --cluster --user --as --as-group --as-uid --cache-dir "
        "--certificate-authority --client-certificate --client-key --password --profile --profile-output "
        "--request-timeout -s --server --tls-server-name --token --username -v --v --vmodule --log-flush-frequency "
        "--kuberc"
    ),
    flags=("--insecure-skip-tls-verify --disable-compression --match-server-version --warnings-as-errors -h --help"),
    others=(
        "argo ctx ns tree neat stern krew cert-manager images image df-pv oidc-login view-secret get-all who-can "
        "node-shell access-matrix konfig sniff tail trace ks resource-capacity view-allocations score pv-migrate "
        "outdated deprecations kyverno minio cnpg hns slice debug-shell exec-as modify-secret roll restart-pod "
        "cilium linkerd istio flux karmada virt directpv rook-ceph passman prompt eks aws gke-gcloud-auth-plugin "
        "tap tmux-exec logs2 explore fuzzy grep iexec ice ktop kc klock kurt lineage mtail permissions pexec "
        "pod-dive popeye print-env prune-unused rbac-lookup rbac-tool relay reap rolesum sick-pods spy ssh-jump "
        "starboard status unused-volumes usage view-cert view-utilization view-webhook warp whisper-secret adm "
        "login logout project projects new-app new-project start-build rsh rsync import-image tag policy process"
    ),
    levels={
        "": (
            "create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top "
            "cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug events diff "
            "apply patch replace wait kustomize label annotate completion api-resources api-versions config plugin "
            "version options alpha help log kubectl kuberc"
        ),
        "rollout": ("history pause restart resume status undo"),
        "set": ("env image resources selector serviceaccount sa subject"),
        "config": (
            "current-context delete-cluster delete-context delete-user get-clusters get-contexts get-users "
            "rename-context set set-cluster set-context set-credentials unset use-context use view"
        ),
        "create": (
            "clusterrole clusterrolebinding configmap cm cronjob cj deployment deploy ingress ing job namespace ns "
            "poddisruptionbudget pdb priorityclass pc quota resourcequota role rolebinding secret service svc "
            "serviceaccount sa token"
        ),
        "create secret": ("docker-registry generic tls"),
        "create service": ("clusterip externalname loadbalancer nodeport"),
        "certificate": ("approve deny"),
        "auth": ("can-i reconcile whoami"),
        "top": ("node nodes no pod pods po"),
        "plugin": ("list"),
        "cluster-info": ("dump"),
        "apply": ("edit-last-applied set-last-applied view-last-applied"),
        "argo rollouts": (
            "abort completion create dashboard delete get help lint list notifications pause promote restart retry "
            "set status terminate undo version"
        ),
        "argo": ("rollouts"),
        "argo rollouts set": ("image"),
        "argo rollouts get": ("rollout ro rollouts experiment exp experiments"),
        "argo rollouts list": ("rollouts rollout ro experiments experiment exp"),
        "argo rollouts retry": ("rollout ro rollouts experiment exp experiments"),
    },
)

HELM = Cli(
    names=("helm",),
    valued=(
        "-n --namespace --kube-context --kubeconfig --kube-token --kube-apiserver --kube-as-user --kube-as-group "
        "--kube-ca-file --kube-tls-server-name --registry-config --repository-cache --repository-config "
        "--burst-limit --qps --content-cache --color --colour"
    ),
    flags=("--debug -h --help --kube-insecure-skip-tls-verify"),
    others=(
        "diff secrets s3 gcs unittest mapkubeapis cm-push git dashboard schema docs tray edit x whatup values "
        "images dt sops monitor ssm starboard trivy cascade outdated schema-gen readme-generator 2to3 hooks "
        "chartify release-plugin"
    ),
    levels={
        "": (
            "completion create dependency dep dependencies env get fetch help history hist install inspect lint "
            "list ls package plugin pull push registry repo rollback search show status template test uninstall un "
            "del delete upgrade up verify version init serve reset home"
        ),
        "repo": ("add index list ls remove rm update up"),
        "dependency": ("build list ls update up"),
        "get": ("all hooks manifest metadata notes values"),
        "show": ("all chart crds readme values"),
        "plugin": ("install add list ls uninstall rm remove update up package verify"),
        "registry": ("login logout"),
        "search": ("hub repo"),
    },
)
