"""Text that still stands for something, and text that only has its brackets."""

import pytest

from planning.text.placeholders import find_placeholder, says_nothing, stands_open


@pytest.mark.parametrize(("text", "found"), [
    ("p99 < {threshold}", "{threshold}"), ("{service name} is up", "{service name}"),
    ("https://shop.example.com/users/{id}", "{id}"), ("ssh <host>", "<host>"), ("ask <your team>", "<your team>"),
    ("ask \\<your-team>", "<your-team>"), ("TBD", "TBD"), ("lead: TBA", "TBA"), ("TODO: name it", "TODO"),
    ("FIXME", "FIXME"), ("v.XXXX", "XXXX"), ("on ???", "???"), ("[insert the date]", "[insert the date]"),
    ("[Your Name]", "[Your Name]"), ("[VERSION]", "[VERSION]"), ("Lorem ipsum dolor", "Lorem ipsum"),
    ("Window: to be confirmed", "to be confirmed"), ("{first} and {second}", "{first}"),
])  # fmt: skip
def test_what_stands_for_something_is_given_back(text: str, found: str) -> None:
    assert find_placeholder(text) == found


@pytest.mark.parametrize("text", [
    "", "${NAME}", "{{ .Values.image }}", "{% if prod %}", "git stash pop stash@{0}", "{}", '{"price": 1}',
    "curl -w '%{http_code}'", "awk '{print}'", "jq '.[name]'", "%{http_code}", "5 < 6 > 4", "a <b>bold</b> word<br>",
    "<details>", "<https://shop.example.com>", "<shop@example.com>", "cat <<EOF >out", "what??", "HTBDX", "XX",
    "- [x] done", "[link](https://shop.example.com)", "[version history](https://shop.example.com/versions)",
    "[name][1]", "rows[name]", "the date of the version",
])  # fmt: skip
def test_what_only_has_the_brackets_of_a_placeholder_is_none(text: str) -> None:
    assert find_placeholder(text) == ""


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "?", "n/a", "None.", "`none`", "Unknown", "yes", "later", "{why}", "TBD"]
)
def test_an_evasion_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["nothing runs", "no migrations", "the none service", "shop on-call", "0"])
def test_few_words_may_say_enough(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", [
    "open", "Open: the documents name no runbook", "tbd", "TBC.", "todo: ask", "to do", "unknown", "none yet", "None so far",
    "nobody yet", "n/a", "N/A (no board)", "pending - ask Ana", "not yet", "?", "see open: the documents name nobody", "later",
    "still open", "nothing yet; ask", "no one yet",
])  # fmt: skip
def test_a_word_for_nobody_knows_yet_stands_open(text: str) -> None:
    assert stands_open(text)


@pytest.mark.parametrize("text", [
    "", "TBD", "open pull request 214", "open-source desk", "`#open`", "Open Policy Agent, bundle 12", "pending review 88 in Gerrit",
    "later releases board", "unknown-errors dashboard", "todo list of the release: https://board.example.com/7",
    "open: #214", "nobody on call is told by hand: PagerDuty does", "None of the alerts changed, see Grafana", "tbd-team",
    "not applicable for EU, see Confluence", "pull request 214", "open: `docs/runbook.md`",
])  # fmt: skip
def test_what_can_be_looked_up_does_not_stand_open(text: str) -> None:
    assert not stands_open(text)
