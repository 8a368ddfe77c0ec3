"""Documents and files of a repository that grow when they are read; the number is their size in characters, about."""

from collections.abc import Callable, Mapping

_ROW = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n"

DOCUMENTS: Mapping[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "stars": lambda n: "*" * n,
    "emphasis left open": lambda n: "*a _b " * (n // 6),
    "quotations": lambda n: ">" * n,
    "lists in one line": lambda n: "- " * (n // 2) + "x",
    "numbers in one line": lambda n: "1. " * (n // 3) + "x",
    "lists in lists": lambda n: "".join("  " * at + "- [x] Security\n" for at in range(int(n**0.5))),
    "quotations of lists": lambda n: "> - " * (n // 4) + "x",
    "references": lambda n: "".join(f"[a{at}]: /u\n" for at in range(n // 10)),
    "a table of many columns": lambda n: "|" + "a|" * (n // 4) + "\n|" + "-|" * (n // 4) + "\n",
    "tables that fill themselves up": lambda n: (_ROW + "|\n" * 66 + "\n") * (n // 900),
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|c|\n" * (n // 4),
    "backticks": lambda n: "".join("`" * at + " " for at in range(int((2 * n) ** 0.5))),
    "comments": lambda n: "<!-- " * (n // 5),
    "entities": lambda n: "&#" * (n // 2),
    "headings": lambda n: "# a\n" * (n // 4),
    "underlined headings": lambda n: "a\n=\n" * (n // 4),
    "a paragraph": lambda n: "a\n" * (n // 2),
    "blanks": lambda n: " " * n,
    "a word": lambda n: "a" * n,
    "digits": lambda n: "p99 latency under " + "9" * n + "ms",
    "a number": lambda n: "- p99 latency under 1e" + "9" * n + "ms\n",
    "boxes": lambda n: "- [ ] Deploy\n" * (n // 13),
    "boxes in one line": lambda n: "[ ] a | " * (n // 8),
    "pipes": lambda n: "|" * n,
    "colons": lambda n: ": " * (n // 2),
    "dots": lambda n: ". " * (n // 2),
    "parentheses": lambda n: "(" * n,
    "fences": lambda n: "```\n" * (n // 4),
    "figures": lambda n: "- p99 latency under 1ms and " * (n // 27),
    "sections": lambda n: "# Deployment Plan: x\n\n" + "## Waivers\n\n" * (n // 12),
    "stages": lambda n: "# x\n\n## 2. Rollout Strategy\n\n" + "### Stage 1: a\n\n- Exposure: 1%\n\n" * (n // 34),
}
_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(12)
)
_MERGES = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} {{<<: [{', '.join(['*' + chr(97 + at)] * 9)}]}}\n" for at in range(12)
)
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
    + '<!ENTITY out SYSTEM "file:///etc/passwd">]>\n<project><modules><module>&m;&out;</module></modules></project>\n'
)
YAML = {
    "aliases": _LAUGHS,
    "merged keys": _MERGES,
    "an alias of itself": "a: &a [*a]\n",
    "lists": "[" * 100_000,
    "mappings": "{a: " * 100_000,
    "indents": "".join(" " * at + "a:\n" for at in range(400)),
    "a tag that makes an object": "a: !!python/object/apply:os.system ['touch ran']\n",
    "an unknown tag": "a: !x {b: c}\n",
    "numbers": "a: 1e999\nb: " + "9" * 5000 + "\nc: 0x" + "f" * 5000 + "\nd: .inf\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "documents": "---\n" * 50_000,
    "a long line": "a: " + "x " * 200_000,
}
JSON = {
    "lists": "[" * 100_000,
    "objects": '{"a":' * 100_000,
    "numbers": '{"scripts": {"a": ' + "9" * 5000 + "}}",
    "no number": '{"scripts": {"a": NaN, "b": 1e999, "c": -Infinity}}',
    "keys": '{"scripts": {' + ", ".join(f'"a{at}": "b"' for at in range(20_000)) + "}}",
    "half a character": '{"scripts": {"\\ud800": "\\udfff"}}',
    "the same key": '{"scripts": {' + '"a": "b",' * 5000 + '"a": 1}}',
}
TOML = {
    "lists": "a = " + "[" * 100_000,
    "tables": "a = " + "{b = " * 5000,
    "dotted keys": "a" + ".a" * 5000 + " = 1\n",
    "a header of many parts": "[a" + ".a" * 5000 + "]\n",
    "numbers": "a = " + "9" * 5000 + "\n",
    "keys": "[project.scripts]\n" + "".join(f"a{at} = 'b'\n" for at in range(20_000)),
    "no number": "a = 1e999\nb = nan\n",
}
PLAIN = {
    "targets": "".join(f"t{at}: t{at + 1}\n" for at in range(20_000)),
    "a long line": "deploy: " + "x " * 200_000,
    "variables of themselves": "A = $(B)$(B)\nB = $(A)$(A)\n$(A): x\n",
    "variables that double": "A0 = x\n" + "".join(f"A{at + 1} = $(A{at})$(A{at})\n" for at in range(40)) + "$(A40):\n",
    "includes of itself": "include Makefile\n-include Makefile\n",
    "lines that go on": "deploy: \\\n" * 20_000,
    "conditions": "ifdef A\n" * 20_000,
    "defines": "define A\n" * 20_000,
    "brackets": "(" * 50_000,
    "quotes": "'" * 50_000,
}
FILES: Mapping[str, Mapping[str, str]] = {
    "compose.yaml": YAML,
    ".github/workflows/deploy.yml": YAML,
    "Chart.yaml": YAML,
    "Taskfile.yml": YAML,
    "ansible/inventory.yml": YAML,
    "serverless.yml": YAML,
    "package.json": JSON,
    "composer.json": JSON,
    "deno.json": JSON,
    "pyproject.toml": TOML,
    "Cargo.toml": TOML,
    "fly.toml": TOML,
    "Makefile": PLAIN,
    "justfile": PLAIN,
    "Rakefile": PLAIN,
    "Procfile": PLAIN,
    "noxfile.py": PLAIN,
    "build.gradle": PLAIN,
    "tox.ini": PLAIN,
    "main.tf": PLAIN,
    "pom.xml": {"entities": _ENTITIES, "comments": "<!--" * 20_000, "modules": "<module>" * 20_000},
    "db/changelog-master.xml": {"entities": _ENTITIES, "comments": "<!--" * 20_000, "includes": "<include " * 20_000},
}
