"""What files of a repository name: tasks, workflows, services, workloads, revisions, each with its line."""

import re
from dataclasses import dataclass

from planning.commands.grounding.kinds import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One name."""

    name: str
    line: int = 0
    """Counted from 1; 0 where the file as a whole is meant."""
    note: str = ""
    """What it runs or is, where that is short: the command of a script."""
    source: str = ""
    """The file that names it, where that is another one than the listing's: one that is included."""


@dataclass(frozen=True, slots=True)
class Task(Entry):
    """A task whose settings its file shows."""

    variables: tuple["Variable", ...] = ()
    """Those that its recipe uses."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A setting that a task takes from whoever calls it: `make smoke ENV=prod`."""

    name: str
    default: str = ""
    """What it is where nobody sets it."""
    said: str = ""
    """The comment that names it: `ENV is local, staging or prod`."""


@dataclass(frozen=True, slots=True)
class Workflow(Entry):
    """A GitHub workflow; its name is that of its file, its line that of its title."""

    title: str = ""
    triggers: tuple[str, ...] = ()
    """`push`, `workflow_dispatch`."""
    inputs: tuple["Input", ...] = ()
    """Of its `workflow_dispatch`."""
    runs: tuple[str, ...] = ()
    """The commands of its steps."""
    parts: tuple[str, ...] = ()
    """What its jobs and steps are called."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input that a workflow takes when it is started by hand."""

    name: str
    required: bool = False
    """Whether it has to be given: required, and without a value of its own."""
    options: tuple[str, ...] = ()
    """The values that it takes, where they are listed."""


@dataclass(frozen=True, slots=True)
class Dockerfile(Entry):
    """A Dockerfile; its name is its path."""

    stages: tuple[Entry, ...] = ()
    """Those that have names."""


@dataclass(frozen=True, slots=True)
class Workload(Entry):
    """A Kubernetes object in a manifest."""

    kind: str = ""
    """As the manifest writes it: `Deployment`."""
    namespace: str = ""
    containers: tuple[str, ...] = ()
    replicas: int | None = None
    images: tuple[str, ...] = ()
    """Of the containers, in their order, as the manifest writes them."""
    update: str = ""
    """How its instances are replaced: `canary`, `blueGreen`, `RollingUpdate`, `Recreate`."""
    limits: str = ""
    """What a rolling update keeps to: `maxSurge 25%, maxUnavailable 0`."""
    weights: tuple[int, ...] = ()
    """Percentages at which a canary waits for a promotion; empty where it waits for none, or another way."""
    claims: tuple[str, ...] = ()
    """Volumes that outlive its instances."""
    needs: tuple[str, ...] = ()
    """What it takes its settings from: `secret/api-db`, `configmap/api`."""
    health: tuple[str, ...] = ()
    """Paths of its probes over HTTP: `/healthz`."""
    hosts: tuple[str, ...] = ()
    """Addresses that an Ingress answers on with every path: `https://checkout.example.com`."""
    starters: tuple[str, ...] = ()
    """The containers that have to end before the others start."""


@dataclass(frozen=True, slots=True)
class Templated(Entry):
    """Kubernetes objects whose names only a template knows: `{{ .Release.Name }}-api`."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Kustomization(Entry):
    """A folder of manifests that kustomize puts together; its name is the folder."""

    namespace: str = ""
    prefix: str = ""
    suffix: str = ""
    resources: tuple[str, ...] = ()
    """As they are written, components among them."""
    generated: tuple[tuple[str, str], ...] = ()
    """What it makes, by kind and name, the hash left out: `("ConfigMap", "api-settings")`."""
    remote: str = ""
    """The place of what comes from elsewhere: objects that no file here names."""


@dataclass(frozen=True, slots=True)
class Chart(Entry):
    """A Helm chart; its name is that in Chart.yaml."""

    version: str = ""
    dependencies: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    """Names of the values files beside it."""
    tag: str = ""
    """The value that holds the version of its image: `image.tag`; empty where its values have none."""


@dataclass(frozen=True, slots=True)
class Release(Entry):
    """A Helm release that a file of the repository names."""

    chart: str = ""
    """As it is written: `./charts/api`, `bitnami/redis`."""
    namespace: str = ""


@dataclass(frozen=True, slots=True)
class Recipe(Entry):
    """A recipe of a justfile."""

    parameters: int | None = 0
    """How many words after its name are its own; None where all are."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Names that a file may make and that cannot be read from it."""

    pattern: str
    """A regular expression for the whole of such a name."""
    why: str
    """`Makefile:7: a pattern rule`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one file of the repository names."""

    kind: Kind
    file: str
    """Path below the root, with slashes: `web/package.json`."""
    entries: tuple[Entry, ...] = ()
    open: str = ""
    """Why there may be more names than these (`Makefile:7: a pattern rule`); empty where these are all."""
    warning: str = ""
    """What is wrong with the file, with its place: `package.json:3: is no JSON: ...`."""
    gaps: tuple[Gap, ...] = ()
    """Where only some names are open: those of a pattern rule, of a module that is absent."""

    @property
    def folder(self) -> str:
        """The folder of the file; empty for the root."""
        return self.file.rpartition("/")[0]

    def entry(self, name: str) -> Entry | None:
        """Find what is called so."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def why_open(self, name: str) -> str:
        """Say why a name that is not among the entries may be there all the same; empty where it is not."""
        return self.open or next((gap.why for gap in self.gaps if re.fullmatch(gap.pattern, name)), "")

    def receipt(self, entry: Entry) -> str:
        """Say where an entry stands: `web/package.json:14`."""
        file = entry.source or self.file
        return f"{file}:{entry.line}" if entry.line else file
