using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Configuration;

public sealed class NodeConfigTests
{
    [Fact]
    public void AnAgentsFile() => Golden.Matches("config-agent.yaml", Samples.Agent.ToVisibleYaml());

    [Fact]
    public void AServersFile() => Golden.Matches("config-server.yaml", Samples.Server.ToVisibleYaml());

    [Fact]
    public void DefaultsAreLeftOut()
    {
        Assert.Equal("", new ServerConfig().ToYaml());
        Assert.Equal("", new AgentConfig().ToYaml());
        Assert.Equal("token: abc\n", new ServerConfig { Token = new("abc") }.ToYaml());
    }

    [Fact]
    public void SecretsAreInTheFileAndNotInTheVisibleOne()
    {
        Assert.All(Samples.Secrets, secret => Assert.Contains(secret, Samples.Server.ToYaml(), StringComparison.Ordinal));
        Assert.All(Samples.Secrets, secret =>
            Assert.DoesNotContain(secret, Samples.Server.ToVisibleYaml(), StringComparison.Ordinal));
        Assert.All(Samples.Secrets, secret =>
            Assert.DoesNotContain(secret, Samples.Agent.ToVisibleYaml(), StringComparison.Ordinal));
        Assert.All(Samples.Secrets, secret => Assert.DoesNotContain(secret, Samples.Server.ToString(), StringComparison.Ordinal));
        Assert.All(Samples.Secrets, secret => Assert.DoesNotContain(secret, Samples.Agent.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void AnAgentWritesOnlyKeysThatAgentsKnow() =>
        Assert.Subset(K3sKeys.Of(NodeRole.Agent, version: null).Select(key => key.Name).ToHashSet(), Keys(Samples.Agent));

    [Fact]
    public void AServerWritesOnlyKeysThatServersKnow() =>
        Assert.Subset(KnownKeys.Agent.Concat(KnownKeys.Server).ToHashSet(), Keys(Samples.Server));

    [Fact]
    public void TheSampleSetsEveryProperty()
    {
        NodeConfig[] samples = [Samples.Agent, Samples.Server];
        // Snapshots are one property with several keys, which all start with the same name.
        Assert.All(samples, sample => Assert.Equal(
            sample.GetType().GetProperties().Count(property => property.Name != nameof(ServerConfig.Snapshots)),
            Keys(sample).Count(key => !key.StartsWith("etcd-s", StringComparison.Ordinal))));
    }

    private static HashSet<string> Keys(NodeConfig config) => [.. YamlText.Keys(config.ToYaml())];
}
