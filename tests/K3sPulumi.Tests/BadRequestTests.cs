using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

public sealed class BadRequestTests
{
    [Fact]
    public async Task EveryProblemIsReportedAtOnceAndNothingIsCreated()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sClusterArgs
        {
            Version = "stable",
            Servers = [new() { Docker = new(), NodeLabels = { ["a b"] = "c" } }, new() { Docker = new() }],
            Agents = [new() { Docker = new(), Ssh = Programs.Host("") }],
            Token = "K10secret-of-the-author",
        }));

        Assert.Equal(
            """
            K3sCluster "dev" has 6 problems:
              version: "stable" is a channel, not a version; set an exact version such as v1.36.1+k3s1 (https://update.k3s.io/v1-release/channels shows the current version of each channel).
              token: must not start with K10: that form contains the CA hash, which a new cluster does not have yet; use only the password (after "::server:"), or remove it to have one generated.
              servers: 2 servers with embedded etcd tolerate no more failures than 1; use 1 or 3, or set datastore.
              servers[0].nodeLabels["a b"]: "a b" is not a valid label key; use letters, digits, "-", "_" and "." (at most 63, a letter or digit at both ends), optionally with a lower-case DNS name and "/" before it.
              agents[0].ssh.address: must not be empty; use a host name or an IP address.
              agents[0]: has both docker and ssh; remove one of the two.
            """,
            Assert.Single(result.Errors).Message.Trim());
        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task AProblemOfOneValueStopsEverythingToo()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sClusterArgs
        {
            Version = "v1.36.1-k3s1",
            Servers = [new() { Docker = new() }],
        }));

        Assert.Contains("use v1.36.1+k3s1", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task TwoClustersCannotHaveTheSameApiPort()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            _ = new K3sCluster("one", Programs.Docker());
            return new K3sCluster("two", Programs.Docker()).Kubeconfig;
        }));

        Assert.Equal(
            "K3sCluster \"two\" has 1 problem:\n  servers[0].docker.apiPort: port 6443/tcp of the Docker host is already used by "
                + "servers[0].docker.apiPort of K3sCluster \"one\"; choose another port, or 0 for a free one.",
            Assert.Single(result.Errors).Message.Trim());
    }

    [Fact]
    public async Task AnUnknownValueIsNotHeldAgainstTheRequest()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var machine = new Pulumi.Random.RandomId("machine", new() { ByteLength = 4 });
            var host = new SshArgs { Address = machine.Hex, Password = machine.Hex, TrustAnyHostKey = true };
            return new K3sCluster("dev", new() { Version = Programs.Version, Servers = [new() { Ssh = host }] }).Kubeconfig;
        }));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task AnAgentByItselfNeedsTheNetworkOfItsServer()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
            new K3sAgent("edge",
                new()
                {
                    Version = Programs.Version,
                    ServerUrl = "https://dev-server-0:6443/join",
                    Token = "secret",
                    Docker = new()
                }).NodeName));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("K3sAgent \"edge\" has 2 problems:", message, StringComparison.Ordinal);
        Assert.Contains("docker.network: is missing", message, StringComparison.Ordinal);
        Assert.Contains("serverUrl:", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyRequestReportsWhatItNeeds()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sClusterArgs { Version = "", Servers = null! }));

        Assert.Contains("servers: is empty; a cluster needs at least one server.", Assert.Single(result.Errors).Message,
            StringComparison.Ordinal);
    }
}
