using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// A firewall that is not managed: a host with the right rules is accepted, however they are written. The outputs are those of
/// firewalld 1.3 and ufw 0.36.
/// </summary>
public sealed class FirewallCheckTests
{
    private const string Closes = "blocks ports that K3s needs", Untrusted = "does not trust the networks",
    NoNetwork = "blocks the network 10.42.0.0/16";

    private const string Pods = "sources: 10.42.0.0/16 10.43.0.0/16";

    /// <summary>Zones by name, each with its lines; the first one is the default.</summary>
    public static TheoryData<string, string, string> FirewalldHosts => new()
    {
        { "nothing", "public: interfaces: eth0|services: ssh", $"{Closes} {Untrusted}" },
        { "ports", $"public: interfaces: eth0|ports: 6443/tcp 10250/tcp 8472/udp 2379-2380/tcp + trusted: target: ACCEPT|{Pods}",
            "" },
        { "a default zone that no interface names",
            $"public: ports: 6443/tcp 10250/tcp 8472/udp 2379-2380/tcp + trusted: target: ACCEPT|{Pods}", "" },
        {
            "rich rules and services",
            "public: interfaces: eth0|services: kube-control-plane|rule family=\"ipv4\" source address=\"10.0.0.0/24\" port "
                + "port=\"10250\" protocol=\"tcp\" accept"
                + $"|rule family=\"ipv4\" source address=\"10.0.0.0/24\" protocol value=\"udp\" accept + trusted: target: "
                + $"ACCEPT|{Pods}", ""
        },
        { "a rule that turns away",
            $"public: interfaces: eth0|rule port port=\"6443\" protocol=\"tcp\" reject + trusted: target: ACCEPT|{Pods}",
            Closes },
        { "only the pods are trusted", $"public: interfaces: eth0 + trusted: target: ACCEPT|{Pods}", Closes },
        { "nodes by their network", "public: interfaces: eth0 + trusted: target: ACCEPT|sources: 10.0.0.0/24 10.40.0.0/13", "" },
        { "nodes by a rich rule", $"public: interfaces: eth0|rule family=\"ipv4\" source address=\"10.0.0.0/8\" accept", "" },
        { "the interface is trusted", "public: interfaces: eth0 + trusted: target: ACCEPT|interfaces: eth1", Untrusted },
        { "and that of the pods", "public: interfaces: eth0 + trusted: target: ACCEPT|interfaces: eth1 cni0 flannel.1", "" },
        { "another zone of this host", "public: interfaces: eth0 + docker: target: ACCEPT|interfaces: docker0",
            $"{Closes} {Untrusted}" },
        { "everything is trusted", "trusted: target: ACCEPT|interfaces: eth0", "" },
    };

    public static TheoryData<string, string, string> UfwHosts => new()
    {
        { "nothing", "22/tcp ALLOW IN Anywhere", $"{Closes} {NoNetwork}" },
        {
            "ports", "6443/tcp ALLOW IN Anywhere|10250 ALLOW IN 10.0.0.0/24|8472/udp ALLOW IN 10.0.0.0/24|2379:2380/tcp LIMIT IN "
                + "10.0.0.0/24"
                + "|Anywhere ALLOW IN 10.42.0.0/16|Anywhere ALLOW IN 10.43.0.0/16", ""
        },
        { "several ports, of a name, on an interface",
            "6443,10250/tcp (K3s) ALLOW IN Anywhere|8472/udp on eth0 ALLOW IN Anywhere|10.0.0.11 2379:2380/tcp ALLOW IN "
                + "Anywhere|Anywhere on cni0 ALLOW IN Anywhere", "" },
        { "an interface", "Anywhere on eth1 ALLOW IN Anywhere|Anywhere ALLOW IN 10.40.0.0/13", "" },
        { "only an interface", "Anywhere on eth1 ALLOW IN Anywhere", NoNetwork },
        { "nodes and pods by one network", "Anywhere ALLOW IN 10.0.0.0/8", "" },
        { "only the pods", "Anywhere ALLOW IN 10.42.0.0/16|Anywhere ALLOW IN 10.43.0.0/16", Closes },
        { "another interface of this host",
            "Anywhere on docker0 ALLOW IN Anywhere|Anywhere ALLOW IN 10.42.0.0/16|Anywhere ALLOW IN 10.43.0.0/16", Closes },
        { "what goes out", "Anywhere ALLOW OUT Anywhere|6443 DENY IN Anywhere", $"{Closes} {NoNetwork}" },
    };

    [Theory]
    [MemberData(nameof(FirewalldHosts))]
    public void Firewalld(string what, string zones, string problems)
    {
        foreach (var shell in StandInHost.Shells)
        {
            using var host = new StandInHost(shell).Serving();
            host.Command("firewall-cmd", """
                case "$*" in
                --state) echo running ;;
                --get-default-zone) head -n 1 "$FAKE/zones" ;;
                --get-active-zones) sed 's/$/\n  interfaces: some/' "$FAKE/zones" ;;
                --info-service=kube-control-plane) printf 'kube-control-plane\n  ports: \n  includes: etcd-client etcd-server kube-apiserver\n' ;;
                --info-service=kube-apiserver) printf 'kube-apiserver\n  ports: 6443/tcp\n  includes: \n' ;;
                --info-service=etcd-*) printf 'etcd\n  ports: 2379/tcp 2380/tcp\n' ;;
                --zone=*--list-all) zone=${1#--zone=}; printf '%s (active)\n' "$zone"; cat "$FAKE/zone-$zone" ;;
                *) exit 1 ;;
                esac
                """);
            var parts = zones.Split(" + ").Select(zone => zone.Split(": ", 2)).ToList();
            host.Put("zones", string.Concat(parts.Select(zone => $"{zone[0]}\n")));
            foreach (var zone in parts)
                host.Put($"zone-{zone[0]}", string.Concat(zone[1].Split('|').Select(line => $"  {line}\n")));

            AssertSays(host, what, problems, Closes, Untrusted);
        }
    }

    [Theory]
    [MemberData(nameof(UfwHosts))]
    public void Ufw(string what, string rules, string problems)
    {
        foreach (var shell in StandInHost.Shells)
        {
            using var host = new StandInHost(shell).Serving();
            host.Command("ufw", "cat \"$FAKE/rules\"");
            host.Put("rules",
                "Status: active\nDefault: deny (incoming), allow (outgoing), disabled (routed)\n\nTo                         "
                    + "Action      From\n"
                + string.Concat(rules.Split('|').Select(rule => $"{Padded(rule)}\n")));

            AssertSays(host, what, problems, Closes, NoNetwork);
        }
    }

    [Fact]
    public void WhatFirewallRulesOpenIsWhatTheCheckAsksFor()
    {
        var node = HostSamples.Server with
        {
            EmbeddedRegistry = true,
            FlannelBackend = "wireguard-native",
            ClusterNetworks = ["10.42.0.0/16,fd00:42::/56", "10.43.0.0/16"]
        };
        using var host = new StandInHost().Serving();
        host.Command("ufw", "echo 'Status: active'");

        host.Create(PrepareScript.For(node)).Failed()
            .Says("blocks ports that K3s needs (6443/tcp 2379/tcp 2380/tcp 10250/tcp 51820/udp 51821/udp 5001/tcp)");
        host.Put("listening", "LISTEN 0 4096 *:5001 *:* users:((\"other\",pid=7,fd=3))\n");
        host.Create(PrepareScript.For(node)).Failed().Says("port 5001 (registry) is in use by other");
    }

    [Fact]
    public void WhereItIsConfiguredItIsNotLookedAt() =>
        Assert.DoesNotContain("check_ufw()",
            NodeScript.For(HostSamples.Server with { Firewall = HostFirewall.Disable }).Stdin.Value, StringComparison.Ordinal);

    /// <summary>As ufw lists its rules, in columns.</summary>
    private static string Padded(string rule)
    {
        var at = new[] { " ALLOW", " LIMIT", " DENY" }.Max(word => rule.IndexOf(word, StringComparison.Ordinal));
        var words = rule[(at + 1)..].Split(' ');
        return $"{rule[..at],-27}{$"{words[0]} {words[1]}",-12}{string.Join(' ', words[2..])}";
    }

    private static void AssertSays(StandInHost host, string what, string problems, params string[] possible)
    {
        var ran = host.Create(PrepareScript.For(HostSamples.Server));

        foreach (var problem in possible)
            Assert.True(ran.Output.Contains(problem, StringComparison.Ordinal) == problems.Contains(problem,
                StringComparison.Ordinal), $"{what}: {ran.Output}");
        Assert.True(ran.Code == 0 == (problems.Length == 0), $"{what}: {ran.Output}");
    }
}
