"""`ansible-playbook` and its sisters: playbooks, inventories, tags, hosts and files of variables."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, missing, unclear
from planning.commands.programs.ansible_hosts import judge_hosts
from planning.commands.programs.named_file import listing_of
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-i", "--inventory", "--inventory-file", "-l", "--limit", "-t", "--tags", "--skip-tags", "-e", "--extra-vars",
    "--vault-password-file", "--vault-pass-file", "--vault-id", "-u", "--user", "--private-key", "--key-file", "-c",
    "--connection", "-T", "--timeout", "-f", "--forks", "-M", "--module-path", "--start-at-task", "--ssh-common-args",
    "--ssh-extra-args", "--sftp-extra-args", "--scp-extra-args", "--become-user", "--become-method", "-m",
    "--module-name", "-a", "--args", "-B", "--background", "-P", "--poll", "--host", "-r", "--role-file", "-p", "--output",
    "--become-password-file", "--connection-password-file", "--playbook-dir", "--encrypt-vault-id", "--task-timeout",
})  # fmt: skip
_ANY_TAG = frozenset({"all", "always", "never", "tagged", "untagged"})


@program("ansible-playbook")
def ansible_playbook(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every playbook, then the tags that it is asked for."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE:
        return
    playbooks = [word for word in words.plain if word.text.endswith((".yml", ".yaml")) or not word.sure]
    for word in playbooks:
        yield _offering(f"{Kind.PLAYBOOK} {word.text}", word, Kind.PLAYBOOK, call, repository)
    yield from _files(words, call, repository)
    yield from judge_hosts(words, words.values("-l", "--limit"), call, repository)
    listings = [listing_of(Kind.PLAYBOOK, joined(call.folder, word), repository) for word in playbooks]
    read = [listing for listing in listings if listing]
    if playbooks and len(read) == len(playbooks):
        for word in words.values("-t", "--tags", "--skip-tags"):
            yield from _tags(word, read)


@program("ansible", "ansible-console", "ansible-inventory")
def ansible(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the inventory and the hosts of a command that is run on them."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is Place.HERE:
        yield from _files(words, call, repository)
        hosts = (*words.plain[:1], *words.values("-l", "--limit", "--host"))
        yield from judge_hosts(words, hosts, call, repository)


@program("ansible-vault")
def ansible_vault(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that are opened."""
    words = read_arguments(call.arguments, _VALUED)
    if words.plain and words.plain[0].text in {"view", "edit", "decrypt", "encrypt", "rekey"}:
        for word in words.plain[1:]:
            yield judge_path(f"file {word.text}", word, call, repository)


@program("ansible-galaxy")
def ansible_galaxy(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the file of requirements."""
    for word in read_arguments(call.arguments, _VALUED | {"--requirements-file"}).values(
        "-r", "--requirements-file", "--role-file"
    ):
        yield judge_path(f"requirements {word.text}", word, call, repository)


def _offering(about: str, word: Word, kind: Kind, call: Call, repository: Repository) -> Verdict:
    """Look a file up; where it is missing, offer the files of its kind."""
    verdict = judge_path(about, word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    known = [listing.file for listing in repository.everywhere(kind).listings]
    near = [Near(one) for one in closest_names(joined(call.folder, word) or word.text, known) or known[:3]]
    return missing(verdict.about, verdict.grounds, (*verdict.nearest, *near))


def _files(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    for word in words.values("-i", "--inventory", "--inventory-file"):
        if "," not in word.text:
            yield _offering(f"{Kind.ANSIBLE_INVENTORY} {word.text}", word, Kind.ANSIBLE_INVENTORY, call, repository)
    for word in words.values("-e", "--extra-vars"):
        if word.text.startswith("@"):
            yield judge_path(f"file {word.text[1:]}", Word(word.text[1:], word.sure), call, repository)


def _tags(word: Word, playbooks: list[Listing]) -> Iterator[Verdict]:
    known = {entry.name: listing.receipt(entry) for listing in playbooks for entry in listing.entries}
    for tag in word.text.split(",") if word.sure else []:
        why = next((listing.open for listing in playbooks if listing.open), "")
        if tag in _ANY_TAG or tag in known or not tag:
            continue
        if why:
            yield unclear(f"tag {tag}", why)
        else:
            names = " and ".join(listing.file for listing in playbooks)
            near = closest_names(tag, known) or tuple(known)[:3]
            yield missing(f"tag {tag}", f"{names} has no such tag", [Near(one, known[one]) for one in near])
