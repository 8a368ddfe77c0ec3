"""The draft of a plan on disk: how a step changes it, and how it becomes the plan."""

from collections.abc import Collection, Iterable
from pathlib import Path

from planning.finding import Finding, Refusal, Severity, refuse
from planning.plan.document import chapters, replace_sections
from planning.plan.model import Plan
from planning.plan.reader import read_plan
from planning.plan.sections import Section
from planning.plan.ticks import carried
from planning.plan.writer import render_section
from resources.containment import shown
from resources.documents import remove_document, write_document
from tools.desk import Desk


def readable(desk: Desk, sections: Iterable[Section]) -> None:
    """Refuse to go on where a section that the step needs holds lines that cannot be read."""
    if not desk.base_text:
        return
    file = file_of(desk)
    findings = [
        Finding("unreadable", Severity.ERROR, f"{p.section.slug} ({file}:{p.line})", p.message, p.fix)
        for p in desk.base.problems
        if p.section in set(sections)
    ]
    if findings:
        raise Refusal(findings, f"mend the lines in {file}, then call again")


def file_of(desk: Desk) -> str:
    """Name the file that a step starts from."""
    document = desk.draft_document or desk.plan_document
    return document.name if document else desk.folder.draft_path.name


def save_draft(desk: Desk, plan: Plan, sections: Iterable[Section]) -> str:
    """Write the draft with these sections replaced; gives its path below the root.

    A draft that is begun here carries the digest of the plan that it revises.
    """
    draft = plan.model_copy(update={"draft": True, "revises": _revises(desk), "ticks": _ticks(desk, plan)})
    text = replace_sections(desk.base_text, rendered(draft, {Section.HEADER, *sections}))
    lying = desk.lying_draft
    write_document(desk.folder.draft_path, text, desk.folder.root, lying.digest if lying else None)
    return relative(desk, desk.folder.draft_path)


def write_final(
    desk: Desk, plan: Plan, sections: Collection[Section], computed: Collection[Section]
) -> tuple[str, str]:
    """Write the plan; gives its path below the root and its digest.

    `computed` sections are written anew only where a computed line is stale: people's notes stay in their places.
    """
    began = desk.base.plan.revises if desk.draft_document else None
    current = desk.plan_document.digest if desk.plan_document else ""
    if began is not None and began != current and not _is_written(desk, plan, sections, computed):
        raise refuse(
            "changed-meanwhile",
            desk.folder.plan_path.name,
            f"the draft revises {began or 'no plan'}, on disk is {current or 'no plan'}",
            f"look at {desk.folder.plan_path.name}; move what you want to keep into the draft, delete the draft to "
            "start from the plan, or set `Revises:` in the draft to the plan's digest",
            "write_plan, once the draft says what the plan shall be",
        )
    text = _final_text(desk, plan, sections, computed)
    digest = write_document(desk.folder.plan_path, text, desk.folder.root, current or None)
    return relative(desk, desk.folder.plan_path), digest


def drop_draft(desk: Desk) -> tuple[str, ...]:
    """Remove the draft that has become the plan; one that somebody edited meanwhile stays, and is told of."""
    path, read = desk.folder.draft_path, desk.lying_draft
    if read is None:
        return ()
    try:
        remove_document(path, desk.folder.root, read.digest)
    except Refusal as refusal:
        finding = refusal.findings[0]
        if finding.gate == "changed-meanwhile":
            return (f"{path.name} was changed while the plan was written: it is kept, look what of it the plan lacks",)
        return (f"{path.name} has become the plan and could not be removed: it {finding.message}. {finding.fix}",)
    return ()


def rendered(plan: Plan, sections: Iterable[Section]) -> dict[Section, str]:
    """Write sections in the order of the document."""
    wanted = set(sections)
    return {section: render_section(plan, section) for section in Section if section in wanted}


def relative(desk: Desk, path: Path) -> str:
    """Give a path below the root."""
    return shown(path, desk.folder.root)


def _final_text(desk: Desk, plan: Plan, sections: Collection[Section], computed: Collection[Section]) -> str:
    final = plan.model_copy(update={"draft": False, "revises": "", "ticks": _ticks(desk, plan)})
    fresh = rendered(final, {Section.HEADER, *sections, *computed})
    held = {chapter.section: chapter.text for chapter in chapters(desk.base_text)}
    stale = {s: text for s, text in fresh.items() if s not in computed or not _says_the_same(held.get(s, ""), text)}
    return replace_sections(desk.base_text, stale)


def _is_written(desk: Desk, plan: Plan, sections: Collection[Section], computed: Collection[Section]) -> bool:
    """Whether the plan on disk is what the draft makes: a writer was killed before it could remove the draft."""
    if desk.plan_document is None:
        return False
    then = read_plan(desk.plan_document.text).plan.written
    return _final_text(desk, plan.having(written=then), sections, computed) == desk.plan_document.text


def _says_the_same(held: str, fresh: str) -> bool:
    """Whether the lines that would be written are those that stand there, wherever people's notes stand among them."""
    return _said(held) == _said(fresh)


def _said(text: str) -> list[str]:
    return sorted(line.rstrip() for line in text.splitlines() if line.strip())


def _ticks(desk: Desk, plan: Plan) -> frozenset[str]:
    return carried(desk.base.plan, plan)


def _revises(desk: Desk) -> str:
    if desk.draft_document:
        return desk.base.plan.revises
    return desk.plan_document.digest if desk.plan_document else ""
