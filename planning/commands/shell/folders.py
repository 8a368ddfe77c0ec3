"""Where a path leads from a folder below the root."""

from planning.commands.shell.call import Call
from planning.commands.shell.word import Word


def joined(folder: str | None, path: Word | None) -> str | None:
    """Give the path below the root that a word means in a folder, the folder itself for no word.

    None where nobody can know: absolute paths, `~`, what is not sure, what leaves the root.
    """
    if path is None:
        return folder
    if folder is None or not path.sure or path.text.startswith(("/", "~")):
        return None
    parts: list[str] = []
    for part in [*folder.split("/"), *path.text.split("/")]:
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def changed_folder(call: Call) -> str | None:
    """Give the folder after a call: that of `cd`; None after what cannot be followed (`cd -`, `popd`)."""
    if call.name == "popd":
        return None
    if call.name not in {"cd", "pushd"}:
        return call.folder
    words = [word for word in call.arguments if word.text not in {"-P", "-L", "-e", "--"}]
    return joined(call.folder, words[0]) if len(words) == 1 and words[0].text[:1] not in {"-", "+"} else None
