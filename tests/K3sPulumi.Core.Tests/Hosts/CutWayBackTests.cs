using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.GoingBackSamples;

/// <summary>A rollback that is killed, and the run after it.</summary>
public sealed class CutWayBackTests
{
    [Theory]
    [Trait("Shell", "any")]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AWayBackThatIsCutIsGoneToItsEndByTheNextRun(string shell)
    {
        var steps = Steps(shell, Bad, bad: "disk=none\n");
        for (var cut = steps - 1 - (shell.Length % 5); cut > steps / 2; cut -= 5)
        {
            using var host = Cut(shell, Bad, cut, bad: "disk=none\n");
            host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
            AssertIsAsBefore(host);
            host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
        }
    }
}
