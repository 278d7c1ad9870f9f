using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>What a reviewer sees of the arguments of a component.</summary>
public sealed class RegisteredArgsTests
{
    [Fact]
    public async Task AClusterShowsWhatWasSetAndItsNodesDoNotRepeatIt()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => Programs.Ssh(agents: 1)));

        Assert.Equal(["agents", "servers", "version"], result.Resource("dev").Inputs.Keys.Order());
        Assert.Empty(result.Resource("dev-s1").Inputs.Keys);
        Assert.Empty(result.Resource("dev-a1").Inputs.Keys);
    }

    [Fact]
    public async Task AnUpgradeIsOneLineOfTheCluster()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        var args = Programs.Ssh();
        args.Version = "v1.36.2+k3s1";
        var second = await Programs.PreviewAsync(Programs.Stack(() => args), first.Snapshot);

        var text = RunText.Of(second, preview: true, diff: true);
        Assert.Contains("~ version: \"v1.36.1+k3s1\" => \"v1.36.2+k3s1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALabelShowsWhereItIsAdded()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        var args = Programs.Ssh();
        args.Agents[0].NodeLabels = new() { ["disk"] = "ssd" };
        var second = await Programs.PreviewAsync(Programs.Stack(() => args), first.Snapshot);

        Assert.Contains("+ disk: \"ssd\"", RunText.Of(second, preview: true, diff: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysTokensAndManifestsAreSecret()
    {
        var args = Programs.Ssh(agents: 0);
        args.Token = "clear-token-of-the-cluster";
        args.Manifests = new() { ["one"] = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: clear-text\n" };
        var result = await Programs.UpAsync(Programs.Stack(() => args));

        var inputs = result.Resource("dev").Inputs;
        Assert.IsType<SecretValue>(inputs["token"]);
        Assert.IsType<SecretValue>(inputs["manifests"]);
        var state = result.Snapshot.ToJson("p");
        Assert.DoesNotContain("clear-", state, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-of-", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANodeByItselfShowsItsArguments()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sServer(
            "alone", new() { Version = Programs.Version, TlsSans = ["api.example.com"], Ssh = Programs.Host("10.0.0.11") }).Urn));

        Assert.Equal(["ssh", "tlsSans", "version"], result.Resource("alone").Inputs.Keys.Order());
    }
}
