"""The Azure command line."""

from planning.commands.grounding.subcommands.cli import Cli

AZ = Cli(
    names=("az",),
    valued=("--subscription -o --output --query -g --resource-group -n --name"),
    flags=("--debug --verbose --only-show-errors -h --help"),
    levels={
        "": (
            "account acr ad advisor afd ai aks alias ams apim apic appconfig appservice arcdata aro artifacts "
            "attestation automanage automation backup batch bicep billing blueprint boards bot cache cdn "
            "change-analysis cli-translator cloud cloud-service cognitiveservices communication config configure "
            "confluent connectedk8s connection consumption container containerapp cosmosdb costmanagement "
            "customlocation databox databricks datadog datafactory dataprotection demo deployment "
            "deployment-scripts desktopvirtualization devcenter devops disk disk-access disk-encryption-set dms dns "
            "dt elastic elastic-san eventgrid eventhubs extension feature feedback find fleet functionapp fzf "
            "grafana graph group hdinsight healthcareapis identity image init interactive iot k8s-configuration "
            "k8s-extension k8sconfiguration keyvault kusto lab load lock logic login logout logicapp "
            "managed-cassandra managedapp managedservices maps mariadb ml monitor mysql netappfiles network nginx "
            "notification-hub orbital partnercenter pipelines policy portal postgres powerbi ppg private-link "
            "provider providerhub purview quota redis redisenterprise relay repos reservations resource "
            "resource-mover resourcemanagement rest restore-point role sapmonitor search security self-test "
            "sentinel servicebus sf sftp sig signalr site-recovery snapshot spring spring-cloud sql ssh sshkey "
            "stack stack-hci standby-pool staticwebapp storage storagesync stream-analytics support survey synapse "
            "tag term terraform tsi ts upgrade version vm vmss vmware webapp webpubsub workloads workload-identity"
        ),
        "aks": (
            "addon app approuting approutings browse bastion check-acr check-network command connection create "
            "delete delete-machines disable-addons draft egress-endpoints enable-addons extension get-credentials "
            "get-os-options get-upgrades get-versions install-cli install-connector jwtauthenticator kanalyze "
            "kollect list list-vm-skus loadbalancer machine maintenanceconfiguration mesh namespace nodepool "
            "oidc-issuer operation operation-abort pod-identity remove-connector remove-dev-spaces rotate-certs "
            "safeguards scale show snapshot start stop trustedaccess update update-credentials upgrade "
            "upgrade-connector use-dev-spaces wait"
        ),
        "acr": (
            "agentpool artifact-streaming build cache check-health check-name config connected-registry create "
            "credential credential-set cssc delete encryption export-pipeline helm identity import import-pipeline "
            "list login manifest network-rule pack pipeline-run private-endpoint-connection private-link-resource "
            "query replication repository run scope-map show show-endpoints show-usage supply-chain task taskrun "
            "token update webhook"
        ),
        "containerapp": (
            "add-on arc auth browse cache check compose connected-env connection create delete dapr debug env exec "
            "function github-action hostname identity ingress job java label-history list list-usages logs patch "
            "registry replica resiliency revision secret session sessionpool show "
            "show-custom-domain-verification-id ssl storage telemetry up update volume wait"
        ),
        "containerapp revision": ("activate copy deactivate label list restart set-mode show"),
    },
)
