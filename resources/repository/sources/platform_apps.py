"""Applications as hosting platforms describe them, one listing for each file; `note` says what a name is."""

import re
from collections.abc import Callable, Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.platforms.deployers import capistrano, deployer, kamal
from resources.repository.platforms.edge import netlify, vercel, wrangler
from resources.repository.platforms.fly import fly
from resources.repository.platforms.hosted import app_engine, app_json, beanstalk, firebase, railway, render, supabase
from resources.repository.source import Source
from resources.repository.tree import Tree

Reader = Callable[[Tree, str], Iterator[Entry]]

_READERS: tuple[tuple[str, Reader], ...] = (
    (r"fly([.\-_][\w.-]+)?\.toml", fly),
    (r"wrangler([.\-_][\w.-]+)?\.(toml|jsonc?)", wrangler),
    (r"vercel([.\-_][\w.-]+)?\.json", vercel),
    (r"netlify\.toml", netlify),
    (r"render\.ya?ml", render),
    (r"railway\.(json|toml)", railway),
    (r"app\.json", app_json),
    (r"app([.\-_][\w.-]+)?\.ya?ml", app_engine),
    (r"\.firebaserc|firebase\.json", firebase),
    (r"supabase/config\.toml", supabase),
    (r"\.elasticbeanstalk/config\.yml", beanstalk),
    (r"config/deploy([.\-_][\w-]+)?\.ya?ml", kamal),
    (r"Capfile", capistrano),
    (r"deploy\.php", deployer),
    (
        r"appspec\.ya?ml|Dockerrun\.aws\.json|task-?def(inition)?[\w.-]*\.json|copilot/\.workspace",
        lambda _tree, _path: iter(()),
    ),
)
_COMPILED = tuple((re.compile(rf"(?:.*/)?(?:{pattern})"), reader) for pattern, reader in _READERS)
_OPEN = re.compile(r"<%|\{\{")
_FILES = (
    "fly*.toml", "wrangler*.toml", "wrangler*.json", "wrangler*.jsonc", "vercel*.json", "netlify.toml", "render.y*ml",
    "railway.*", "app*.json", "app*.y*ml", ".firebaserc", "firebase.json", "config.toml", "config.yml", "deploy*.y*ml",
    "Capfile", "deploy.php", "Dockerrun.aws.json", "task*def*.json",
)  # fmt: skip


def _read(tree: Tree, path: str) -> Listing | None:
    reader = next((reader for pattern, reader in _COMPILED if pattern.fullmatch(path)), None)
    if reader is None:
        return None
    if path.endswith((".yml", ".yaml")) and _OPEN.search(tree.text(path)):
        return Listing(Kind.PLATFORM_APP, path, open=f"{path} is a template")
    entries = tuple(reader(tree, path))
    why = next((entry.name for entry in entries if entry.note == "open"), "")
    named = tuple(entry for entry in entries if entry.note != "open")
    needs = re.search(r"app[\w.-]*\.(ya?ml|json)$", path) and not named
    return None if needs else Listing(Kind.PLATFORM_APP, path, named, why)


SOURCE = Source(Kind.PLATFORM_APP, _FILES, _read, many=True)
