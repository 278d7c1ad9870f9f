using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A node that something else upgraded, such as the system-upgrade-controller.</summary>
public sealed class AutomaticUpgradeTests
{
    private const string Newer = "v1.36.2+k3s1";

    [Theory]
    [InlineData("v1.36.2+k3s1")]
    [InlineData("v1.36.1+k3s2")]
    [InlineData("v1.37.0+k3s1")]
    public void AnUpgradeBySomethingElseIsNotUndone(string version)
    {
        using var host = Upgraded(version);

        foreach (var script in new[] { PrepareScript.For(HostSamples.Server), NodeScript.For(HostSamples.Server) })
        {
            var ran = host.Create(script).Failed();
            ran.Says($"K3s {version} runs here, installed by something else than this stack, so {HostSamples.Version} would be a "
                + $"downgrade: set version to {version} or newer.");
        }

        Assert.Equal(version, InstalledVersion(host));
    }

    [Fact]
    public void TheVersionThatRunsIsAccepted()
    {
        using var host = Upgraded(Newer);
        var node = HostSamples.Server with { Version = HostSamples.Parse(Newer) };

        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded();

        Assert.Equal(Newer, InstalledVersion(host));
    }

    [Fact]
    public void FromThereAMinorVersionIsNotSkipped()
    {
        using var host = Upgraded(Newer).Serving("v1.38.0+k3s1");

        var node = HostSamples.Server with { Version = HostSamples.Parse("v1.38.0+k3s1") };

        host.Create(PrepareScript.For(node)).Failed().Says($"K3s {Newer} has run here: v1.38.0+k3s1 skips a minor version");
    }

    [Fact]
    public void AnInterruptedUpgradeOfThisStackMayGoBack()
    {
        using var host = new StandInHost().Serving().Serving(Newer);
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Create(PrepareScript.For(HostSamples.Server with { Version = HostSamples.Parse(Newer) })).Succeeded();
        Replace(host, Newer);

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(HostSamples.Version, InstalledVersion(host));
    }

    private static StandInHost Upgraded(string version)
    {
        var host = new StandInHost().Serving().Serving(version);
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Replace(host, version);
        return host;
    }

    private static void Replace(StandInHost host, string version) => host.Put("root/usr/local/bin/k3s",
        host.Get($"www/artifacts.test/{version.Replace("+", "%2B", StringComparison.Ordinal)}/k3s"));

    private static string InstalledVersion(StandInHost host) =>
        host.Run("\"$FAKE/root/usr/local/bin/k3s\" --version", "").Output.Split(' ')[2];
}
