"""Package managers of JavaScript."""

from planning.commands.grounding.subcommands.cli import Cli

NPM = Cli(
    names=("npm",),
    valued=(
        "--prefix -C -w --workspace --registry --loglevel --userconfig --cache --tag --otp --node-options --include "
        "--omit"
    ),
    flags=(
        "-s --silent -q --quiet -g --global -d --verbose --ws --workspaces --no-audit --no-fund -h --help -v "
        "--version -y --yes -f --force --if-present"
    ),
    prefixes=True,
    levels={
        "": (
            "access adduser add-user approve-scripts audit author bugs issues c cache ci cit clean-install "
            "clean-install-test completion config create ddp dedupe deny-scripts deprecate diff dist-tag dist-tags "
            "docs home doctor edit exec x explain why explore find find-dupes fund get help hlep help-search i ic "
            "in info init innit ins inst insta instal install install-clean install-ci-test install-scripts "
            "install-test isnt isnta isntal isntall isntall-clean it la link list ll ln login logout ls ogr org "
            "outdated owner pack ping pkg prefix profile prune publish query r rb rebuild remove repo restart rm "
            "root rum run run-script s sbom se search set shrinkwrap sit stage star stars start stop t team test "
            "token trust tst un undeprecate uninstall unlink unpublish unstar up update udpate upgrade urn v "
            "verison version view show whoami npm add"
        ),
    },
)

PNPM = Cli(
    names=("pnpm",),
    valued=("-C --dir --filter -F --prefix --reporter --loglevel --filter-prod --workspace-concurrency --config"),
    flags=(
        "-r --recursive -w --workspace-root -s --silent --stream --parallel --color --no-color -h --help -v "
        "--version --aggregate-output"
    ),
    runs_scripts=True,
    levels={
        "": (
            "add approve-builds audit bin bugs c cache cat-file cat-index ci config create dedupe deploy deprecate "
            "dist-tag dlx doctor edit env exec fetch find-hash get help i import ignored-builds info init install "
            "install-test it la licenses link list ll ln login logout ls outdated owner pack patch patch-commit "
            "patch-remove ping prune publish rb rebuild recursive remove restart rm root run run-script runtime "
            "search self-update set setup sbom server show start stop store t test token tst un uninstall unlink "
            "unpublish up update upgrade version view whoami why x with"
        ),
    },
)

YARN = Cli(
    names=("yarn",),
    valued=("--cwd --registry --cache-folder --modules-folder --network-timeout --mutex"),
    flags=("-s --silent --verbose --offline --prefer-offline -q --json --non-interactive -h --help -v --version"),
    runs_scripts=True,
    levels={
        "": (
            "access add audit autoclean bin cache check config constraints create dedupe dlx exec explain "
            "generate-lock-entry generateLockEntry global help import info init install licenses link list login "
            "logout lockfile node npm outdated owner pack patch patch-commit plugin policies prune publish rebuild "
            "remove run search set stage start stop tag team test unlink unplug up upgrade upgrade-interactive "
            "version versions why workspace workspaces sdks"
        ),
    },
)
