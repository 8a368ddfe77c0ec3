"""Programs that are known and name nothing of a repository."""

PLAIN = frozenset({
    "cd", "pushd", "popd", "echo", "printf", "cat", "tee", "grep", "egrep", "sed", "awk", "jq", "yq", "head", "tail", "sort",
    "uniq", "wc", "cut", "tr", "xargs", "test", "[", "[[", "true", "false", "sleep", "date", "set", "export", "read", "exit",
    "mkdir", "touch", "rm", "cp", "mv", "ls", "find", "column", "diff", "wait", "trap", "local", "return", ":", "command",
    "fgrep", "rg", "less", "more", "tac", "rev", "nl", "paste", "join", "comm", "seq", "pwd", "basename", "dirname", "realpath",
    "readlink", "stat", "file", "du", "df", "chmod", "chown", "ln", "rmdir", "mktemp", "envsubst", "xxd", "base64", "shopt",
    "type", "which", "hash", "unset", "declare", "source", ".", "break", "continue", "shift", "ulimit", "umask", "alias",
    "gawk", "mawk", "gsed", "ts", "sponge", "pv", "yes", "clear", "eval", "exec", "let", "fold", "expand",
})  # fmt: skip
"""What filters, prints or waits: beside a call that the repository decides, it decides nothing."""

WELL_KNOWN = PLAIN | frozenset({
    # The network and what is asked over it.
    "curl", "wget", "http", "https", "httpie", "xh", "dig", "nslookup", "host", "ping", "traceroute", "mtr", "nc", "ncat",
    "netcat", "telnet", "nmap", "ss", "netstat", "lsof", "ip", "ifconfig", "openssl", "ssh", "scp", "sftp", "rsync", "ssh-keygen",
    "ssh-keyscan", "ssh-add", "grpcurl", "ghz", "websocat", "tcpdump", "certbot", "acme.sh", "step", "mkcert", "whois", "ftp", "lftp",
    # Load and tests.
    "hey", "wrk", "ab", "vegeta", "siege", "k6", "artillery", "locust", "newman", "pytest", "jest", "vitest", "mocha", "cypress",
    "playwright", "behave", "robot", "bats", "rspec", "phpunit", "lighthouse", "lhci", "coverage", "ava", "tap", "karma",
    # Data.
    "psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_isready", "pg_ctl", "pgbench", "pgcli", "createdb", "dropdb", "createuser",
    "vacuumdb", "reindexdb", "pg_basebackup", "pgbackrest", "barman", "wal-g", "patronictl", "pgloader", "mysql", "mysqldump",
    "mysqladmin", "mycli", "mariadb", "mariadb-dump", "sqlite3", "mongo", "mongosh", "mongodump", "mongorestore", "mongoexport",
    "mongoimport", "redis-cli", "valkey-cli", "memcached", "cqlsh", "nodetool", "clickhouse-client", "clickhouse", "influx",
    "sqlcmd", "bcp", "sqlplus", "cockroach", "etcdctl", "bq", "gsutil", "snowsql", "duckdb", "gh-ost", "pt-online-schema-change",
    "kafka-topics", "kafka-topics.sh", "kafka-console-consumer", "kafka-consumer-groups", "kafka-consumer-groups.sh", "kcat",
    "kafkacat", "rpk", "rabbitmqctl", "rabbitmqadmin", "nats", "elasticdump", "cypher-shell",
    # Machines.
    "systemctl", "journalctl", "service", "launchctl", "supervisorctl", "pm2", "crontab", "at", "ps", "top", "htop", "kill",
    "killall", "pkill", "pgrep", "free", "uptime", "uname", "hostname", "whoami", "id", "who", "w", "last", "mount", "umount",
    "lsblk", "fdisk", "mkfs", "apt", "apt-get", "apt-cache", "dpkg", "yum", "dnf", "rpm", "apk", "pacman", "zypper", "brew", "snap",
    "useradd", "usermod", "userdel", "groupadd", "passwd", "su", "sysctl", "modprobe", "iptables", "nft", "ufw", "firewall-cmd",
    "logrotate", "rsyslogd", "nginx", "apachectl", "haproxy", "caddy", "envoy", "varnishadm", "update-alternatives", "locale-gen",
    "timedatectl", "hostnamectl", "loginctl", "visudo", "setfacl", "getfacl", "tmux", "screen", "watch", "say", "open", "xdg-open",
    "pbcopy", "pbpaste", "powershell", "pwsh", "cmd", "vi", "vim", "nano", "emacs", "code", "ed", "reboot", "shutdown", "sync",
    # Archives and sums.
    "tar", "zip", "unzip", "gzip", "gunzip", "zcat", "bzip2", "xz", "zstd", "7z", "sha256sum", "sha512sum", "sha1sum", "md5sum",
    "shasum", "b2sum", "cksum", "gpg", "gpg2", "age", "sops", "cosign", "notation", "minisign", "split", "dd", "truncate", "patch",
    "hexdump", "od", "strings", "iconv", "uuidgen", "bc", "expr", "cal", "xmllint", "xsltproc", "pandoc", "dos2unix", "cmp", "install",
    # Clusters, clouds, registries.
    "kubectl", "helm", "k9s", "stern", "kubectx", "kubens", "kustomize", "kubeval", "kubeconform", "kubesec", "kube-linter",
    "datree", "polaris", "conftest", "opa", "helmfile", "helm-docs", "ct", "flux", "argocd", "argo", "tkn", "istioctl", "linkerd",
    "cilium", "velero", "kind", "minikube", "k3d", "k3s", "eksctl", "kops", "kubeadm", "kubeseal", "krew", "oc", "nomad", "consul",
    "vault", "boundary", "waypoint", "aws", "gcloud", "az", "doctl", "linode-cli", "hcloud", "ibmcloud", "oci", "scw", "civo",
    "eb", "ecs-cli", "copilot", "ecs-deploy", "ecspresso", "sam", "cdk", "amplify", "fly", "flyctl", "vercel", "netlify", "heroku",
    "render", "railway", "wrangler", "firebase", "supabase", "cf", "dokku", "docker", "docker-compose", "podman", "buildah",
    "skopeo", "crane", "regctl", "oras", "nerdctl", "ctr", "crictl", "dive", "trivy", "grype", "syft", "hadolint", "snyk", "docker-machine",
    "terraform", "tofu", "terragrunt", "packer", "pulumi", "ansible", "ansible-playbook", "ansible-galaxy", "ansible-vault",
    "ansible-inventory", "vagrant", "tflint", "tfsec", "checkov", "infracost", "atlantis", "salt", "puppet", "chef", "knife",
    # Code and its tools.
    "git", "gh", "glab", "hub", "tig", "svn", "hg", "python", "python3", "pip", "pip3", "pipx", "poetry", "uv", "uvx", "pipenv",
    "pdm", "hatch", "rye", "conda", "mamba", "twine", "tox", "nox", "node", "npm", "npx", "pnpm", "yarn", "bun", "bunx", "deno",
    "corepack", "nvm", "fnm", "volta", "asdf", "mise", "rbenv", "pyenv", "direnv", "ruby", "gem", "bundle", "rake", "rails", "puma", "unicorn", "sidekiq", "php",
    "composer", "artisan", "go", "gofmt", "golangci-lint", "goreleaser", "cargo", "rustc", "rustup", "java", "javac", "jar", "mvn",
    "gradle", "sbt", "lein", "dotnet", "nuget", "msbuild", "swift", "xcodebuild", "fastlane", "pod", "flutter", "dart", "elixir",
    "mix", "iex", "erl", "ghc", "stack", "cabal", "make", "gmake", "cmake", "ctest", "ninja", "meson", "bazel", "bazelisk", "buck2",
    "pants", "earthly", "dagger", "nix", "nix-build", "nix-shell", "nixos-rebuild", "task", "just", "tsc", "tsx", "ts-node", "eslint",
    "prettier", "biome", "next", "nuxt", "vite", "webpack", "rollup", "esbuild", "turbo", "nx", "lerna", "changeset", "semantic-release",
    "release-it", "standard-version", "prisma", "knex", "sequelize", "typeorm", "drizzle-kit", "nest", "ng", "vue-cli-service", "expo", "eas",
    "ruff", "black", "flake8", "mypy", "pyright", "pylint", "isort", "pre-commit", "bandit", "safety", "pip-audit", "alembic", "flask",
    "django-admin", "celery", "gunicorn", "uvicorn", "hypercorn", "daphne", "flyway", "liquibase", "goose", "migrate", "dbmate", "sqitch",
    "atlas", "shellcheck", "shfmt", "yamllint", "jsonlint", "markdownlint", "actionlint", "act", "gitleaks", "semgrep", "sonar-scanner",
    "codecov", "protoc", "buf", "openapi-generator", "swagger-cli", "spectral", "graphql-codegen", "rover", "cloc", "tree", "entr", "parallel",
    # Watching and telling.
    "datadog-ci", "datadog-agent", "newrelic", "sentry-cli", "promtool", "amtool", "logcli", "grafana-cli", "otel-cli", "pd", "opsgenie",
    "slack", "ldcli", "ld", "unleash", "launchdarkly", "statuspage", "mail", "sendmail", "notify-send", "doppler", "op", "infisical",
    "chamber", "aws-vault", "saml2aws", "dotenv", "dotenvx", "envkey", "berglas", "teller", "bws", "pass", "gopass", "tsh", "tailscale",
    "cloudflared", "ngrok", "wg", "openvpn", "session-manager-plugin", "lambroll", "serverless", "sls", "chalice", "zappa", "up", "now",
    "bash", "sh", "zsh", "dash", "ksh", "fish", "env", "nohup", "timeout", "nice", "stdbuf", "strace", "ltrace", "perf", "gdb", "perl", "lua",
    "R", "Rscript", "julia", "octave", "sass", "postcss", "tailwindcss", "jekyll", "hugo", "mkdocs", "sphinx-build", "asciidoctor", "doxygen",
})  # fmt: skip
"""What a reader of a plan knows: that nothing of it was found here is no surprise."""
