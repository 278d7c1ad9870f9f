using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;
using K3sPulumi.Internal.Drift;

namespace K3sPulumi.Bench;

/// <summary>How long a check of 50 hosts for drift takes, over real SSH to this machine, and of hosts that say nothing.</summary>
internal static class DriftFigures
{
    private const int Hosts = 50;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task PrintAsync()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start(2 * Hosts);
        using var answering = LocalSshd.TryStart();
        Console.WriteLine($"\nA check of {Hosts} hosts for drift, at most {Limit.TotalSeconds:0} s for each:");
        var quiet = new SshSpec
        {
            Address = "127.0.0.1",
            Port = ((IPEndPoint)silent.LocalEndpoint).Port,
            Password = new Secret("none"),
            TrustAnyHostKey = true,
        };
        if (answering is null)
            Console.WriteLine("  answering hosts are left out: there is no sshd on this machine");
        else
        {
            await MeasureAsync("all answer", Enumerable.Repeat(answering.Host, Hosts));
            await MeasureAsync("half are silent", Enumerable.Range(0, Hosts).Select(i => i % 2 == 0 ? answering.Host : quiet));
        }

        await MeasureAsync("all are silent", Enumerable.Repeat(quiet, Hosts));
    }

    private static async Task MeasureAsync(string what, IEnumerable<SshSpec> hosts)
    {
        var script = DriftScript.For(new HostNode
        {
            Role = NodeRole.Agent,
            Version = K3sVersion.TryParse("v1.36.1+k3s1", out _)!,
            NodeName = "bench",
            ConfigYaml = new("{}\n"),
            VisibleConfig = "{}\n",
            Token = new("none"),
        });
        var watch = Stopwatch.StartNew();
        var read = await Task.WhenAll(hosts.Select(async host =>
        {
            try
            {
                return NodeFacts.From(await HostReader.OverSshAsync(host, script, Limit)) is not null;
            }
            catch (HostReadException)
            {
                return false;
            }
        }));
        Console.WriteLine($"  {what,-16} {watch.Elapsed.TotalSeconds,6:N1} s, {read.Count(done => done)} were read");
    }
}
