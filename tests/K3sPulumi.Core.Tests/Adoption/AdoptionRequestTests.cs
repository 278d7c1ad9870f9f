using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Adoption;

/// <summary>What a request says of an adoption.</summary>
public sealed class AdoptionRequestTests
{
    [Fact]
    public void TheSettingsAreThoseOfTheConfigurationWithItsDropIns()
    {
        var node = HostSamples.Server with
        {
            ConfigDropIns = [new("50-user.yaml", "0600", new("tls-san+: [b.example.com]\nkubelet-arg: [max-pods=50]\n"))],
        };

        Assert.Equal(
            ["cluster-init=true", "kubelet-arg=max-pods=50", "tls-san=10.0.0.10", "tls-san=b.example.com",
                $"token={HostSamples.Token}"],
            AdoptedSettings.Of(node).Split('\n'));
    }

    [Fact]
    public void TheTokensOfTheClusterAreRequired()
    {
        var request = Tests.Cluster.Requests.Ssh with
        {
            Shared = new() { Adopt = Value<bool>.Of(true), Drift = Value<string>.Of("on") },
        };

        Assert.Equal(["agentToken", "drift", "token"],
            ClusterChecks.Problems(request).Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }
}
