"""Every wrapper that is looked through, with those of its options that may stand before the command."""

from typing import Final

from planning.commands.shell.call import Place
from planning.commands.shell.wrapper import Form, Wrapper, wrapper

_SHELL_FLAGS: Final = "-a -b -e -f -h -i -k -l -m -n -p -r -s -t -u -v -x -B -C -E -H -P -T --login --norc --noprofile --posix -D --restricted"
_DOCKER: Final = "-H --host -c --context --config -l --log-level --tlscacert --tlscert --tlskey"
_COMPOSE: Final = (
    f"{_DOCKER} -f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi"
)
_COMPOSE_FLAGS: Final = "--compatibility --dry-run --all-resources --verbose --tls --tlsverify -D --debug"
_COMPOSE_RUN: Final = f"{_COMPOSE} -e --env --env-from-file -l --label --name --publish -u --user -v --volume -w --workdir --cap-add --cap-drop --pull"
_COMPOSE_RUN_FLAGS: Final = (
    f"{_COMPOSE_FLAGS} --rm -d --detach -T --no-TTY --no-deps --build --service-ports -P --quiet-pull --remove-orphans"
    " --use-aliases -i --interactive -t --tty -q --quiet"
)
_COMPOSE_EXEC: Final = f"{_COMPOSE} -e --env -u --user -w --workdir --index"
_COMPOSE_EXEC_FLAGS: Final = f"{_COMPOSE_FLAGS} -d --detach -T --no-TTY --privileged -i --interactive -t --tty"
_RUN: Final = (
    f"{_DOCKER} -e --env --env-file -v --volume -w --workdir -u --user -p --publish --name --network --net -l --label"
    " --mount --platform --pull -h --hostname -m --memory --cpus --restart --add-host --dns --gpus --shm-size --tmpfs"
    " --ulimit --cap-add --cap-drop --security-opt --volumes-from --link --log-driver --log-opt --ip --ipc --pid"
    " --device --group-add --expose --cidfile --stop-timeout --memory-swap --userns --annotation --health-cmd --runtime -a --attach"
)
_RUN_FLAGS: Final = (
    "-i --interactive -t --tty -d --detach --rm --init --privileged --read-only -P --publish-all -q --quiet"
    " --no-healthcheck --oom-kill-disable -D --debug --tls --tlsverify --sig-proxy"
)
_EXEC: Final = f"{_DOCKER} -e --env --env-file -u --user -w --workdir --detach-keys"
_EXEC_FLAGS: Final = "-i --interactive -t --tty -d --detach --privileged -D --debug --tls --tlsverify"
_KUBE: Final = (
    "-n --namespace --context --kubeconfig --cluster --user --as --as-group --token -s --server -v --v --request-timeout"
    " --certificate-authority --client-certificate --client-key --tls-server-name --cache-dir"
)
_KUBE_EXEC: Final = f"{_KUBE} -c --container -f --filename --pod-running-timeout"
_KUBE_RUN: Final = (
    f"{_KUBE} --image --env -l --labels --restart --overrides --port --image-pull-policy --serviceaccount --limits"
    " --requests --annotations --pod-running-timeout --override-type -o --output --dry-run --field-manager --timeout --grace-period --template"
)
_KUBE_RUN_FLAGS: Final = (
    "-i --stdin -t --tty --rm --command --attach -q --quiet --leave-stdin-open --privileged --expose --wait --force"
    " --insecure-skip-tls-verify --dry-run --save-config"
)
_NPX: Final = (
    "-p --package -w --workspace --registry --cache --userconfig --loglevel --node-options --script-shell --node-arg -n"
)
_NPX_FLAGS: Final = (
    "-y --yes --no -q --quiet --no-install --ignore-existing -s --silent --prefer-offline --offline --workspaces --ws"
    " --include-workspace-root --if-present --no-audit --no-fund"
)
_PNPM: Final = "--filter -F --workspace-concurrency --reporter --loglevel --registry --package -p"
_PNPM_FLAGS: Final = "-r --recursive -s --silent --offline --prefer-offline --color --no-color -c --shell-mode --bail --no-bail --aggregate-output --stream"
_YARN_FLAGS: Final = "-q --quiet -s --silent --verbose --non-interactive --offline"
_UV: Final = (
    "--with --with-requirements --with-editable --extra --group --only-group --no-group --env-file -p --python --package"
    " --project --index --index-url --default-index --extra-index-url --config-file --cache-dir --color -i -f --find-links"
    " --refresh-package --reinstall-package --upgrade-package -P --no-extra --resolution --prerelease --python-preference --link-mode"
)
_UV_FLAGS: Final = (
    "-q --quiet -v --verbose --frozen --locked --no-sync --no-dev --dev --only-dev --all-extras --all-groups --isolated"
    " --exact --no-project --no-cache -n --offline --active --no-env-file --no-config --no-progress --native-tls --refresh"
    " --reinstall -U --upgrade --all-packages --inexact --no-editable --no-default-groups --managed-python --no-managed-python"
    " --no-active --no-build --no-binary --no-index --no-python-downloads --compile-bytecode"
)

_SHELLS: tuple[Wrapper, ...] = tuple(
    wrapper(name, "-o -O +o --rcfile --init-file", _SHELL_FLAGS, text="-c") for name in ("bash", "sh", "zsh", "dash", "ksh", "ash")
)  # fmt: skip

_PLAIN: tuple[Wrapper, ...] = (
    wrapper(
        "sudo",
        "-u --user -g --group -h --host -p --prompt -r --role -t --type -T --command-timeout -C --close-from -R --chroot -U",
        "-E --preserve-env -n --non-interactive -H --set-home -S --stdin -k --reset-timestamp -b --background -A --askpass"
        " -P --preserve-groups -B --bell",
        assigns=True,
        folder="-D --chdir",
    ),
    wrapper("doas", "-u -C", "-n -s -L"),
    wrapper(
        "env",
        "-u --unset -S --split-string",
        "-i --ignore-environment -0 --null -v --debug -",
        assigns=True,
        folder="-C --chdir",
        stops="-S --split-string",
    ),
    wrapper("time", "-f --format -o --output", "-p --portability -v --verbose -a --append -q --quiet"),
    wrapper("nohup"),
    wrapper("setsid", "", "-c --ctty -f --fork -w --wait"),
    wrapper("nice", "-n --adjustment"),
    wrapper("ionice", "-c --class -n --classdata -p", "-t --ignore"),
    wrapper("timeout", "-s --signal -k --kill-after", "--preserve-status --foreground -v --verbose -f -p", skip=1),
    wrapper("stdbuf", "-i --input -o --output -e --error"),
    wrapper(
        "flock",
        "-w --wait --timeout -E --conflict-exit-code",
        "-n --nb --nonblock -s -x -e -o -F -u --verbose",
        skip=1,
        text="-c --command",
    ),
    wrapper(
        "strace", "-e -o -s -p -P -u -E -a -b -O -S -X -I", "-f -ff -c -C -t -tt -ttt -T -q -qq -v -x -y -yy -r -i -k"
    ),
    wrapper("caffeinate", "-t -w", "-d -i -m -s -u"),
    wrapper("unbuffer", "", "-p"),
    wrapper("chronic", "", "-v -e"),
    wrapper("command", "", "-p"),
    wrapper("exec", "-a", "-c -l"),
    wrapper("builtin"),
    wrapper("noglob"),
    wrapper(
        "watch",
        "-n --interval -q --equexit",
        "-d --differences -t --no-title -e --errexit -g --chgexit -b --beep -c --color -C -w -p --precise -x --exec",
        form=Form.TEXT,
    ),
    wrapper("eval", form=Form.TEXT),
    wrapper(
        "xargs",
        "-a --arg-file -d --delimiter -E -I -L --max-lines -n --max-args -P --max-procs -s --max-chars --replace",
        "-0 --null -r --no-run-if-empty -t --verbose -p --interactive -x --exit -o",
    ),
)

_TOOLS: tuple[Wrapper, ...] = (
    *(
        wrapper(name, _NPX, _NPX_FLAGS, text="-c --call", folder="--prefix -C")
        for name in ("npx", "npm exec", "npm x", "pnpx", "pnpm dlx")
    ),
    wrapper("pnpm exec", _PNPM, _PNPM_FLAGS, folder="-C --dir --prefix"),
    wrapper("yarn exec", "", _YARN_FLAGS, folder="--cwd"),
    wrapper("yarn dlx", "-p --package", _YARN_FLAGS, folder="--cwd"),
    wrapper("bunx", "-p --package", "--bun --no-install --verbose --silent -y"),
    wrapper("bun x", "-p --package", "--bun --no-install --verbose --silent -y", folder="--cwd"),
    wrapper("poetry run", "-P --project", "-q --quiet -v -vv -vvv -n --no-interaction --no-ansi --ansi --no-plugins --no-cache", folder="-C --directory"),
    wrapper("uv run", f"{_UV} -w", f"{_UV_FLAGS} -s --script --gui-script", folder="--directory", stops="-m --module"),
    wrapper("uvx", f"{_UV} --from", _UV_FLAGS, folder="--directory"),
    wrapper("uv tool run", f"{_UV} --from", _UV_FLAGS, folder="--directory"),
    wrapper("pipx run", "--spec --python --index-url --pip-args", "--no-cache --verbose --system-site-packages --pypackages"),
    wrapper("rye run", "-p --package --pyproject", "-q --quiet -v --verbose"),
    wrapper("bundle exec", "--gemfile", "--keep-file-descriptors --no-color -V --verbose"),
    wrapper("doppler run", "-p --project -c --config -t --token --mount --mount-format --mount-template --name-transformer --fallback --config-dir --scope --preserve-env --only-secrets", "--silent --no-fallback --fallback-readonly --no-cache --preserve-env --forward-signals --no-check-version", text="--command"),
    wrapper("op run", "--env-file --account --config --environment", "--no-masking --cache --debug --no-color"),
    wrapper("dotenv run", "", "-o --override --no-override", files="-e -f --file"),
    wrapper("dotenv", "-v -c", "-o --override --no-override --quiet", files="-e -f --file"),
    wrapper("dotenvx run", "-e --env --env-keys-file -fk --convention", "-q --quiet -v --verbose -d --debug --overload -o --strict", form=Form.AFTER_DASHES, files="-f --env-file"),
    wrapper("direnv exec", skip=1),
    wrapper("aws-vault exec", "-d --duration --region --mfa-token -t --backend --prompt", "-n --no-session --json --server --ec2-server --ecs-server --lazy --stdout", form=Form.AFTER_DASHES),
    wrapper("chamber exec", "-b --backend -r --retries --min-throttle-delay", "-v --verbose --pristine --strict", form=Form.AFTER_DASHES),
    wrapper("infisical run", "--env --path --projectId --token --tags --domain", "--recursive --watch --expand --silent", form=Form.AFTER_DASHES, text="--command"),
    wrapper("vault-env"),
    wrapper("with-contenv"),
    wrapper("railway run", "-s --service -e --environment -p --project", "--no-local"),
    wrapper("mise exec", "-j --jobs", "-y --yes -q --quiet -v --verbose --raw", form=Form.AFTER_DASHES, text="-c --command", folder="-C --cd"),
    wrapper("mise x", "-j --jobs", "-y --yes -q --quiet -v --verbose --raw", form=Form.AFTER_DASHES, text="-c --command", folder="-C --cd"),
    wrapper("asdf exec"),
    wrapper("rbenv exec"),
    wrapper("pyenv exec"),
)  # fmt: skip

_OUTSIDE: tuple[Wrapper, ...] = (
    *(
        wrapper(f"{name} run", _COMPOSE_RUN, _COMPOSE_RUN_FLAGS, skip=1, place=Place.IMAGE, stops="--entrypoint")
        for name in ("docker compose", "docker-compose", "podman compose", "podman-compose", "nerdctl compose")
    ),
    *(
        wrapper(f"{name} exec", _COMPOSE_EXEC, _COMPOSE_EXEC_FLAGS, skip=1, place=Place.IMAGE)
        for name in ("docker compose", "docker-compose", "podman compose", "podman-compose", "nerdctl compose")
    ),
    *(
        wrapper(names, _RUN, _RUN_FLAGS, skip=1, place=Place.IMAGE, stops="--entrypoint")
        for names in ("docker run", "podman run", "nerdctl run", "docker container run")
    ),
    *(
        wrapper(names, _EXEC, _EXEC_FLAGS, skip=1, place=Place.IMAGE)
        for names in ("docker exec", "podman exec", "nerdctl exec", "docker container exec")
    ),
    *(
        wrapper(
            f"{name} exec", _KUBE_EXEC, "-i --stdin -t --tty -q --quiet --insecure-skip-tls-verify",
            form=Form.AFTER_DASHES, place=Place.IMAGE,
        )
        for name in ("kubectl", "oc", "k")
    ),
    wrapper("kubectl run", _KUBE_RUN, _KUBE_RUN_FLAGS, form=Form.AFTER_DASHES, place=Place.IMAGE),
    wrapper("kubectl create job", f"{_KUBE_RUN} --from", _KUBE_RUN_FLAGS, form=Form.AFTER_DASHES, place=Place.IMAGE),
    wrapper("heroku run", "", "--no-tty --no-notify --exit-code -x", form=Form.AFTER_DASHES_OR_WORDS, place=Place.IMAGE, trailing="-a --app -r --remote -s --size --type -e --env"),
    wrapper("heroku run:detached", "", "-t --tail", form=Form.AFTER_DASHES_OR_WORDS, place=Place.IMAGE, trailing="-a --app -r --remote -s --size --type -e --env"),
    *(
        wrapper(f"{name} ssh console", "-a --app -c --config -r --region -A --address -o --org -u --user -g --process-group --container --machine", "--pty -s --select -q --quiet", text="-C --command", place=Place.IMAGE)
        for name in ("fly", "flyctl")
    ),
    wrapper(
        "ssh", "-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w",
        "-4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y",
        skip=1, form=Form.TEXT, place=Place.ELSEWHERE,
    ),
    wrapper("nix develop", "--profile -f --file --override-input --inputs-from --arg --argstr -I --option", "--impure --no-update-lock-file --offline -i --ignore-environment", form=Form.AFTER_DASHES),
)  # fmt: skip

WRAPPERS: Final = (*_SHELLS, *_PLAIN, *_TOOLS, *_OUTSIDE)
"""Several may have a program: the first whose words fit counts."""
