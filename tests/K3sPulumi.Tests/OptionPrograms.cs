using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Tests;

/// <summary>Clusters with air gaps, proxies and difficult hosts.</summary>
internal static class OptionPrograms
{
    public const string RegistryPassword = "puller-in-clear", RegistryAuth = "auth-in-clear", JoinKey = "tskey-in-clear",
    ProxyPassword = "proxy-in-clear";

    public static readonly Lazy<(string Certificate, string Key)> Pair = new(CreatePair);

    /// <summary>The middle line of the client's key.</summary>
    public static string RegistryKeyLine => Pair.Value.Key.Split('\n')[1];

    public static RegistriesArgs Registries(string endpoint = "https://mirror.example.com:5000") => new()
    {
        Mirrors = [new() { Registry = "docker.io", Endpoints = [endpoint] }],
        Configs =
        [
            new()
            {
                Registry = "mirror.example.com:5000", Username = "puller", Password = RegistryPassword,
                Ca = Pair.Value.Certificate, Certificate = Pair.Value.Certificate, Key = Pair.Value.Key,
            },
            new() { Registry = "ghcr.io", Auth = RegistryAuth },
        ],
    };

    /// <summary>Everything that can be set for hosts at the same time.</summary>
    public static K3sClusterArgs Hosts()
    {
        var args = Programs.Ssh(servers: 1, agents: 2);
        args.Registries = Registries();
        args.EmbeddedRegistry = true;
        args.SystemDefaultRegistry = "mirror.example.com:5000";
        args.Firewall = "configure";
        args.NodeNetworks = ["10.0.0.0/24"];
        args.Proxy = new()
        {
            HttpProxy = "http://proxy.example.com:3128",
            HttpsProxy = $"http://user:{ProxyPassword}@proxy.example.com:3128",
            NoProxy = [".example.com"]
        };
        args.Selinux = true;
        args.Kernel = new() { Persist = true, EnableMemoryCgroup = true };
        args.Hardening = new() { ExemptNamespaces = ["longhorn-system"] };
        args.ClusterCidr = "10.52.0.0/16,fd00:52::/56";
        args.ServiceCidr = "10.53.0.0/16,fd00:53::/112";
        args.FlannelBackend = "wireguard-native";
        args.Networking = new() { FlannelIpv6Masq = true, EgressSelectorMode = "cluster", ClusterDns = ["10.53.0.10"] };
        args.ControlPlane = new() { SecretsEncryptionProvider = "secretbox", KubeApiserverArgs = ["v=2"] };
        args.Agents[0].Registries =
            new()
            {
                Mirrors = [new() { Registry = "docker.io", Endpoints = ["https://edge.example.com"] }],
                DisableDefaultEndpoint = true
            };
        args.Agents[0].Firewall = "leave";
        args.Agents[0].KubeletArgs = ["max-pods=50"];
        args.Agents[1].FlannelIface = "eth1";
        args.Agents[1].ResolvConf = "/etc/k3s-resolv.conf";
        return args;
    }

    /// <summary>A VPN excludes a flannel backend, and a runtime of the host's own registries.</summary>
    public static K3sClusterArgs OtherHosts()
    {
        var args = Programs.Ssh(servers: 1, agents: 2);
        args.VpnAuth = $"name=tailscale,joinKey={JoinKey}";
        args.Agents[0].Runtime = new() { Docker = true };
        args.Agents[1].Runtime = new() { Endpoint = "unix:///run/containerd/containerd.sock", PreferBundledBin = true };
        return args;
    }

    public static K3sClusterArgs Containers()
    {
        var args = Programs.Docker(agents: 1);
        args.Registries = Registries();
        args.Hardening = new();
        args.Proxy = new() { HttpsProxy = "http://proxy.example.com:3128" };
        return args;
    }

    public static K3sClusterArgs Rootless()
    {
        var args = Programs.Ssh(servers: 1, agents: 0);
        args.Servers[0].Rootless = true;
        return args;
    }

    private static (string Certificate, string Key) CreatePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=registry", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
