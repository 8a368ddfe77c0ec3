"""The Google Cloud command line."""

from planning.commands.grounding.subcommands.cli import Cli

GCLOUD = Cli(
    names=("gcloud",),
    valued=(
        "--project --account --configuration --format --verbosity --impersonate-service-account --billing-project "
        "--flags-file --flatten --trace-token --access-token-file --region --zone"
    ),
    flags=("-q --quiet -h --help --log-http --user-output-enabled --no-user-output-enabled --version"),
    levels={
        "": (
            "access-approval access-context-manager active-directory ai ai-platform alloydb alpha anthos "
            "api-gateway apigee app apphub artifacts asset assured audit-manager auth backup-dr batch beta bigtable "
            "billing bms bq builds certificate-manager cheat-sheet cloud-shell colab components composer compute "
            "config container data-catalog database-migration dataflow dataplex dataproc datastore datastream "
            "deploy deployment-manager developer-connect dns docker domains edge-cache edge-cloud emulators "
            "endpoints essential-contacts eventarc feedback filestore firebase firestore functions gemini "
            "healthcare help iam iap identity ids immersive-stream info infra-manager init kms logging looker "
            "lustre managed-kafka memcache memorystore metastore migration ml ml-engine model-armor monitoring "
            "netapp network-connectivity network-management network-security network-services notebooks "
            "observability oracle-database org-policies organizations pam parametermanager policy-intelligence "
            "policy-troubleshoot preview privateca projects publicca pubsub recaptcha recommender redis "
            "resource-manager run scc scheduler secrets service-directory service-extensions services source "
            "spanner sql storage survey tasks telco-automation topic transcoder transfer version vmware workbench "
            "workflows workspace-add-ons workstations"
        ),
        "app": (
            "browse create deploy describe domain-mappings firewall-rules instances logs open-console operations "
            "regions runtimes services ssl-certificates update versions"
        ),
        "run": ("deploy domain-mappings jobs regions revisions services"),
        "functions": (
            "add-iam-policy-binding add-invoker-policy-binding call delete deploy describe detach event-types "
            "get-iam-policy list logs regions remove-iam-policy-binding remove-invoker-policy-binding runtimes "
            "set-iam-policy"
        ),
        "deploy": (
            "apply automation-runs automations custom-target-types delete delivery-pipelines deploy-policies "
            "get-config job-runs releases rollouts targets"
        ),
        "builds": (
            "cancel connections describe get-default-service-account list log repositories submit triggers worker-pools"
        ),
        "artifacts": (
            "apt attachments docker files generic go locations operations packages print-settings repositories "
            "rules sbom settings tags versions vpcsc-config vulnerabilities yum"
        ),
        "container": (
            "attached aws azure bare-metal binauthz clusters fleet get-server-config hub images node-pools "
            "operations subnets vmware"
        ),
        "compute": (
            "accelerator-types addresses backend-buckets backend-services commitments config-ssh "
            "connect-to-serial-port copy-files diagnose disk-types disks external-vpn-gateways firewall-policies "
            "firewall-rules forwarding-rules health-checks http-health-checks https-health-checks images "
            "instance-groups instance-templates instances instant-snapshots interconnects machine-images "
            "machine-types network-attachments network-edge-security-services network-endpoint-groups "
            "network-firewall-policies network-profiles networks operations os-config os-login packet-mirrorings "
            "project-info project-zonal-metadata public-advertised-prefixes public-delegated-prefixes regions "
            "reservations reset-windows-password resource-policies routers routes scp security-policies "
            "service-attachments shared-vpc sign-url snapshot-settings snapshots sole-tenancy ssh ssl-certificates "
            "ssl-policies start-iap-tunnel storage-pool-types storage-pools target-grpc-proxies target-http-proxies "
            "target-https-proxies target-instances target-pools target-ssl-proxies target-tcp-proxies "
            "target-vpn-gateways tpus url-maps vpn-gateways vpn-tunnels zones"
        ),
        "sql": (
            "backups connect databases export flags generate-login-token import instances operations "
            "reschedule-maintenance ssl ssl-certs tiers users"
        ),
        "auth": (
            "activate-service-account application-default configure-docker enterprise-certificate-config list login "
            "print-access-token print-identity-token revoke"
        ),
        "config": ("configurations get list set unset"),
        "projects": (
            "add-iam-policy-binding create delete describe get-ancestors get-ancestors-iam-policy get-iam-policy "
            "list remove-iam-policy-binding set-iam-policy undelete update"
        ),
        "services": ("api-keys disable enable list operations peered-dns-domains vpc-peerings"),
        "secrets": (
            "add-iam-policy-binding create delete describe get-iam-policy list locations remove-iam-policy-binding "
            "replication set-iam-policy update versions"
        ),
        "scheduler": ("jobs locations"),
        "tasks": (
            "buffer cmek-config create-app-engine-task create-http-task delete describe list locations queues run"
        ),
        "app versions": ("browse delete describe list migrate start stop"),
        "app services": ("browse delete describe list set-traffic update"),
        "app instances": ("delete describe disable-debug enable-debug list scp ssh"),
        "run services": (
            "add-iam-policy-binding delete describe get-iam-policy list logs proxy remove-iam-policy-binding "
            "replace set-iam-policy update update-traffic"
        ),
        "run jobs": (
            "add-iam-policy-binding create delete deploy describe execute executions get-iam-policy list logs "
            "remove-iam-policy-binding replace set-iam-policy update"
        ),
        "run revisions": ("delete describe list"),
        "run domain-mappings": ("create delete describe list"),
        "run jobs executions": ("cancel delete describe list tasks"),
        "builds triggers": ("create delete describe import list run update"),
        "container clusters": (
            "check-autopilot-compatibility create create-auto delete describe get-credentials get-upgrade-info list "
            "resize update upgrade"
        ),
        "container node-pools": ("complete-upgrade create delete describe get-upgrade-info list rollback update"),
        "container images": ("add-tag delete describe list list-gcr-usage list-tags untag"),
        "compute instances": (
            "add-access-config add-iam-policy-binding add-labels add-metadata add-resource-policies add-tags "
            "attach-disk bulk create create-with-container delete delete-access-config describe detach-disk export "
            "get-guest-attributes get-iam-policy get-screenshot get-serial-port-output get-shielded-identity import "
            "list move network-interfaces ops-agents os-inventory perform-maintenance remove-iam-policy-binding "
            "remove-labels remove-metadata remove-resource-policies remove-tags report-host-as-faulty reset resume "
            "send-diagnostic-interrupt set-disk-auto-delete set-iam-policy set-machine-type set-name set-scheduling "
            "set-service-account simulate-maintenance-event start stop suspend tail-serial-port-output update "
            "update-access-config update-container update-from-file"
        ),
        "compute ssl-certificates": ("create delete describe list"),
        "compute instance-groups": ("describe get-named-ports list list-instances managed set-named-ports unmanaged"),
        "compute instance-groups managed": (
            "abandon-instances all-instances-config create create-instance delete delete-instances describe "
            "describe-instance get-named-ports instance-configs list list-errors list-instances recreate-instances "
            "resize resize-requests resume-instances rolling-action set-autoscaling set-instance-template "
            "set-named-ports set-target-pools start-instances stop-autoscaling stop-instances suspend-instances "
            "update update-autoscaling update-instances wait-until wait-until-stable"
        ),
        "sql instances": (
            "acquire-ssrs-lease clone create delete describe export failover get-latest-recovery-time import list "
            "patch promote-replica reencrypt release-ssrs-lease reset-ssl-config restart restore-backup switchover"
        ),
        "sql backups": ("create delete describe list patch restore"),
        "sql databases": ("create delete describe list patch"),
        "sql users": ("create delete describe list set-password set-password-policy"),
        "deploy releases": ("abandon create describe list promote"),
        "deploy rollouts": ("advance approve cancel describe ignore-job list reject retry-job"),
        "deploy delivery-pipelines": (
            "add-iam-policy-binding delete describe export get-iam-policy list remove-iam-policy-binding set-iam-policy"
        ),
        "deploy targets": (
            "add-iam-policy-binding delete describe export get-iam-policy list redeploy remove-iam-policy-binding "
            "rollback set-iam-policy"
        ),
        "artifacts docker": ("images tags upgrade"),
        "artifacts repositories": (
            "add-iam-policy-binding create delete delete-cleanup-policies describe get-iam-policy list "
            "list-cleanup-policies remove-iam-policy-binding set-cleanup-policies set-iam-policy update"
        ),
        "artifacts docker images": ("delete describe get-operation list list-vulnerabilities scan"),
        "secrets versions": ("access add describe destroy disable enable list"),
        "config configurations": ("activate create delete describe list rename"),
    },
)
