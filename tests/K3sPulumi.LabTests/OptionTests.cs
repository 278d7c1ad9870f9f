using K3sPulumi.Core.Networking;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>
/// Arguments for air gaps, proxies and difficult hosts, over SSH through the components: what they change on real hosts, and what
/// is removed with the node.
/// </summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class OptionTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task RegistriesHardeningKernelAndProxyAreOnTheHostAndGoWithTheNode()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        Func<Task<int>> Program(string password, bool all = true) => site.Cluster(Version, [alpha], [echo], args =>
        {
            args.Registries = new()
            {
                Mirrors = [new() { Registry = "docker.io", Endpoints = ["https://mirror.example.com:5000"] }],
                Configs = [new() { Registry = "mirror.example.com:5000", Username = "puller", Password = password,
                    Ca = lab.StrangeCa }],
            };
            args.EmbeddedRegistry = true;
            if (!all)
            {
                // which no running cluster can drop with the rest of it
                args.ControlPlane = new() { SecretsEncryption = true };
                return;
            }

            args.Hardening = new();
            args.Kernel = new() { Persist = true };
            args.Proxy = new()
            {
                HttpsProxy = "http://user:proxy-in-clear@proxy.example.com:3128",
                NoProxy = ["github.com", "raw.githubusercontent.com"]
            };
            args.NodeNetworks = [site.Network.Subnet];
        });

        var up = await site.UpAsync(Program("first-in-clear"));
        var yaml = echo.ReadFile("/etc/rancher/k3s/registries.yaml");
        Assert.Contains("- https://mirror.example.com:5000", yaml, StringComparison.Ordinal);
        Assert.Contains("password: first-in-clear", yaml, StringComparison.Ordinal);
        Assert.Equal("600 root", echo.Mode("/etc/rancher/k3s/registries.yaml"));
        Assert.Contains("BEGIN CERTIFICATE", echo.ReadFile("/etc/rancher/k3s/registries/mirror.example.com_5000.ca.crt"),
            StringComparison.Ordinal);
        Assert.Contains("kernel.panic=10", echo.ReadFile("/etc/sysctl.d/90-kubelet.conf"), StringComparison.Ordinal);
        Assert.Contains("br_netfilter", echo.ReadFile("/etc/modules-load.d/k3s.conf"), StringComparison.Ordinal);
        Assert.Equal("600 root", echo.Mode("/etc/systemd/system/k3s-agent.service.env"));
        Assert.Contains(
            $"NO_PROXY='localhost,127.0.0.0/8,::1,.svc,.cluster.local,10.42.0.0/16,10.43.0.0/16,{alpha.Address},{echo.Address},{site.Network.Subnet}",
            echo.ReadFile("/etc/systemd/system/k3s-agent.service.env"), StringComparison.Ordinal);
        Assert.Contains("PodSecurity", alpha.ReadFile("/etc/rancher/k3s/admission.yaml"), StringComparison.Ordinal);
        Assert.True(alpha.Exists("/var/lib/rancher/k3s/server/manifests/hardening-network-policies.yaml"));
        Assert.False(echo.Exists("/etc/rancher/k3s/admission.yaml"));
        foreach (var host in (LabHost[])[alpha, echo])
        {
            Assert.Equal("", host.WorldReadableFilesWith(["first-in-clear", "proxy-in-clear"]));
            Assert.DoesNotContain("in-clear", host.Processes + host.Journal(host == alpha ? "k3s" : "k3s-agent"),
                StringComparison.Ordinal);
        }

        var restarts = Starts(echo, "k3s-agent");
        var changed = await site.UpAsync(Program("second-in-clear"), up.Snapshot);
        Assert.Equal(["prod-alpha-node", "prod-echo-node"], changed.Operations.Select(operation => operation.Name).Order());
        Assert.Contains("password: second-in-clear", echo.ReadFile("/etc/rancher/k3s/registries.yaml"), StringComparison.Ordinal);
        Assert.Equal(restarts + 1, Starts(echo, "k3s-agent"));

        var fewer = await site.UpAsync(Program("second-in-clear", all: false), changed.Snapshot);
        Assert.False(echo.Exists("/etc/sysctl.d/90-kubelet.conf"));
        Assert.False(alpha.Exists("/etc/rancher/k3s/admission.yaml"));
        Assert.DoesNotContain("PROXY", echo.Exec("cat /etc/systemd/system/k3s-agent.service.env || true").Output,
            StringComparison.Ordinal);
        Assert.True(echo.Exists("/etc/rancher/k3s/registries.yaml"));
        await site.DestroyAsync(fewer.Snapshot);
        SshSite.AssertClean(echo);
        Assert.Equal("",
            echo.Exec("ls /etc/sysctl.d/90-k3s.conf /etc/modules-load.d/k3s.conf /etc/systemd/system/k3s* 2>/dev/null || true")
                .Ok());
    }

    [LabFact]
    public async Task FirewalldIsOpenedForTheNodesAndClosedWithTheNode()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha", "host-full"), site.Host("echo", "host-full"));
        foreach (var host in (LabHost[])[alpha, echo])
        {
            host.Exec("systemctl start firewalld && firewall-cmd --permanent --add-service=ssh && firewall-cmd --reload").Ok();
            Lab.WaitFor($"firewalld on {host.Name}", () => host.Exec("firewall-cmd --state").Output.Trim() == "running");
        }

        var before = Firewalld(echo);
        Assert.Contains("firewalld is active and blocks ports that K3s needs",
            await SshSite.FailAsync(site.Cluster(Version, [alpha], [echo])), StringComparison.Ordinal);

        var up = await site.UpAsync(site.Cluster(Version, [alpha], [echo], args =>
            (args.Firewall, args.NodeNetworks) = ("configure", [site.Network.Subnet])));

        var rule = $"rule family=\"ipv4\" source address=\"{site.Network.Subnet}\" port";
        string[] common = [$"{rule} port=\"10250\" protocol=\"tcp\" accept", $"{rule} port=\"8472\" protocol=\"udp\" accept"];
        Assert.Equal(["6443/tcp", .. common, "10.42.0.0/16", "10.43.0.0/16"], Firewalld(alpha));
        Assert.Equal([.. common, "10.42.0.0/16", "10.43.0.0/16"], Firewalld(echo));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));

        var without = await site.UpAsync(site.Cluster(Version, [alpha], [], args =>
            (args.Firewall, args.NodeNetworks) = ("configure", [site.Network.Subnet])), up.Snapshot);
        Assert.Equal(before, Firewalld(echo));
        await site.DestroyAsync(without.Snapshot);
        Assert.Equal(before, Firewalld(alpha));
        Assert.Equal("running", alpha.Exec("firewall-cmd --state").Output.Trim());
    }

    [LabFact]
    public async Task UfwIsOpenedForTheNodesAndClosedWithTheNodeOrSwitchedOff()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha", "host-full"), site.Host("echo", "host-full"));
        foreach (var host in (LabHost[])[alpha, echo])
            host.Exec("ufw allow 22/tcp && ufw --force enable").Ok();
        Func<Task<int>> Program(string agent) => site.Cluster(Version, [alpha], [echo], args =>
        {
            (args.Firewall, args.NodeNetworks) = ("configure", [site.Network.Subnet]);
            args.Agents[0].Firewall = agent;
        });

        var up = await site.UpAsync(Program("configure"));

        string From(string port, string protocol) => $"ufw allow from {site.Network.Subnet} to any port {port} proto {protocol}";
        string[] common = [From("10250", "tcp"), From("8472", "udp"), "ufw allow from 10.42.0.0/16",
            "ufw allow from 10.43.0.0/16"];
        Assert.Equal(["ufw allow 22/tcp", "ufw allow 6443/tcp", .. common], Ufw(alpha));
        Assert.Equal(["ufw allow 22/tcp", .. common], Ufw(echo));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));

        var off = await site.UpAsync(Program("disable"), up.Snapshot);
        Assert.Contains("Status: inactive", echo.Exec("ufw status").Output, StringComparison.Ordinal);
        Assert.Equal(["ufw allow 22/tcp"], Ufw(echo));

        await site.DestroyAsync(off.Snapshot);
        Assert.Equal(["ufw allow 22/tcp"], Ufw(alpha));
        Assert.Contains("Status: active", alpha.Exec("ufw status").Output, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task WhatAHostLacksIsReportedBeforeAnythingChanges()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");

        var said = await SshSite.FailAsync(site.Cluster(Version, [alpha], [], args =>
        {
            args.Runtime = new() { Docker = true };
            args.VpnAuth = "name=tailscale,joinKey=join-in-clear";
            args.Selinux = true;
        }));

        Assert.Contains("runtime.docker needs Docker, which is not installed on this host", said, StringComparison.Ordinal);
        Assert.Contains("vpnAuth needs Tailscale", said, StringComparison.Ordinal);
        Assert.Contains("SELinux is disabled or not installed on this host", said, StringComparison.Ordinal);
        Assert.DoesNotContain("in-clear", said, StringComparison.Ordinal);
        var rootless = await SshSite.FailAsync(
            SshSite.Program(Version, [("alpha", site.Ssh(alpha, "admin"))], [], args => args.Servers[0].Rootless = true));
        Assert.Contains("newuidmap is missing", rootless, StringComparison.Ordinal);
        SshSite.AssertClean(alpha);
    }

    private static int Starts(LabHost host, string unit) => int.Parse(
        host.Exec($"journalctl -u {unit} -o json --no-pager | grep -o '_SYSTEMD_INVOCATION_ID\":\"[0-9a-f]*' | sort -u | wc -l")
            .Ok(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Permanent ports and rules, then trusted networks; those in force are the same.</summary>
    private static string[] Firewalld(LabHost host)
    {
        string List(string permanent) =>
            host.Exec($"for what in '--list-ports' '--list-rich-rules' '--zone=trusted --list-sources'; do firewall-cmd "
                + $"{permanent} $what; done").Ok();
        Assert.Equal(Lines(List("")).Order(), Lines(List("--permanent")).Order());
        return [.. Lines(List("--permanent"))
            .Where(line => line.Contains("/tcp", StringComparison.Ordinal) && !line.Contains("rule", StringComparison.Ordinal)),
            .. Lines(List("--permanent")).Where(line => line.StartsWith("rule", StringComparison.Ordinal))
                .OrderBy(line => line.Contains("8472", StringComparison.Ordinal)),
            .. Lines(host.Exec("firewall-cmd --permanent --zone=trusted --list-sources").Ok()).SelectMany(line => line.Split(' '))
                .Order()];
    }

    private static string[] Ufw(LabHost host) =>
        [.. Lines(host.Exec("ufw show added").Ok()).Where(line => line.StartsWith("ufw ", StringComparison.Ordinal))];

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
