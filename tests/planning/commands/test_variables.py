"""Which variables a command takes from outside, as the shell sees it."""

import pytest

from planning.commands.variables import free_variables


@pytest.mark.parametrize(("command", "names"), [
    ('helm rollback shop "$REVISION"', ("REVISION",)),
    ("test -n ${REVISION:-}; echo ${#NAME}", ("REVISION", "NAME")),
    ("cat <<EOF\n$TARGET\nEOF", ("TARGET",)),
    ("IMAGE=$(docker images -q $NAME); docker run $IMAGE", ("NAME",)),
    ("echo $TARGET; TARGET=1", ("TARGET",)),
    ("TARGET=$TARGET:5.0.3", ("TARGET",)),
    ("TARGET=5.0.3 make deploy; echo $TARGET", ("TARGET",)),
    ("for host in $HOSTS; do ssh $host; done; echo $HOSTS", ("HOSTS",)),
    ("if true; then echo $A; else echo $B; fi", ("A", "B")),
    ("make deploy TARGET=$TARGET", ("TARGET",)),
    ("ssh shop 'echo $INSIDE' \"$OUTSIDE\"", ("OUTSIDE",)),
])  # fmt: skip
def test_what_comes_from_outside_is_named(command: str, names: tuple[str, ...]) -> None:
    assert free_variables(command) == names


@pytest.mark.parametrize("command", [
    "", "make deploy", "echo '$NAME'", "echo \\$NAME", "cat <<'EOF'\n$NAME\nEOF", "export X=2; echo $X",
    "X=1\necho $X", "f() { local A=1; echo $A; }", "read -r NAME; echo $NAME",
    "kubectl get pods -o name | while read -r pod; do kubectl delete $pod; done",
    "cd $HOME && ls $PWD $PATH", "echo $? $$ $@", "echo $(date)", "if [ $", "echo costs 5$",
])  # fmt: skip
def test_what_a_command_sets_itself_or_every_shell_has_is_not(command: str) -> None:
    assert free_variables(command) == ()
