"""Where an include of a file leads."""


def included_path(folder: str, name: str) -> str | None:
    """Give the path below the root that a name means in a folder; None for what leaves it or is computed."""
    if name.startswith(("/", "~")) or "{{" in name or "$" in name:
        return None
    parts = folder.split("/") if folder else []
    for part in name.split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts) or None
