"""What the gates on commands find, let pass, and tell to do instead."""

from pathlib import Path

import pytest

from planning.checks import Record, read_check
from planning.commands.prose import is_prose
from planning.commands.release_time import record_of
from planning.duration import Duration
from planning.gates import BY_NAME
from planning.gates.case import Case, Surroundings
from planning.gates.gate import Problem
from planning.plan.action import read_action
from planning.plan.model import Plan, Release
from planning.plan.parts import Fact, Item, Playbook, Stage, Step
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from resources.repository.repository import repository_at


def plan(
    *commands: str, strategy: Strategy = Strategy.ROLLING, action: str = "Do it.", do: str = "", **fields: object
) -> Plan:
    steps = tuple(Step(action=action, command=command, minutes=1) for command in commands)
    stage = Stage(
        name="all", exposure=read_exposure("100%"), duration=Duration(3600), do=(read_action(do),) if do else ()
    )
    given: dict[str, object] = {
        "issue": "x",
        "strategy": strategy,
        "release": Release(version="`api:3.8.0`", roll_back_to="`api:3.7.4`"),
        "stages": (stage,),
        "playbooks": (Playbook(steps=steps),),
    }
    return Plan.model_validate(given | fields)


def found(gate: str, judged: Plan, root: Path | None = None) -> list[Problem]:
    repository = repository_at(root) if root else None
    return list(BY_NAME[gate].check(Case(judged, Surroundings(repository=repository))))


@pytest.mark.parametrize(
    "words",
    [
        "revert the deploy",
        "Revert the deploy.",
        "roll back the release",
        "promote our canary to everyone",
        "Restart pods",
        "please restart all workers",
        "put 3.7.4 back",
    ],
)
def test_words_given_as_a_command_are_words(words: str, tmp_path: Path) -> None:
    problems = found("vague-step", plan(words), tmp_path)

    assert [(one.where, one.message) for one in problems] == [
        ("steps[0].command", f"{words!r} is words, and no command")
    ]
    assert "abort api" in problems[0].fix


@pytest.mark.parametrize(
    "command",
    [
        "parcelo backfill --size 10",
        "flagctl off x",
        "flagctl set new-login off",
        "deploy to prod",
        "deploy prod 3.7.4",
        "shipit all",
        "flagctl split a b",
        "bin/revert the deploy",
        "./roll back the release",
        "git revert the-tag",
        "install the old version",
        "release-cli undo 3.8.0",
        "X=1 revert deploy",
        "switchboard route api blue",
        "orders-admin reindex everything --now",
        "psql -c 'delete from the_table'",
    ],
)
def test_a_command_of_an_unknown_program_is_never_called_words(command: str) -> None:
    assert not is_prose(command)


def test_words_of_a_stage_and_of_a_record_get_examples_of_their_sort() -> None:
    problems = found("vague-step", plan("make x", do="`promote the canary`", record=(Record("REV", "ask the lead"),)))

    assert {one.where: one.fix.partition("`")[2].partition("`")[0] for one in problems} == {
        "stages[0].do[0]": "kubectl argo rollouts promote api -n prod",
        "record[0]": "$STABLE_REVISION",
    }


def test_a_way_back_to_the_new_version_is_refused_with_the_old_one_in_its_place() -> None:
    problems = found("rollback-to-new-version", plan("gh workflow run deploy.yml -f version=3.8.0"))

    assert [(one.where, one.fix) for one in problems] == [
        ("steps[0].command", "name 3.7.4: `gh workflow run deploy.yml -f version=3.7.4`")
    ]
    assert found("rollback-to-new-version", plan("./deploy.sh v3.8.0"))[0].fix == "name 3.7.4: `./deploy.sh v3.7.4`"


@pytest.mark.parametrize(("command", "fix"), [
    ("bin/kamal deploy -d eu --version=3.7.4", "start the container that Kamal kept: `bin/kamal rollback 3.7.4 -d eu`"),
    ("bin/kamal deploy -d eu --version=3.8.0", "start the container that Kamal kept: `bin/kamal rollback 3.7.4 -d eu`"),
    ("docker build -t r/api:3.7.4 .", "deploy `r/api:3.7.4` as the registry holds it, and build nothing"),
    ("make build VERSION=3.8.0",
     "name the command that brings 3.7.4 back: one that builds, pushes or migrates does not"),
])  # fmt: skip
def test_a_step_back_that_builds_is_told_the_command_that_goes_back(command: str, fix: str) -> None:
    assert [one.fix for one in found("rollback-to-new-version", plan(command))] == [fix]


def test_a_playbook_that_takes_the_old_code_out_first_may_build_it() -> None:
    steps = tuple(Step(action="x", command=one) for one in ("git checkout v3.7.4", "docker build -t api:3.7.4 ."))

    assert found("rollback-to-new-version", plan(playbooks=(Playbook(steps=steps),))) == []


@pytest.mark.parametrize(
    "command",
    [
        "gh workflow run deploy.yml -f version=3.7.4",
        "./swap.sh 3.8.0 3.7.4",
        "git revert v3.8.0",
        "npm deprecate parcelo@3.8.0 'broken'",
        "./rollback.sh --from 3.8.0",
        "docker rmi api:3.8.0",
        "gh release delete v3.8.0",
        "kubectl scale deployment/api-3.8.0 --replicas=0",
        "git push --delete origin v3.8.0",
        "./deploy.sh 13.8.0",
    ],
)
def test_a_way_back_may_name_the_new_version_to_take_it_away(command: str) -> None:
    assert found("rollback-to-new-version", plan(command)) == []


def test_a_way_forward_names_the_new_version() -> None:
    forward = (Playbook(from_stage=2, forward=True, steps=(Step(action="a", command="./deploy.sh 3.8.0"),)),)

    assert found("rollback-to-new-version", plan(playbooks=forward)) == []


def test_a_version_that_is_a_word_like_others_says_nothing() -> None:
    release = Release(version="main", roll_back_to="`api:3.7.4`")

    assert found("rollback-to-new-version", plan("git push origin main", release=release)) == []


@pytest.mark.parametrize(
    ("where", "changes", "example"),
    [
        ("smoke_tests[0]", {"smoke_tests": (read_check("`true`: expect exit 0"),)}, "`make smoke ENV=prod`"),
        ("record[0]", {"record": (Record("REV", "echo 41"),)}, "`helm history api --max 1 -o json`"),
        ("stages[0].do[0]", {"do": "`true`"}, "`kubectl argo rollouts promote api -n prod`"),
        (
            "checklist[0]",
            {"checklist": (Item(name="Tests", check=read_check("`true`: expect exit 0")),)},
            "`make test`",
        ),
    ],
)
def test_an_idle_command_gets_an_example_of_its_place(where: str, changes: dict[str, object], example: str) -> None:
    others = {name: value for name, value in changes.items() if name != "do"}
    judged = plan("make x", do=str(changes.get("do", ""))).having(**others)
    problems = [one for one in found("idle-command", judged) if one.where == where]

    assert len(problems) == 1
    assert example in problems[0].fix
    assert "abort" not in problems[0].fix


@pytest.mark.parametrize(
    ("command", "fix"),
    [
        (
            "helm rollback api -n prod",
            '`helm rollback api "$REVISION" -n prod`, with the record `$REVISION`: `helm history',
        ),
        (
            "kubectl rollout undo deployment/api",
            '`kubectl rollout undo deployment/api --to-revision="$STABLE_REVISION"`',
        ),
        (
            "kubectl argo rollouts undo api -n x",
            '`kubectl argo rollouts undo api --to-revision="$STABLE_REVISION" -n x`',
        ),
        ("git checkout HEAD~1", "name the version: `9a1e77c`"),
    ],
)
def test_a_moving_target_is_named_as_its_own_program_takes_it(command: str, fix: str) -> None:
    problems = found("moving-target", plan(command))

    assert [fix in one.fix for one in problems] == [True]


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        ('helm rollback api "$REV"', "helm history api --max 1 -o json | jq -r '.[0].revision'"),
        ('kubectl rollout undo deploy/api --to-revision="$REV" -n x', "kubectl get deploy/api -n x -o jsonpath="),
        ("alembic downgrade $REV", "alembic current"),
        ("git revert --no-edit ${REV}", "git rev-parse HEAD"),
        ("git checkout $REV", "git describe --tags --abbrev=0 origin/main"),
    ],
)
def test_a_value_is_recorded_by_the_program_that_takes_it(command: str, printed: str) -> None:
    record = record_of(command, "REV")

    assert record
    assert record.command.startswith(printed)
    assert found("undefined-value", plan(command, record=(record,))) == []


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ('curl -H "Authorization: Bearer $BILLING_TOKEN" https://shop.example.com/health', []),
        ('psql "postgres://shop:$DB_PASSWORD@db.example.com/shop" -c "select 1"', []),
        ("redis-cli del $CACHE_KEY", ["`$CACHE_KEY` is recorded nowhere"]),
    ],
)
def test_a_credential_is_recorded_nowhere_and_other_values_are(command: str, named: list[str]) -> None:
    assert [one.message for one in found("undefined-value", plan(command))] == named


@pytest.mark.parametrize("command", ['helm rollback api "$REVISION"', "helm upgrade api . -n $REV", "curl $REV"])
def test_a_value_of_another_use_has_no_record_of_its_own(command: str) -> None:
    assert record_of(command, "REV") is None


@pytest.mark.parametrize("action", ["Redeploy 3.7.4.", "Put 3.7.4 back in the place of 3.8.0.", "Run it."])
@pytest.mark.parametrize("strategy", [Strategy.ROLLING, Strategy.CANARY, Strategy.BLUE_GREEN])
def test_the_step_of_a_strategy_is_known_by_its_command(action: str, strategy: Strategy) -> None:
    judged = plan("gh workflow run deploy.yml -f v=3.7.4", strategy=strategy, action=action)

    assert found("strategy-step-missing", judged) == []


@pytest.mark.parametrize(
    "command", ["make rollback ENV=prod", "npm run deploy:undo", 'fly deploy --image "$STABLE_IMAGE"']
)
def test_what_undoes_or_takes_a_recorded_value_goes_back(command: str) -> None:
    judged = plan(command, action="Run it.", record=(Record("STABLE_IMAGE", "fly releases"),))

    assert found("strategy-step-missing", judged) == []


def test_the_missing_step_is_taken_from_the_stage_and_names_nothing_else() -> None:
    known = plan("make restart", action="Restart.", do="`gh workflow run deploy.yml -f v=3.8.0`")
    unknown = plan("make restart", action="Restart.", do="`make ship`")
    flag = plan(
        "make restart",
        strategy=Strategy.FEATURE_FLAG,
        action="Restart.",
        facts=(Fact(fact="flag: new-login"),),
    )
    fixes = [one.fix for judged in (known, unknown, flag) for one in found("strategy-step-missing", judged)]

    assert fixes[:2] == [
        "first put 3.7.4 back in the place of 3.8.0: `gh workflow run deploy.yml -f v=3.7.4`",
        "first return the instances to the old version, by its command or its place",
    ]
    assert fixes[2].startswith("first turn the flag")
    assert not any("LaunchDarkly" in fix or "deployment/api" in fix for fix in fixes)


def test_a_flag_set_off_is_the_step_of_its_strategy() -> None:
    judged = plan("ldctl set new-login false", strategy=Strategy.FEATURE_FLAG, action="Run it.")

    assert found("strategy-step-missing", judged) == []


def poe(root: Path, *names: str) -> Path:
    tasks = "".join(f"{name} = 'run {name}'\n" for name in names)
    (root / "pyproject.toml").write_text(f"[tool.poe.tasks]\n{tasks}", encoding="utf-8")
    return root


def test_what_is_not_alike_is_told_as_what_there_is(tmp_path: Path) -> None:
    problems = found("command-not-found", plan("poe rollback"), poe(tmp_path, "lint", "migrate"))

    assert len(problems) == 1
    assert problems[0].fix.startswith("the repository has `poe ")
    assert problems[0].fix.endswith(": name the one that does it, or add it there first")


def test_what_does_the_opposite_is_not_alike(tmp_path: Path) -> None:
    problems = found("command-not-found", plan("poe db-down"), poe(tmp_path, "db-up"))

    assert problems[0].fix.startswith("the repository has `poe db-up`")


def test_a_slip_is_put_right(tmp_path: Path) -> None:
    problems = found("command-not-found", plan("poe migrat"), poe(tmp_path, "lint", "migrate"))

    assert problems[0].fix == "`poe migrate` (pyproject.toml:3)"


def evidence(text: str) -> Plan:
    return plan("make x", checklist=(Item(name="Runbook updated", evidence=text),))


@pytest.mark.parametrize("text", ["yes", "Done.", "`ok`", "x", "see done"])
def test_a_bare_word_is_no_evidence(text: str) -> None:
    assert [one.where for one in found("item-without-evidence", evidence(text))] == ["checklist[0]"]


def test_a_document_that_is_not_there_is_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "runbook.md").write_text("# Runbook\n", encoding="utf-8")
    problems = found("item-without-evidence", evidence("`docs/runbok.md`, section 2"), tmp_path)

    assert [(one.message, one.fix) for one in problems] == [
        ("'Runbook updated': docs/runbok.md is not in the repository", "see `docs/runbook.md`")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`docs/runbook.md`",
        "`docs/runbook.md#prices`",
        "`docs/runbook.md:14`",
        "`06_CODE_REVIEW.md`, verdict APPROVED",
        "`acme/next.js` pull request 214",
        "`wiki.example.com/ops/runbook.html`",
        "`runbooks/prices.md` in the operations repository",
        "https://example.com/docs/x.md",
        "`feature/x`",
        "docs/gone.md",
    ],
)
def test_evidence_that_is_there_or_lies_elsewhere_passes(text: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "runbook.md").write_text("# Runbook\n", encoding="utf-8")

    assert found("item-without-evidence", evidence(text), tmp_path) == []


@pytest.mark.parametrize(("exposures", "order"), [
    (("5% of users", "3% of users", "100% of users"), "3% of users, 5% of users, 100% of users"),
    (("5 of 100 hosts", "2 of 100 hosts", "everyone"), "2 of 100 hosts, 5 of 100 hosts, everyone"),
    (("50 testers", "20 testers", "everyone"), "20 testers, 50 testers"),
])  # fmt: skip
def test_stages_out_of_order_are_told_their_own_order(exposures: tuple[str, ...], order: str) -> None:
    stages = tuple(Stage(name=text, exposure=read_exposure(text), duration=Duration(60)) for text in exposures)
    problems = found("exposure-decreases", plan(stages=stages))

    assert [one.fix for one in problems] == [f"put the stages in the order of their exposure: {order}"]
