using System.Text.Json;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Pulumi;

namespace K3sPulumi.LabTests.Harness;

/// <summary>Hosts on one network with releases to download, and programs that create clusters on them.</summary>
public sealed class SshSite
{
    private readonly Lab _lab;

    private readonly bool _isClosed;

    public SshSite(Lab lab, params string[] versions) : this(lab, isClosed: false, versions)
    {
    }

    private SshSite(Lab lab, bool isClosed, string[] versions)
    {
        (_lab, _isClosed) = (lab, isClosed);
        Network = new LabNetwork(lab, isClosed);
        Artifacts = new LabArtifacts(lab, isClosed ? new LabNetwork(lab) : Network, versions);
    }

    /// <summary>Hosts that only reach each other; only the deploying machine reaches the releases.</summary>
    public static SshSite Closed(Lab lab, params string[] versions) => new(lab, isClosed: true, versions);

    public LabNetwork Network { get; }

    public LabArtifacts Artifacts { get; }

    public LabHost Host(string name, string image = "host") => new(_lab, Network, name, image, _isClosed ? null : Artifacts);

    public SshArgs Ssh(LabHost host, string user = "root")
    {
        var ssh = new SshArgs { Address = host.Address, User = user, PrivateKey = _lab.Keys.Private, HostKey = host.HostKey };
        if (user == "keeper")
            ssh.SudoPassword = host.SudoPassword;
        return ssh;
    }

    /// <summary>A cluster of these hosts, nodes named after them.</summary>
    public Func<Task<int>> Cluster(string version, LabHost[] servers, LabHost[] agents, Action<K3sClusterArgs>? adjust = null) =>
        Program(version, [.. servers.Select(host => (host.Name, Ssh(host)))], [.. agents.Select(host => (host.Name, Ssh(host)))],
            adjust);

    /// <summary>The same, with a choice of the connection for each host.</summary>
    public static Func<Task<int>> Program(
        string version, (string Name, SshArgs Ssh)[] servers, (string Name, SshArgs Ssh)[] agents,
        Action<K3sClusterArgs>? adjust = null) => () =>
        Deployment.RunAsync(() =>
        {
            var args = new K3sClusterArgs
            {
                Version = version,
                Servers = [.. servers.Select(Node)],
                Agents = [.. agents.Select(Node)]
            };
            adjust?.Invoke(args);
            var cluster = new K3sCluster("prod", args);
            return new Dictionary<string, object?>
            {
                ["kubeconfig"] = cluster.Kubeconfig,
                ["token"] = cluster.Token,
                ["agentToken"] = cluster.AgentToken
            };
        });

    /// <summary>An agent by itself that joins a server of an existing cluster.</summary>
    public Func<Task<int>> Joining(LabHost host, LabHost server, string version, string token) => () => Deployment.RunAsync(() =>
    {
        _ = new K3sAgent("edge", new()
        {
            Version = version,
            NodeName = host.Name,
            ServerUrl = $"https://{server.Address}:6443",
            Token = token,
            ReadyTimeout = 20,
            Ssh = Ssh(host),
        });
    });

    public async Task<RunResult> UpAsync(Func<Task<int>> program, Snapshot? previous = null)
    {
        await using var engine = Engine.Live();
        var result = await engine.RunAsync(program, previous);
        AssertSucceeded(result);
        return result;
    }

    /// <summary>Runs a program that must fail; returns the errors.</summary>
    public static async Task<string> FailAsync(Func<Task<int>> program, Snapshot? previous = null) =>
        (await FailWithStateAsync(program, previous)).Said;

    /// <summary>The same, with the state at that point.</summary>
    public static async Task<(string Said, Snapshot State)> FailWithStateAsync(Func<Task<int>> program, Snapshot? previous = null)
    {
        await using var engine = Engine.Live();
        var result = await engine.RunAsync(program, previous);
        Assert.False(result.Succeeded);
        return (string.Join('\n', result.Errors.Select(error => error.Message)), result.Snapshot);
    }

    public async Task DestroyAsync(Snapshot snapshot)
    {
        await using var engine = Engine.Live();
        var result = await engine.DestroyAsync(snapshot);
        AssertSucceeded(result);
    }

    private static void AssertSucceeded(RunResult result)
    {
        // Assert would truncate the text, and its end matters.
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("\n", result.Errors.Select(error => error.Message)));
    }

    /// <summary>Name and state of every node, from a server.</summary>
    public static IEnumerable<string> Nodes(LabHost server) => server.Exec("k3s kubectl get nodes --no-headers").Ok().Split('\n')
        .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)));

    /// <summary>The process that represents a running pod.</summary>
    public static string Pod(LabHost host) =>
        host.Exec("pgrep -f '^/var/lib/rancher/k3s/data/.*/containerd-shim.*-id web' || true").Ok();

    /// <summary>What the stand-ins recorded on all hosts for one version, in order.</summary>
    public static IEnumerable<string> Order(string version, string ending, params LabHost[] hosts) =>
        hosts.SelectMany(host => host.Exec("cat /var/log/k3s-standin/events.jsonl").Ok().Split('\n'))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(entry => entry.TryGetProperty("version", out var found) && found.GetString() == version)
            .Where(entry => entry.GetProperty("event").GetString()!.EndsWith(ending, StringComparison.Ordinal))
            .OrderBy(entry => entry.GetProperty("time").GetDouble())
            .Select(entry => $"{entry.GetProperty("event").GetString()} {entry.GetProperty("node").GetString()}");

    /// <summary>Nothing of K3s is left on a host.</summary>
    public static void AssertClean(LabHost host)
    {
        string[] paths = ["/usr/local/bin/k3s", "/etc/rancher", "/var/lib/rancher/k3s", "/var/lib/kubelet",
            "/etc/systemd/system/k3s.service", "/etc/systemd/system/k3s-agent.service"];
        Assert.DoesNotContain(paths, host.Exists);
        Assert.DoesNotContain("k3s", host.Processes, StringComparison.Ordinal);
    }

    /// <summary>Generated secrets are not in the state, in process lists, in logs or in files that anyone may read.</summary>
    public static void AssertNoSecretIsInTheOpen(RunResult result, string processes, params LabHost[] hosts)
    {
        var secrets = result.Snapshot.Resources.Where(resource =>
            resource.Type.EndsWith(":RandomPassword", StringComparison.Ordinal))
            .Select(resource => resource.Outputs.Text("result")!).ToList();
        Assert.NotEmpty(secrets);
        var open = result.Snapshot.ToJson("passphrase") + result.Tree() + processes
            + string.Concat(hosts.Select(host => host.Processes + host.Exec("journalctl --no-pager -o cat").Output));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
        Assert.All(hosts, host => Assert.Equal("", host.WorldReadableFilesWith(secrets)));
    }

    private static NodeArgs Node((string Name, SshArgs Ssh) host) => new() { NodeName = host.Name, Ssh = host.Ssh };
}
