using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Configuration;

/// <summary>Configurations with every key set. Secrets are recognizable, so tests can look for them.</summary>
internal static class Samples
{
    public static readonly IReadOnlyList<string> Secrets = ["ServerTokenInClear", "AgentTokenInClear",
        "postgres://k3s:PasswordInClear@db/k3s", "JoinKeyInClear", "AccessKeyInClear", "SecretKeyInClear"];

    public static readonly AgentConfig Agent =
        Common(new AgentConfig { Server = "https://10.0.0.10:6443", Token = new(Secrets[1]) });

    public static readonly ServerConfig Server = Common(new ServerConfig
    {
        ClusterInit = true,
        Server = "https://10.0.0.10:6443",
        Token = new(Secrets[0]),
        AgentToken = new(Secrets[1]),
        DatastoreEndpoint = new(Secrets[2]),
        DatastoreCaFile = "/etc/rancher/k3s/datastore/ca.crt",
        DatastoreCertFile = "/etc/rancher/k3s/datastore/client.crt",
        DatastoreKeyFile = "/etc/rancher/k3s/datastore/client.key",
        Snapshots = new()
        {
            Schedule = Value<string>.Of("0 */6 * * *"),
            Retention = Value<int>.Of(10),
            Directory = Value<string>.Of("/srv/snapshots"),
            Compress = Value<bool>.Of(true),
            S3 = new()
            {
                Endpoint = Value<string>.Of("s3.example.com:9000"),
                Ca = Value<string>.Of("PEM"),
                InsecureSkipVerify = Value<bool>.Of(true),
                Region = Value<string>.Of("eu-central-1"),
                Bucket = Value<string>.Of("clusters"),
                Folder = Value<string>.Of("prod"),
                AccessKey = Value<Secret>.Of(new(Secrets[4])),
                SecretKey = Value<Secret>.Of(new(Secrets[5])),
            },
        },
        TlsSans = ["10.0.0.10", "k3s.example.com"],
        ClusterCidr = ["10.42.0.0/16", "fd00:42::/56"],
        ServiceCidr = ["10.43.0.0/16", "fd00:43::/112"],
        ClusterDns = ["10.43.0.10"],
        FlannelBackend = "wireguard-native",
        FlannelIpv6Masq = true,
        FlannelExternalIp = true,
        DisableNetworkPolicy = true,
        DisableKubeProxy = true,
        EgressSelectorMode = "pod",
        Disable = ["traefik", "servicelb"],
        EmbeddedRegistry = true,
        SystemDefaultRegistry = "registry.example.com:5000",
        SecretsEncryption = true,
        SecretsEncryptionProvider = "secretbox",
        KubeApiserverArgs = ["audit-log-maxage=30"],
        KubeControllerManagerArgs = ["terminated-pod-gc-threshold=100"],
    });

    private static T Common<T>(T config) where T : NodeConfig => config with
    {
        NodeName = "alpha",
        WithNodeId = true,
        NodeLabels = new Dictionary<string, string> { ["zone"] = "off", ["disk"] = "ssd", ["empty"] = "" },
        NodeTaints = ["edge=true:NoSchedule"],
        NodeIp = ["10.0.0.11", "fd00::11"],
        NodeExternalIp = ["203.0.113.11"],
        FlannelIface = "eth1",
        VpnAuth = new($"name=tailscale,joinKey={Secrets[3]}"),
        ResolvConf = "/run/systemd/resolve/resolv.conf",
        DataDir = "/srv/k3s",
        Docker = true,
        ContainerRuntimeEndpoint = "/run/docker.sock",
        Snapshotter = "fuse-overlayfs",
        DisableDefaultRegistryEndpoint = true,
        Selinux = true,
        Rootless = true,
        PreferBundledBin = true,
        ProtectKernelDefaults = true,
        KubeletArgs = ["max-pods=200"],
    };
}
