using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

public sealed class ServersAlikeTests
{
    internal static ClusterSpec Three { get; } = Requests.Docker with { Servers = [Server(""), Server(""), Server("")] };

    internal static NodeSpec Server(string config) =>
        new() { Docker = new(), Config = config.Length == 0 ? default : Value<string>.Of(config) };

    [Theory]
    [InlineData("cluster-domain: a.example", "cluster-domain: a.example")]
    [InlineData("cluster-domain: cluster.local", "")]
    [InlineData("disable: [traefik, servicelb]", "disable: servicelb,traefik")]
    [InlineData("disable-kube-proxy: true", "disable-kube-proxy: yes")]
    [InlineData("supervisor-metrics: false", "node-label: [disk=ssd]")]
    [InlineData("a: [", "- b")]
    public void AnEqualResultIsNotAProblem(string first, string second) =>
        Assert.DoesNotContain(Problems(Of(first, second)), Differs);

    [Theory]
    [InlineData("cluster-domain: a.example", "", "cluster-domain")]
    [InlineData("", "disable-kube-proxy: true", "disable-kube-proxy")]
    [InlineData("", "disable+: [servicelb]", "disable")]
    [InlineData("disable-helm-controller: true", "disable-helm-controller: false", "disable-helm-controller")]
    [InlineData("", "servicelb-namespace: lb", "servicelb-namespace")]
    public void ADifferenceIsAProblemThatOnlyNamesTheKey(string first, string second, string key)
    {
        var problem = Assert.Single(Problems(Of(first, second)), Differs);

        Assert.Equal("servers[1].config", problem.Path);
        Assert.Equal($"differs from servers[0].config in {key}, which must be the same on all servers; set it once, in "
            + "serverConfig.", problem.Message);
    }

    [Fact]
    public void AServerMayRepeatWhatTheClusterSays()
    {
        var spec = Of("",
            "cluster-domain: a.example\ndisable-network-policy: true\ndisable: [traefik]") with
        {
            ServerConfig =
                Value<string>.Of("cluster-domain: a.example")
        };

        Assert.DoesNotContain(Problems(spec.With(settings => settings with
        {
            Disable = Requests.List("traefik"),
            DisableNetworkPolicy = Value<bool>.Of(true),
        })), Differs);
    }

    [Fact]
    public void WhatIsNotKnownYetIsNotCompared() =>
        Assert.DoesNotContain(
            Problems(Three with
            {
                Servers = [new() { Docker = new(), Config = Value<string>.Unknown }, Server("cluster-domain: "
                + "a.example")]
            }), Differs);

    private static ClusterSpec Of(string first, string second) =>
        Three with { Servers = [Server(first), Server(second), Server(first)] };

    private static IReadOnlyList<Problem> Problems(ClusterSpec spec) => ClusterChecks.Problems(spec);

    private static bool Differs(Problem problem) => problem.Message.StartsWith("differs from", StringComparison.Ordinal);
}
