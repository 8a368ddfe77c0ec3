"""Programs that filter, print or wait: beside a call that the repository decides, they decide nothing."""

PLAIN = frozenset({
    "cd", "pushd", "popd", "echo", "printf", "cat", "tee", "grep", "egrep", "sed", "awk", "jq", "yq", "head", "tail", "sort",
    "uniq", "wc", "cut", "tr", "xargs", "test", "[", "[[", "true", "false", "sleep", "date", "set", "export", "read", "exit",
    "mkdir", "touch", "rm", "cp", "mv", "ls", "find", "column", "diff", "wait", "trap", "local", "return", ":",
})  # fmt: skip
