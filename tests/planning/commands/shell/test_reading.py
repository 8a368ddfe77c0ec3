"""Shell lines are read as the calls that they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.commands.shell.call import Place
from planning.commands.shell.reading import read_calls

_PIECES = st.sampled_from([
    "make", "npm run x", "cd web", "$(", ")", "`", "'", '"', "<<EOF\n", "EOF\n", "<<<", "&&", "||", "|", ";", "\n", "if", "then",
    "fi", "for a in b c; do", "done", "{", "}", "(", "<x>", "{{ x }}", "$A", "${A:-b}", "A=1", "bash -c", "ssh h", "sudo -u",
    "docker compose run", "kubectl exec p --", "xargs -I", "\\", "\0", "é", "#", ">", "2>&1", "find . -exec", "f() {", "case x in", "esac",
])  # fmt: skip


def _texts(line: str) -> list[str]:
    return [call.text for call in read_calls(line)]


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert all(isinstance(call.text, str) for call in read_calls(text))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "$(" * 3000,
        "a && " * 3000 + "b",
        "{ " * 3000,
        "\ud800",
        '"$(' * 2000,
        "sudo " * 3000 + "x",
        "a;" * 9000,
    ],
)
def test_no_text_is_too_deep_to_be_read(text: str) -> None:
    assert isinstance(read_calls(text), tuple)


def test_a_here_document_is_no_list_of_commands_unless_a_shell_reads_it() -> None:
    assert _texts("cat <<EOF | kubectl apply -f -\nmake x\nEOF") == ["cat", "kubectl apply -f -"]
    assert _texts("bash -s <<'EOF'\nmake x\nEOF") == ["make x"]


@pytest.mark.parametrize(("line", "read"), [
    ("make 2>&1 deploy", "make deploy"),
    ("kubectl 2>/dev/null delete ns shop", "kubectl delete ns shop"),
    (">log make x 2>&1 y", "make x y"),
    ("make >log a <b c 'd e'", "make a c d e"),
])  # fmt: skip
def test_arguments_behind_a_redirection_are_the_commands(line: str, read: str) -> None:
    assert _texts(line) == [read]


@pytest.mark.parametrize("word", [r"$'m\x61ke'", r"$'m\141ke'", r"$'m\u0061ke'", r"$'m\U00000061ke'", r"m$'\x61'ke"])
def test_a_program_that_is_spelled_in_escapes_is_the_one_that_runs(word: str) -> None:
    assert _texts(f"{word} deploy") == ["make deploy"]


def test_an_escape_that_means_nothing_stands_as_it_is() -> None:
    assert _texts(r"echo $'\q\UFFFFFFFF' $'a\'b'") == [r"echo \q\UFFFFFFFF a'b"]


def test_a_dash_before_a_here_document_is_kept() -> None:
    assert _texts("kubectl apply -f - <<EOF\nx\nEOF") == ["kubectl apply -f -"]


def test_a_loop_over_values_calls_with_each() -> None:
    assert _texts("for e in a b; do make $e-$f; done") == ["make a-$f", "make b-$f"]


def test_a_variable_that_a_branch_sets_is_not_known() -> None:
    (_, call) = read_calls("if true; then A=1; fi; make $A")
    assert not call.arguments[0].sure


def test_a_variable_whose_value_would_be_split_is_not_known() -> None:
    (call,) = read_calls('A="x y"; make $A "$A"')
    assert [(word.text, word.sure) for word in call.arguments] == [("$A", False), ("x y", True)]


def test_a_folder_that_only_a_branch_goes_to_is_not_known_afterwards() -> None:
    assert [call.folder for call in read_calls("if true; then cd a; make x; fi; make y")] == ["", "", "a", None]
    assert [call.folder for call in read_calls("test -d a && cd a; make y")] == ["", "", None]


def test_redirections_belong_to_the_last_command_of_a_list() -> None:
    calls = read_calls("cd web && mysql < grants.sql > out.txt 2>&1")
    assert [(call.folder, [str(w) for w in (*call.inputs, *call.outputs)]) for call in calls] == [
        ("", []),
        ("web", ["grants.sql", "out.txt"]),
    ]


def test_what_people_fill_in_redirects_nothing() -> None:
    (call,) = read_calls("kubectl -n <namespace> logs deploy/<name>")
    assert not call.inputs
    assert [word.text for word in call.arguments if not word.sure] == ["<namespace>", "deploy/<name>"]


def test_only_what_stands_before_an_error_is_readable() -> None:
    assert [call.readable for call in read_calls("make a; npm run 'x")] == [True, False]


def test_a_wrapper_that_goes_elsewhere_is_given_with_what_it_starts() -> None:
    wrapper, inner = read_calls("docker compose run --rm -e A=b api make x < in.txt")
    assert wrapper.wraps
    assert [word.text for word in wrapper.inputs] == ["in.txt"]
    assert (inner.text, inner.place, inner.inputs, inner.through) == (
        "make x",
        Place.IMAGE,
        (),
        ("docker compose run",),
    )


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ("sudo -u app -E A=b make x", "make x"),
        ("env -i A=b timeout -k 5 60 make x", "make x"),
        ("bash -euo pipefail -c 'make x'", "make x"),
        ("bash x.sh -c y", "bash x.sh -c y"),
        ("npx -y -p a@1 prisma@5 migrate deploy", "prisma migrate deploy"),
        ("uv run --with x -m pkg.mod", "python -m pkg.mod"),
        ("uv run --unknown x make y", "uv run --unknown x make y"),
        ("poetry -C api run make x", "make x"),
        ("nix develop .#ci --command make x", "make x"),
        ("command -v make", "command -v make"),
        ("xargs -0 -I{} make {}", "make {}"),
        ("pdm run deploy", "pdm run deploy"),
    ],
)
def test_wrappers_are_taken_off_by_their_own_options(line: str, inner: str) -> None:
    assert _texts(line)[-1] == inner
