using System.Text;
using System.Text.Json;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Operations;

namespace K3sPulumi.Bench;

/// <summary>A cluster of one server and two agents brought up over real SSH, on hosts of the lab.</summary>
internal static class SshBringUp
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";

    public static async Task PrintAsync(Lab lab)
    {
        var site = new SshSite(lab, Old, New);
        LabHost[] hosts = [site.Host("alpha"), site.Host("echo"), site.Host("foxtrot")];
        Func<Task<int>> Program(string version) => site.Cluster(version, [hosts[0]], hosts[1..]);
        Console.WriteLine($"""

            A server and two agents over SSH, on containers with systemd and sshd; in place of K3s a stand-in, so that its own
            start counts little.
            prepare  checks and download, on all hosts at once       sent  standard input and texts of all commands
            start    from the node's turn to the start of K3s        wait  from there until the node is Ready

            what         node      prepare    start     wait   logins      sent
            """);
        var up = await MeasureAsync("install", site, hosts, Program(Old), Old);
        var same = await MeasureAsync("no change", site, hosts, Program(Old), Old, up);
        await MeasureAsync("upgrade", site, hosts, Program(New), New, same);
    }

    private static async Task<RunResult> MeasureAsync(
        string what, SshSite site, LabHost[] hosts, Func<Task<int>> program, string version, RunResult? previous = null)
    {
        var logins = hosts.Select(host => host.SshLogins).ToList();
        var begin = DateTimeOffset.UtcNow;
        var result = await site.UpAsync(program, previous?.Snapshot);
        var all = DateTimeOffset.UtcNow - begin;
        foreach (var (host, before) in hosts.Zip(logins))
            Console.WriteLine(Line(what, host, result, version, host.SshLogins - before));
        Console.WriteLine($"{what,-12} all of it {all.TotalSeconds,6:N1} s");
        return result;
    }

    private static string Line(string what, LabHost host, RunResult result, string version, int logins)
    {
        var operations = result.Operations.Where(operation =>
            operation.Name.StartsWith($"prod-{host.Name}-", StringComparison.Ordinal)).ToList();
        var (prepare, node) = (operations.Find(Is("-prepare")), operations.Find(Is("-node")));
        var started = node is null ? default : Started(host, version, node);
        return $"{what,-12} {host.Name,-8} {Seconds(prepare?.Ended - prepare?.Started)} {Seconds(started - node?.Started)} "
            + $"{Seconds(node?.Ended - started)}"
            + $"   {logins,6}  {operations.Sum(operation => Sent(result, operation)) / 1024.0,5:N1} KiB";
    }

    /// <summary>When K3s started during an operation, by its own record.</summary>
    private static DateTimeOffset Started(LabHost host, string version, OperationRecord node) =>
        host.ReadFile("/var/log/k3s-standin/events.jsonl").Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(entry => entry.GetProperty("event").GetString()!.EndsWith("-starting", StringComparison.Ordinal)
                && entry.TryGetProperty("version", out var found) && found.GetString() == version)
            .Select(entry => DateTimeOffset.UnixEpoch.AddSeconds(entry.GetProperty("time").GetDouble()))
            .FirstOrDefault(time => time >= node.Started, node.Started);

    private static int Sent(RunResult result, OperationRecord operation)
    {
        var inputs = result.Resource(operation.Name).Inputs;
        return operation.SshConnections * Encoding.UTF8.GetByteCount(inputs.Text("create") + inputs.Text("stdin"));
    }

    private static Predicate<OperationRecord> Is(string part) =>
        operation => operation.Name.EndsWith(part, StringComparison.Ordinal);

    private static string Seconds(TimeSpan? time) => time is { } seconds ? $"{seconds.TotalSeconds,6:N1} s" : "       -";
}
