using K3sPulumi.LocalEngine;
using K3sPulumi.Tests;
using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>
/// What one node adds to the state, which the CLI writes and encrypts completely at every step of every update.
/// </summary>
internal static class StateFigures
{
    public const string PrivateKey = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDAAAAJhwXvQhcF70
        IQAAAAtzc2gtZWQyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDA
        AAAEAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZnlhWFmbnJZbBzXwQ4sVtF3P
        6CzBKjX1Vl2k0bZrT8sMAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
        -----END OPENSSH PRIVATE KEY-----

        """;

    private static readonly string Kubeconfig = TestKubeconfig.Text(new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static async Task PrintAsync()
    {
        await PrintAsync("over SSH with an ed25519 key; aim: at most 20,000 bytes", number => new()
        {
            NodeName = $"node-{number}",
            Ssh = new() { Address = $"10.0.0.1{number}", User = "ubuntu", PrivateKey = PrivateKey, HostKey = Stacks.HostKey },
        });
        await PrintAsync("in Docker", _ => new() { Docker = new() });
    }

    private static async Task PrintAsync(string where, Func<int, NodeArgs> node)
    {
        await using var engine = Engine.Mock(call => call.Type.EndsWith(":Command", StringComparison.Ordinal)
            ? MockAnswer.Stdout(PrintsKubeconfig(call.Name) ? Kubeconfig : "")
            : null);
        var result = await engine.RunAsync(() => Deployment.RunAsync(() =>
            _ = new K3sCluster("bench", new() { Version = Stacks.Version, Servers = [node(0)], Agents = [node(1)] })));
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join('\n', result.Errors));
        var agent = result.Resources.Single(resource => resource.Type == "k3s:index:K3sAgent");
        var rows = result.Resources
            .Where(resource => resource.Urn == agent.Urn || resource.Parent == agent.Urn)
            .Select(resource => (Resource: resource, Bytes: CliState.Bytes(resource)))
            .OrderByDescending(row => row.Bytes).ToList();
        Console.WriteLine($"\nState of one agent {where}: {rows.Sum(row => row.Bytes):N0} bytes, as the CLI writes it");
        foreach (var (resource, bytes) in rows)
            Console.WriteLine($"  {bytes,7:N0}  {resource.Name} ({resource.Type.Split(':')[^1]})");
    }

    private static bool PrintsKubeconfig(string name) =>
        !name.EndsWith("-prepare", StringComparison.Ordinal) && !name.EndsWith("-member", StringComparison.Ordinal)
        && !name.EndsWith("-node", StringComparison.Ordinal);
}
