"""git and the command line of GitHub."""

from planning.commands.grounding.subcommands.cli import Cli

GIT = Cli(
    names=("git",),
    valued=("-C -c --git-dir --work-tree --namespace --exec-path --super-prefix --config-env --attr-source"),
    flags=(
        "-p --paginate -P --no-pager --no-replace-objects --bare --literal-pathspecs --glob-pathspecs "
        "--noglob-pathspecs --no-optional-locks --no-advice -h --help -v --version"
    ),
    others=(
        "unstage uncommit undo amend last hist graph tree aliases alias wip save current lfs flow town absorb "
        "release summary ignore info fork pull-request delete-tag create-branch rename-tag standup browse sync "
        "stamp touch reauthor abort archive-file authors changelog clear coauthor continue contrib count effort "
        "feature force-clone fresh-branch guilt lock locked merge-into obliterate paste psykorebase rebase-patch "
        "repl reset-file root rscp scp sed setup show-tree squash unlock utimes crypt secret annex cliff machete "
        "branchless review publish unpublish pushf pushup pulls pushes logs branches tags remotes stashes restage "
        "discard contributors fixup ours theirs up down diffs staged unadd patch cp cl pick cherry-picks ready "
        "start finish done review-app rebasei reword switchto"
    ),
    levels={
        "": (
            "add am annotate apply archive bisect blame branch bugreport bundle cat-file check-attr check-ignore "
            "check-mailmap check-ref-format checkout checkout-index cherry cherry-pick clean clone column commit "
            "commit-graph commit-tree config count-objects credential credential-cache credential-store daemon "
            "describe diagnose diff diff-files diff-index diff-tree difftool fast-export fast-import fetch "
            "fetch-pack filter-branch filter-repo fmt-merge-msg for-each-ref for-each-repo format-patch fsck "
            "fsck-objects gc get-tar-commit-id grep gui gitk citool hash-object help hook http-backend http-fetch "
            "http-push imap-send index-pack init init-db instaweb interpret-trailers log ls-files ls-remote ls-tree "
            "mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-octopus merge-one-file "
            "merge-ours merge-recursive merge-resolve merge-subtree merge-tree mergetool mktag mktree "
            "multi-pack-index mv name-rev notes p4 pack-objects pack-redundant pack-refs patch-id prune "
            "prune-packed pull push quiltimport range-diff read-tree rebase receive-pack reflog refs remote repack "
            "replace replay request-pull rerere reset restore rev-list rev-parse revert rm scalar send-email "
            "send-pack shell shortlog show show-branch show-index show-ref sparse-checkout stage stash status "
            "stripspace submodule subtree svn switch symbolic-ref tag unpack-file unpack-objects update-index "
            "update-ref update-server-info upload-archive upload-pack var verify-commit verify-pack verify-tag "
            "version whatchanged worktree write-tree backfill last-modified repo history"
        ),
        "worktree": ("add list lock move prune remove repair unlock"),
        "stash": ("apply branch clear create drop export import list pop push save show store"),
        "submodule": ("absorbgitdirs add deinit foreach init set-branch set-url status summary sync update"),
        "remote": ("add get-url prune remove rename rm set-branches set-head set-url show update"),
        "bisect": ("bad good help log new next old replay reset run skip start terms view visualize"),
    },
)

GH = Cli(
    names=("gh",),
    valued=("-R --repo --hostname"),
    flags=("-h --help --version"),
    others=("dash poi pages projects sub-issue act branch stack combine-prs"),
    levels={
        "": (
            "agent agent-task alias api attestation auth browse cache co codespace completion config copilot "
            "extension extensions ext gist gpg-key help issue label licenses org pr preview project release repo "
            "ruleset run search secret skill ssh-key status variable workflow accessibility actions at cs "
            "environment exit-codes formatting mintty reference"
        ),
        "workflow": ("disable enable list ls run view"),
        "run": ("cancel delete download list ls rerun view watch"),
        "release": ("create new delete delete-asset download edit list ls upload verify verify-asset view"),
        "pr": (
            "checkout co checks close comment create new diff edit list ls lock merge ready reopen revert review "
            "status unlock update-branch view"
        ),
        "repo": (
            "archive autolink clone create new credits delete deploy-key edit fork garden gitignore license list ls "
            "read-file rename set-default sync unarchive view"
        ),
        "secret": ("delete remove list ls set"),
        "variable": ("delete remove get list ls set"),
        "auth": ("login logout refresh setup-git status switch token"),
        "cache": ("delete list ls"),
        "issue": (
            "close comment create new delete develop edit list ls lock pin reopen status transfer unlock unpin view"
        ),
        "label": ("clone create delete edit list ls"),
        "gist": ("clone create new delete edit list ls rename view"),
    },
)
