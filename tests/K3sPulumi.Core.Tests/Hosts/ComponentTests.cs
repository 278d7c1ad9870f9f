using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Servers that run only part of the control plane, and components that do not start.</summary>
public sealed class ComponentTests
{
    [Theory]
    [InlineData("disable-etcd: true\n", true)]
    [InlineData("disable-etcd: false\n", false)]
    public void AServerWithoutEtcdIsReadyWithoutAVote(string config, bool isReady)
    {
        using var host = new StandInHost().Serving();
        host.Put("voter", "");

        var ran = host.Create(NodeScript.For(HostSamples.Server with
        {
            ConfigDropIns = [new("50-user.yaml", "0600", new(config))],
        }));

        if (isReady)
            ran.Succeeded();
        else
            ran.Failed().Says("it is waiting for node alpha to be a voting member of etcd");
    }

    [Theory]
    [InlineData("kubelet exited: failed to parse kubelet flag: unknown flag: --max-pod",
        "a component of Kubernetes does not know a flag")]
    [InlineData("enable-admission-plugins plugin \\\"PodSecurityPolicy\\\" is unknown",
        "the API server does not know an admission plugin")]
    [InlineData("failed to start ContainerManager: invalid kernel flag: vm/overcommit_memory, expected value: 1, actual value: 0",
        "the kubelet does not start with the kernel parameters of this host")]
    public void AComponentThatDoesNotStartIsTheReason(string line, string reason)
    {
        using var host = new StandInHost().Serving();
        host.Put("never-starts", "");
        host.Put("journal", $"time=now level=info msg=starting\nlevel=error msg=\"{line}\"\n");

        host.Create(NodeScript.For(HostSamples.Agent)).Failed().Says($"  reason: {reason}");
    }
}
