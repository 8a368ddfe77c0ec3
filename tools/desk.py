"""What lies on the desk while a step is taken: the issue's documents as they are now, and the base of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planning.context.facts import find_facts
from planning.context.statements import Statement, read_statements
from planning.drafting.bearings import contradictions, find_bearings, find_deciding
from planning.finding import refuse
from planning.gates.case import CONTEXT, Surroundings
from planning.limits import BROKEN_LISTED
from planning.markdown.spans import code_span
from planning.markdown.unseen_lines import unseen_lines
from planning.plan.parts import Fact
from planning.plan.reader import Reading, read_plan
from planning.requirements import Requirement, read_requirements
from planning.rollout.change import merge_facts
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
        return self.folder.find_all("STATUS", "DEPLOY_PLAN", *CONTEXT)

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
        """The facts that decide a strategy: those that the context documents state, then those of the manifests."""
        found = find_deciding(self.repository) if self.repository else ()
        return merge_facts(find_facts(self.statements), found)

    @cached_property
    def bearings(self) -> tuple[Fact, ...]:
        """The same, and all else that the manifests mean for a change."""
        return merge_facts(self.facts, find_bearings(self.repository)) if self.repository else self.facts

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the context documents ask for in figures."""
        return read_requirements(self.statements)

    @cached_property
    def plan_document(self) -> Document | None:
        """The written plan."""
        return self.document("DEPLOY_PLAN")

    @cached_property
    def lying_draft(self) -> Document | None:
        """What lies at the draft's place, also where it counts as absent."""
        path = self.folder.draft_path
        return read_document(path, self.folder.root) if path.exists() else None

    @cached_property
    def draft_document(self) -> Document | None:
        """The open draft; one that equals the plan counts as absent."""
        draft = self.lying_draft
        same = draft is not None and self.plan_document is not None and self.plan_document.text == draft.text
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
        return (*odd, *self.status.warnings, *self._hidden(), *self._broken())

    @property
    def contradictions(self) -> tuple[str, ...]:
        """Where the documents claim what the manifests do not bear out."""
        return tuple(contradictions(find_facts(self.statements), self.repository)) if self.repository else ()

    def _hidden(self) -> Iterator[str]:
        """Say where a document holds what people who read it do not see; of the plan a gate says it."""
        for document in (self.status_document, *self.context):
            if hidden := _unseen_in(document.text):
                yield f"{document.name}:{hidden}, which nobody sees"

    def _broken(self) -> tuple[str, ...]:
        """What could not be read of the repository; of many files the first ones stand for all."""
        found = self.repository.warnings if self.repository else ()
        more = len(found) - BROKEN_LISTED
        rest = (f"{more} more files cannot be read: deploy-planner doctor",) if more > 0 else ()
        return (*found[:BROKEN_LISTED], *rest)

    def document(self, kind: str) -> Document | None:
        """Read a document of the issue by its kind; None where there is none."""
        path = self._found[kind].path
        return read_document(path, self.folder.root) if path else None


@lru_cache(maxsize=16)
def _unseen_in(text: str) -> str:
    """Name the first line that hides something, and what: `12: holds U+202E (right-to-left override)`."""
    found = next(unseen_lines(text), None)
    return f"{found[0]}: holds {found[1].partition(' at ')[0]}" if found else ""


def desk_of(workspace: Workspace, issue: str) -> Desk:
    """Open the desk of an issue; raises Refusal for a name that is no issue."""
    return Desk(workspace, workspace.issue(issue))
