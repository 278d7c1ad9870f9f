using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Xunit.Abstractions;

namespace K3sPulumi.Tests;

/// <summary>
/// The state is written and encrypted completely at every step of every update, previews too, so the cost of a node's part grows
/// with the number of nodes.
/// </summary>
public sealed class StateTests(ITestOutputHelper output)
{
    /// <summary>Everything of one agent together, with an Ed25519 key and without an air gap.</summary>
    private const int LimitPerAgent = 20_000;

    private const int LimitPerDockerAgent = 16_000;

    private const string PrivateKey = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDAAAAJhwXvQhcF70
        IQAAAAtzc2gtZWQyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDA
        AAAEAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZnlhWFmbnJZbBzXwQ4sVtF3P
        6CzBKjX1Vl2k0bZrT8sMAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
        -----END OPENSSH PRIVATE KEY-----

        """;

    /// <summary>What the script prints that awaits an agent: no kubeconfig.</summary>
    private const string Reported = """

        ===== k3spulumi certificates
        leaf agent/client-k3s-controller.crt 20271128064404

        ===== k3spulumi end

        """;

    [Fact]
    public async Task AnAgentOverSshAddsLittleToTheState()
    {
        var each = BytesOf("dev-a1", await UpAsync(Ssh()));

        Assert.InRange(each, 1, LimitPerAgent);
    }

    [Fact]
    public async Task AnAgentInDockerAddsLittleToTheState()
    {
        var each = BytesOf("dev-agent-0", await UpAsync(Programs.Docker(agents: 1)));

        Assert.InRange(each, 1, LimitPerDockerAgent);
    }

    /// <summary>As the CLI writes them: the component and all its children.</summary>
    private int BytesOf(string agent, Snapshot snapshot)
    {
        var component = snapshot.Resources.Single(resource => resource.Name == agent && resource.Type == "k3s:index:K3sAgent");
        var own = snapshot.Resources.Where(resource => resource == component || resource.Parent == component.Urn).ToList();
        foreach (var resource in own)
            output.WriteLine($"{CliState.Bytes(resource),7:N0}  {resource.Name} ({resource.Type})");
        Assert.True(own.Count > 3);
        return own.Sum(CliState.Bytes);
    }

    private static async Task<Snapshot> UpAsync(K3sClusterArgs args) =>
        (await Programs.UpAsync(Programs.Stack(() => args), answer: call =>
            call.Name.EndsWith("-prepare", StringComparison.Ordinal)
            || call.Name.EndsWith("-node", StringComparison.Ordinal) || call.Name.EndsWith("-member", StringComparison.Ordinal)
                ? MockAnswer.Stdout("") : call.Name == "dev-agent-0-ready" ? MockAnswer.Stdout(Reported) : null)).Snapshot;

    private static K3sClusterArgs Ssh()
    {
        var args = Programs.Ssh(servers: 1, agents: 1);
        foreach (var node in args.Servers.Concat(args.Agents))
        {
            node.Ssh = new()
            {
                Address = node.Ssh!.Address,
                User = "ubuntu",
                PrivateKey = PrivateKey,
                HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlhWFmbnJZbBzXwQ4sVtF3P6CzBKjX1lV2k0bZrT8sM",
            };
        }

        return args;
    }
}
