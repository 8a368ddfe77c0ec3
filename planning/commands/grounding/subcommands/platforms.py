"""Command lines of platforms that run applications."""

from planning.commands.grounding.subcommands.cli import Cli

FLY = Cli(
    names=("fly", "flyctl"),
    valued=("-a --app -c --config -t --access-token -o --org -r --region"),
    flags=("--verbose --debug -j --json -h --help"),
    levels={
        "": (
            "agent apps auth builds certs checks checkup config console consul create dashboard deploy destroy dig "
            "dns-records doctor docs domains extensions ext help history image incidents info ips jobs launch lfsc "
            "litefs-cloud logs machine machines mcp m mpg move mysql managed-postgres monitor open orgs org pg ping "
            "planetscale platform postgres proxy redis regions releases resume restart scale secrets services "
            "settings sftp sentry ssh status storage suspend synthetics synthetics-agent tigris tokens turboku "
            "upgrade version volumes volume vol vols volumns wireguard wg arcjet autoscale curl dash env kubernetes "
            "lint app cert secret ip release token region"
        ),
        "secrets": ("deploy import keys list ls set unset sync rm remove"),
        "releases": ("list ls"),
        "scale": ("count memory show vm"),
        "apps": ("create destroy errors list ls move open releases restart resume suspend"),
        "ssh": ("console establish issue log ls sftp"),
    },
)

VERCEL = Cli(
    names=("vercel", "vc"),
    takes_folder=True,
    valued=("-A --local-config -Q --global-config -t --token -S --scope -T --team --cwd"),
    flags=("-d --debug --no-color --prod -y --yes -h --help -v --version --confirm"),
    levels={
        "": (
            "alias api bisect blob build buy cache cert certs connex crons curl deploy deployment deployments dev "
            "develop dns domain domains edge-config env flags git guidance help httpstat init inspect install i "
            "integration integration-resource link list login logout log logs mcp metrics microfrontends mf open "
            "project projects promote pull redeploy remove rm rollback rolling-release rr routes redirects sandbox "
            "secrets skills switch target targets team teams telemetry traces unlink upgrade usage webhooks whoami "
            "activity agent alerts contract firewall stores tokens ls"
        ),
        "env": ("add list ls pull remove rm run update"),
    },
)

HEROKU = Cli(
    names=("heroku",),
    valued=("-a --app -r --remote -t --team"),
    flags=("-h --help -v --version"),
    levels={
        "": (
            "2fa access accounts addons ai apps auth authorizations autocomplete base64 boosts buildpacks builds "
            "bus capabilities certs ci clients commands config container console create dashboard data domains "
            "drains dyno dashboards features git help index info join keys kafka labs lab leave local lock login "
            "logout logs maintenance mcp members notifications open oauth orgs outbound-rules pg pipelines plugins "
            "ps psql rake redis regions releases rename repl reviewapps rollback run sessions signup spaces ssl "
            "stack stacks status teams telemetry trusted-ips unlock update usage version webhooks which whoami "
            "buildkits slugs trial search destroy pg:backups pg:backups:capture pg:backups:cancel pg:backups:delete "
            "pg:backups:download pg:backups:info pg:backups:restore pg:backups:schedule pg:backups:schedules "
            "pg:backups:unschedule pg:backups:url pg:bloat pg:blocking pg:copy pg:credentials pg:diagnose pg:info "
            "pg:kill pg:killall pg:locks pg:maintenance pg:outliers pg:promote pg:ps pg:psql pg:pull pg:push "
            "pg:reset pg:settings pg:unfollow pg:upgrade pg:vacuum-stats pg:wait pg:connection-pooling "
            "pg:index-usage config:get config:set config:unset config:edit config:remove config:add maintenance:on "
            "maintenance:off releases:info releases:output releases:rollback releases:retry ps:scale ps:restart "
            "ps:stop ps:type ps:resize ps:exec ps:copy ps:forward ps:kill ps:socks ps:wait ps:autoscale:enable "
            "ps:autoscale:disable pipelines:promote pipelines:diff pipelines:create pipelines:add pipelines:info "
            "pipelines:open pipelines:remove pipelines:rename pipelines:setup pipelines:transfer pipelines:update "
            "pipelines:connect pipelines:destroy container:login container:logout container:pull container:push "
            "container:release container:rm container:run run:detached run:inside logs:tail apps:create apps:info "
            "apps:destroy apps:list apps:rename apps:open apps:stacks apps:stacks:set apps:favorites apps:transfer "
            "apps:join apps:leave apps:lock apps:unlock apps:errors addons:create addons:attach addons:detach "
            "addons:destroy addons:docs addons:info addons:open addons:plans addons:rename addons:services "
            "addons:upgrade addons:downgrade addons:wait addons:list stack:set redis:info redis:cli redis:promote "
            "redis:credentials redis:maintenance redis:timeout redis:upgrade redis:wait redis:maxmemory "
            "redis:keyspace-notifications redis:stats-reset features:enable features:disable features:info"
        ),
    },
)
