"""Kinds of Kubernetes objects and what kubectl calls them: `deploy`, `deployments.apps`, `Deployment`."""

from collections.abc import Iterable, Iterator

from planning.commands.grounding.slips import slips_of

_BUILT_IN = {
    "Deployment": "deploy", "StatefulSet": "sts", "DaemonSet": "ds", "ReplicaSet": "rs", "ReplicationController": "rc",
    "Pod": "po", "Job": "", "CronJob": "cj", "Service": "svc", "Ingress": "ing", "IngressClass": "", "ConfigMap": "cm",
    "Secret": "", "ServiceAccount": "sa", "HorizontalPodAutoscaler": "hpa", "PodDisruptionBudget": "pdb",
    "PersistentVolumeClaim": "pvc", "PersistentVolume": "pv", "StorageClass": "sc", "Namespace": "ns", "Node": "no",
    "NetworkPolicy": "netpol", "Role": "", "RoleBinding": "", "ClusterRole": "", "ClusterRoleBinding": "", "Event": "ev",
    "Endpoints": "ep", "EndpointSlice": "", "LimitRange": "limits", "ResourceQuota": "quota", "PriorityClass": "pc",
    "CustomResourceDefinition": "crd", "Lease": "", "ControllerRevision": "", "PodTemplate": "", "APIService": "",
    "ValidatingWebhookConfiguration": "", "MutatingWebhookConfiguration": "", "CertificateSigningRequest": "csr",
    "VolumeAttachment": "", "RuntimeClass": "", "CSIDriver": "", "CSINode": "", "ComponentStatus": "cs",
}  # fmt: skip
_ADDED = {
    "Rollout": "ro", "AnalysisTemplate": "at", "ClusterAnalysisTemplate": "cat", "AnalysisRun": "ar", "Experiment": "exp",
    "Application": "app", "ApplicationSet": "appset", "AppProject": "appproj", "Certificate": "cert", "Issuer": "",
    "ClusterIssuer": "", "CertificateRequest": "cr", "PrometheusRule": "promrule", "ServiceMonitor": "smon",
    "PodMonitor": "pmon", "VirtualService": "vs", "DestinationRule": "dr", "ServiceEntry": "se", "Gateway": "gtw",
    "HTTPRoute": "", "GRPCRoute": "", "IngressRoute": "", "Middleware": "", "ExternalSecret": "es", "SecretStore": "ss",
    "ClusterSecretStore": "css", "SealedSecret": "", "ScaledObject": "so", "ScaledJob": "sj", "HelmRelease": "hr",
    "HelmRepository": "helmrepo", "GitRepository": "gitrepo", "Kustomization": "ks", "Canary": "",
    "VerticalPodAutoscaler": "vpa", "DeploymentConfig": "dc", "Route": "", "BackendConfig": "", "ManagedCertificate": "",
    "Workflow": "wf", "CronWorkflow": "cwf", "WorkflowTemplate": "wftmpl", "PodSecurityPolicy": "psp", "Metrics": "",
}  # fmt: skip
"""Kinds that are often added to a cluster."""
FREE_OF_WORKLOADS = frozenset(_BUILT_IN) | {
    "Rollout", "AnalysisTemplate", "ClusterAnalysisTemplate", "PrometheusRule", "ServiceMonitor", "PodMonitor",
    "VirtualService", "DestinationRule", "ServiceEntry", "Gateway", "HTTPRoute", "GRPCRoute", "Certificate", "Issuer",
    "ClusterIssuer", "ExternalSecret", "SecretStore", "ClusterSecretStore", "SealedSecret", "HelmRepository",
    "GitRepository", "AppProject", "Kustomization", "VerticalPodAutoscaler", "Application", "HelmRelease",
}  # fmt: skip
"""Kinds for which no controller makes further objects that are named after them, but pods, jobs and secrets."""
_LONG = 5


def kind_called(word: str, others: Iterable[str] = ()) -> str:
    """Give the kind that a word of kubectl means: `deployments.apps` is Deployment; empty for one nobody knows here.

    `others` are kinds that the manifests of the repository have besides.
    """
    name = word.partition(".")[0].lower()
    return next((kind for kind in (*_BUILT_IN, *_ADDED, *others) if name in _calls(kind)), "")


def kind_meant(word: str) -> str:
    """Give the word that was meant by a misspelt one: `deployment` for `deploymnt`; empty where none is near."""
    known = [call for kind in (*_BUILT_IN, *_ADDED) for call in _calls(kind) if len(call) >= _LONG]
    if len(word) < _LONG or not word.isalpha():
        return ""
    return next(iter(slips_of(word.lower(), known)), "")


def _calls(kind: str) -> Iterator[str]:
    name = kind.lower()
    plural = f"{name}es" if name.endswith(("ss", "x")) else f"{name[:-1]}ies" if name.endswith("cy") else f"{name}s"
    short = _BUILT_IN.get(kind) or _ADDED.get(kind, "")
    yield from (call for call in (name, plural, short, f"{short}s" if len(short) > 1 else "") if call)
