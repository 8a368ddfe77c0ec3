"""What lies on the desk while a step is taken: the issue's documents as they are now, and the base of the plan."""

from dataclasses import dataclass
from functools import cached_property

from planning.context.facts import find_facts
from planning.context.statements import Statement, read_statements
from planning.finding import refuse
from planning.gates.case import CONTEXT, Surroundings
from planning.markdown.spans import code_span
from planning.plan.parts import Fact
from planning.plan.reader import Reading, read_plan
from planning.requirements import Requirement, read_requirements
from planning.status.model import Status
from planning.status.reader import read_status
from resources.documents import Document, read_document
from resources.issue_folder import Found, IssueFolder
from resources.repository.repository import ProjectRepository, holds_code, repository_at
from resources.workspace import Workspace


@dataclass(frozen=True)
class Desk:
    """The documents of one issue, each read once, when first needed."""

    workspace: Workspace
    folder: IssueFolder

    @cached_property
    def _found(self) -> dict[str, Found]:
        """Where each document stands; the folders are listed once."""
        return {kind: self.folder.find(kind) for kind in ("STATUS", "DEPLOY_PLAN", *CONTEXT)}

    @cached_property
    def status_document(self) -> Document:
        """STATUS.md; a Refusal says what to do where there is none or it cannot be read."""
        found = self.document("STATUS")
        if found is None:
            raise refuse(
                "unreadable",
                "STATUS.md",
                f"the folder of {self.folder.name} has no STATUS.md",
                "write one that lists the phases as they are, one a line: `- [x] Security - Completed`",
                "read_status",
            )
        return found

    @cached_property
    def status(self) -> Status:
        """What STATUS.md says."""
        return read_status(self.status_document.text)

    @cached_property
    def context(self) -> tuple[Document, ...]:
        """ARCHITECTURE and PROJECT_SPEC, those that are there."""
        return tuple(found for kind in CONTEXT if (found := self.document(kind)))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the context documents say, line by line."""
        return tuple(said for document in self.context for said in read_statements(document.text, document.name))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the context documents state."""
        return find_facts(self.statements)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the context documents ask for in figures."""
        return read_requirements(self.statements)

    @cached_property
    def plan_document(self) -> Document | None:
        """The written plan."""
        return self.document("DEPLOY_PLAN")

    @cached_property
    def draft_document(self) -> Document | None:
        """The open draft; one that equals the plan counts as absent."""
        if not self.folder.draft_path.exists():
            return None
        draft = read_document(self.folder.draft_path, self.folder.root)
        same = self.plan_document is not None and self.plan_document.text == draft.text
        return None if same else draft

    @cached_property
    def base_text(self) -> str:
        """What a writing step starts from: the draft, else the plan, else nothing."""
        document = self.draft_document or self.plan_document
        return document.text if document else ""

    @cached_property
    def base(self) -> Reading:
        """The base as a plan."""
        return read_plan(self.base_text)

    @cached_property
    def around(self) -> Surroundings:
        """What stands around the plan when it is judged."""
        missing = tuple(kind for kind in CONTEXT if self._found[kind].path is None)
        return Surroundings(
            self.status, missing, self.based_on, self.status_document.name, self.repository, self.requirements
        )

    @cached_property
    def based_on(self) -> str:
        """Digests of the context documents, and the words of the Security line."""
        parts = [f"{code_span(document.name)} {document.digest}" for document in self.context]
        return ", ".join([*parts, f"Security: {self.status.security.note or self.status.security.state}"])

    @cached_property
    def repository(self) -> ProjectRepository | None:
        """The project's files; None where there are only documents: the code lies elsewhere."""
        return repository_at(self.folder.root) if holds_code(self.folder.root) else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was odd about the documents."""
        odd = [warning for found in self._found.values() for warning in found.warnings]
        return (*odd, *self.status.warnings, *(self.repository.warnings if self.repository else ()))

    def document(self, kind: str) -> Document | None:
        """Read a document of the issue by its kind; None where there is none."""
        path = self._found[kind].path
        return read_document(path, self.folder.root) if path else None


def desk_of(workspace: Workspace, issue: str) -> Desk:
    """Open the desk of an issue; raises Refusal for a name that is no issue."""
    return Desk(workspace, workspace.issue(issue))
