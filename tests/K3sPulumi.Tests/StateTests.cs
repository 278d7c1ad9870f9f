using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Xunit.Abstractions;

namespace K3sPulumi.Tests;

/// <summary>
/// A state is written, and encrypted, as a whole at every step of every run, previews too: what a node adds to it is paid for as
/// often as there are nodes.
/// </summary>
public sealed class StateTests(ITestOutputHelper output)
{
    /// <summary>
    /// The engine of the tests writes about a quarter more than the CLI: 3.9 KB in place of 3.2 for a file that is copied.
    /// The arguments of the agent are there once, with its key.
    /// </summary>
    private const int LimitPerAgent = 30_000;

    private const string PrivateKey = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDAAAAJhwXvQhcF70
        IQAAAAtzc2gtZWQyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDA
        AAAEAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZnlhWFmbnJZbBzXwQ4sVtF3P
        6CzBKjX1Vl2k0bZrT8sMAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
        -----END OPENSSH PRIVATE KEY-----

        """;

    [Fact]
    public async Task AnAgentOverSshAddsLittleToTheState()
    {
        var (few, many) = (await UpAsync(agents: 1), await UpAsync(agents: 5));

        var each = (Bytes(many) - Bytes(few)) / 4;

        output.WriteLine($"{each:N0} bytes an agent");
        Assert.InRange(each, 1, LimitPerAgent);
    }

    private static async Task<Snapshot> UpAsync(int agents) =>
        (await Programs.UpAsync(Programs.Stack(() => Stack(agents)), answer: call =>
            call.Name.EndsWith("-prepare", StringComparison.Ordinal)
            || call.Name.EndsWith("-node", StringComparison.Ordinal) || call.Name.EndsWith("-member", StringComparison.Ordinal)
                ? MockAnswer.Stdout("") : null)).Snapshot;

    private static K3sClusterArgs Stack(int agents)
    {
        var args = Programs.Ssh(servers: 1, agents);
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

    private static long Bytes(Snapshot snapshot)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            StateFile.Open(path, "passphrase").Save(snapshot);
            return new FileInfo(path).Length;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
