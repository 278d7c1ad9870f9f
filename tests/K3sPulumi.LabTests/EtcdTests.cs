using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>The stand-in's embedded etcd: members, quorum, and when a server may not join.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class EtcdTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public void ThreeServersSurviveTheLossOfAnyOneAndNotOfTwo()
    {
        var network = new LabNetwork(lab);
        var servers = Cluster(network, 3);
        foreach (var name in servers.Select(server => server.Hostname))
            servers[0].Kubectl("wait", "--for=condition=EtcdIsVoter", $"node/{name}", "--timeout=60s").Ok();

        foreach (var victim in servers)
        {
            var witness = servers.First(server => server != victim);
            victim.Kill();
            Lab.WaitFor($"the API without {victim.Hostname}", () => IsReady(witness));
            witness.Kubectl("annotate", "node", witness.Hostname, "--overwrite", $"without={victim.Hostname}").Ok();
            Lab.WaitFor($"{victim.Hostname} to be NotReady", () => !IsNodeReady(witness, victim.Hostname));
            victim.Start();
            witness.AwaitReady(victim.Hostname);
            Assert.Equal(victim.Hostname,
                victim.Kubectl("get", "node", witness.Hostname, "-o", "jsonpath={.metadata.annotations.without}").Ok());
        }

        servers[1].Kill();
        servers[2].Kill();
        Lab.WaitFor("the last server to lose its API", () => !IsReady(servers[0]));
        Assert.NotEqual(0, servers[0].Kubectl("get", "nodes", "--request-timeout=5s").ExitCode);
        servers[1].Start();
        Lab.WaitFor("quorum", () => IsReady(servers[0]));
    }

    [LabFact]
    public void ADeletedServerLeavesEtcdAndComesBackOnlyByJoining()
    {
        var network = new LabNetwork(lab);
        var servers = Cluster(network, 3);

        servers[0].Kubectl("delete", "node", servers[2].Hostname).Ok();

        Lab.WaitFor("the removed server to end", () => !servers[2].IsRunning);
        Assert.DoesNotContain(servers[2].Hostname, servers[0].Kubectl("get", "nodes").Ok(), StringComparison.Ordinal);
        servers[2].Start();
        servers[0].AwaitReady(servers[2].Hostname);
        servers[1].Kill();
        Lab.WaitFor("the API of the first and the returned server", () => IsReady(servers[0]) && IsReady(servers[2]));
    }

    [LabFact]
    public void AServerThatMayNotJoinEndsWithTheReason()
    {
        var network = new LabNetwork(lab);
        _ = Cluster(network, 1);
        (string Config, string Reason)[] cases =
        [
            ($"server: https://{network.Address(101)}:6443\ntoken: wrong\n", "401 Unauthorized"),
            ($"server: https://{network.Address(101)}:7000\ntoken: word\n", "failed to get CA certs"),
            ($"server: https://{network.Address(101)}:6443\ntoken: K10{new string('0', 64)}::server:word\n",
                "token CA hash does not match"),
            ($"server: https://{network.Address(101)}:6443\ntoken: word\ncluster-cidr: 10.99.0.0/16\n",
                "critical configuration value mismatch"),
            ($"server: https://{network.Address(101)}:6443\ntoken: word\nnode-name: server-1\n", "duplicate node name found"),
        ];

        foreach (var (config, reason) in cases)
        {
            var server = new LabNode(lab, network, Image, "other", ["server"], [], config);
            Lab.WaitFor($"an end with {reason}", () => !server.IsRunning);
            Assert.Contains(reason, server.Logs, StringComparison.Ordinal);
        }
    }

    [LabFact]
    public void SqliteIsMigratedToEtcdInPlace()
    {
        var network = new LabNetwork(lab);
        var server = new LabNode(lab, network, Image, "server-1", ["server"], ["K3S_TOKEN=word"]);
        server.AwaitReady("server-1");
        server.Kubectl("label", "node", "server-1", "kept=yes").Ok();

        server.Exec("sh", "-c", "echo 'cluster-init: true' > /etc/rancher/k3s/config.yaml").Ok();
        server.Restart();
        server.AwaitReady("server-1");

        Assert.Contains("Migrating content from sqlite to etcd", server.Logs, StringComparison.Ordinal);
        Assert.Equal("yes", server.Kubectl("get", "node", "server-1", "-o", "jsonpath={.metadata.labels.kept}").Ok());
        server.Exec("k3s", "etcd-snapshot", "save", "--name", "mine").Ok();
        Assert.Contains("mine-server-1-", server.Exec("k3s", "etcd-snapshot", "ls").Ok(), StringComparison.Ordinal);
    }

    private string Image => lab.K3sImage(Version);

    private LabNode[] Cluster(LabNetwork network, int count)
    {
        var first = new LabNode(lab, network, Image, "server-1", ["server", "--cluster-init"], ["K3S_TOKEN=word"],
            address: network.Address(101));
        first.AwaitReady("server-1");
        LabNode[] others = [.. Enumerable.Range(2, count - 1)
            .Select(number => new LabNode(lab, network, Image, $"server-{number}", ["server"],
            ["K3S_TOKEN=word", $"K3S_URL=https://{network.Address(101)}:6443"], address: network.Address(100 + number)))];
        foreach (var server in others)
            first.AwaitReady(server.Hostname);
        return [first, .. others];
    }

    private static bool IsReady(LabNode server) => server.Kubectl("get", "--raw", "/readyz").ExitCode == 0;

    private static bool IsNodeReady(LabNode witness, string node) =>
        witness.Kubectl("get", "node", node, "-o", "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}").Ok() == "True";
}
