using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Adoption;

/// <summary>Hosts with a K3s that other means installed.</summary>
internal static class AdoptionSamples
{
    public const string Unit = "root/etc/systemd/system/k3s.service", Config = "root/etc/rancher/k3s/config.yaml";

    public static readonly HostNode Server = HostSamples.Server with { Adopts = true, NodeName = "host-1" };

    /// <summary>As another tool leaves a host with a running server of the same settings.</summary>
    public static StandInHost Foreign(string way, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        foreach (var file in Directory.GetFiles(host.At("root/var/lib/k3spulumi"))
            .Where(file => !file.Contains("scripts", StringComparison.Ordinal)))
            File.Delete(file);
        Directory.Delete(host.At("root/var/lib/k3spulumi/staged"), recursive: true);
        host.Remove(Config);
        const string Run = "[Service]\nExecStart=/usr/local/bin/k3s \\\n    server \\\n";
        const string Env = "root/etc/systemd/system/k3s.service.env";
        host.Put(Unit, Run + "\n");
        Action put = way switch
        {
            "arguments" => () => host.Put(Unit,
                $"{Run}\t'--token' \\\n\t'{HostSamples.Token}' \\\n\t--tls-san '10.0.0.10' \\\n\n"),
            "one line" => () => host.Put(Unit, "[Service]\nExecStart=/usr/local/bin/k3s server --data-dir /var/lib/rancher/k3s "
                + $"--tls-san=10.0.0.10 --cluster-init -t {HostSamples.Token}\n"),
            "environment" => () =>
            {
                host.Put(Env, $"K3S_TOKEN=\"{HostSamples.Token}\"\nK3S_NODE_NAME='Host-1'\n");
                host.Put(Unit, $"{Run}\t'--tls-san=10.0.0.10' \\\n\n");
            }
            ,
            "config" => () => host.Put(Config,
                $"# by hand\ntoken: '{HostSamples.Token}' # secret\n\n"
                + "tls-san:\n  - \"10.0.0.10\"\ncluster-init: true\nsecrets-encryption: false\n"),
            "drop-in" => () =>
            {
                host.Put(Config, "tls-san: other.example.com\n");
                host.Put("root/etc/rancher/k3s/config.yaml.d/10-san.yaml", "tls-san:\n- 10.0.0.10\n");
            }
            ,
            _ => () => host.Put(Config, "tls-san: [\"10.0.0.10\"]\n"),
        };
        put();
        var program = host.Get(Unit).Replace("/usr/local/bin/k3s", host.At("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        host.Put(Unit, program);
        host.Remove("calls");
        return host;
    }
}
