using System.Diagnostics;
using System.Globalization;
using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests;

/// <summary>Certificates of clusters on hosts over real SSH: rotated, and signed by the user's CA.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshCertificateTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1", Tls = "/var/lib/rancher/k3s/server/tls";

    [LabFact]
    public async Task LeafCertificatesAreRotatedNodeByNodeWithoutALostRequest()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        LabHost[] agents = [site.Host("echo"), site.Host("foxtrot")];
        var balancer = site.Host("balancer", "host-full");
        Func<Task<int>> Program(int rotation) => site.Cluster(Version, servers, agents, args =>
        {
            args.LoadBalancer = new() { Ssh = site.Ssh(balancer) };
            if (rotation > 0)
                args.Certificates = new() { Rotation = rotation };
        });
        var up = await site.UpAsync(Program(0));
        var before = servers.Select(Serial).ToList();
        var kubeconfig = Kubeconfig(up);

        using var watch = new ApiWatch($"https://{balancer.Address}:6443");
        var clock = Stopwatch.StartNew();
        var rotated = await site.UpAsync(Program(1), up.Snapshot);
        var seconds = clock.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        Console.WriteLine($"rotation over 3 servers and 2 agents: {seconds} s");

        Assert.Equal(0, watch.Lost("rotation over 3 servers and 2 agents"));
        Assert.All(servers.Zip(before), server => Assert.NotEqual(server.Second, Serial(server.First)));
        Assert.NotEqual(kubeconfig, Kubeconfig(rotated));
        Assert.All(servers.Concat(agents), host => Assert.Equal(1, Rotations(host)));
        Assert.Equal(5, SshSite.Nodes(servers[1]).Count(node => node.EndsWith(" Ready", StringComparison.Ordinal)));
        Assert.Empty((await site.UpAsync(Program(1), rotated.Snapshot)).Operations);
        await site.DestroyAsync(rotated.Snapshot);
    }

    [LabFact]
    public async Task TheUsersCaSignsTheClusterAndAnotherOneTakesItsPlace()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        var echo = site.Host("echo");
        var until = DateTimeOffset.UtcNow.AddYears(9);
        var (root, other) = (TestAuthority.Root(until: until), TestAuthority.Root(name: "other", until: until));
        var (one, two) = (root.Below(name: "one", until: until), root.Below(name: "two", until: until));
        Func<Task<int>> Program(string chain, TestAuthority signer, bool force = false) =>
            site.Cluster(Version, servers, [echo], args => args.Certificates = new()
            {
                Authority = new() { Chain = chain, Key = signer.KeyPem, Force = force },
            });

        var up = await site.UpAsync(Program(one.Pem + root.Pem, one));
        AssertChain(servers, one.Pem + root.Pem);
        Assert.Empty((await site.UpAsync(Program(one.Pem + root.Pem, one), up.Snapshot)).Operations);

        var second = await site.UpAsync(Program(two.Pem + root.Pem, two), up.Snapshot);
        AssertChain(servers, two.Pem + root.Pem);
        AssertAllReady(servers[2], echo);
        Assert.Contains("\"forced\": false", servers[0].Exec("cat /var/log/k3s-standin/events.jsonl").Ok(),
            StringComparison.Ordinal);

        var refusal = await SshSite.FailAsync(Program(other.Pem, other), second.Snapshot);
        Assert.Contains("has another root than the CAs of this cluster", refusal, StringComparison.Ordinal);
        AssertChain(servers, two.Pem + root.Pem);

        var forced = await site.UpAsync(Program(other.Pem, other, force: true), second.Snapshot);
        AssertChain(servers, other.Pem, etcd: two.Pem + root.Pem);
        AssertAllReady(servers[2], echo);
        AssertEndsWith(other.Pem, echo.Exec("cat /var/lib/rancher/k3s/agent/server-ca.crt").Ok());
        Assert.Empty((await site.UpAsync(Program(other.Pem, other, force: true), forced.Snapshot)).Operations);
        await site.DestroyAsync(forced.Snapshot);
    }

    private static void AssertAllReady(LabHost server, LabHost agent) => Assert.Equal(
        ["alpha Ready", "bravo Ready", "charlie Ready", $"{agent.Name} Ready"], SshSite.Nodes(server).Order());

    private static void AssertChain(IEnumerable<LabHost> servers, string chain, string? etcd = null)
    {
        foreach (var server in servers)
        {
            AssertEndsWith(chain, server.Exec($"cat {Tls}/server-ca.crt").Ok());
            AssertEndsWith(chain, server.Exec($"cat {Tls}/client-admin.crt").Ok());
            AssertEndsWith(etcd ?? chain, server.Exec($"cat {Tls}/etcd/peer-ca.crt").Ok());
        }
    }

    private static void AssertEndsWith(string chain, string file) =>
        Assert.EndsWith(chain.TrimEnd(), file.TrimEnd(), StringComparison.Ordinal);

    private static string Serial(LabHost server) => server.Exec($"sha256sum <{Tls}/client-admin.crt").Ok();

    private static int Rotations(LabHost host) => host.Exec("cat /var/log/k3s-standin/events.jsonl").Ok().Split('\n')
        .Count(line => line.Contains("certificates-rotated", StringComparison.Ordinal));

    private static string Kubeconfig(RunResult result) => ((StringValue)result.Outputs["kubeconfig"]!.Reveal()).Value;
}
