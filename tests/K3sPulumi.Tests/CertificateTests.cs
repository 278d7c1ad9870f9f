using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;

namespace K3sPulumi.Tests;

/// <summary>Certificates as changes of a cluster: who is touched, in which order, and what preview says.</summary>
public sealed class CertificateTests
{
    private static readonly TestAuthority Root = TestAuthority.Root(until: DateTimeOffset.UtcNow.AddYears(9));

    private static readonly TestAuthority One = Below(Root, "one"), Two = Below(Root, "two"), Three = Below(Root, "three");

    private static readonly TestAuthority Other = TestAuthority.Root(name: "other", until: DateTimeOffset.UtcNow.AddYears(9));

    [Fact]
    public async Task AnotherNumberRotatesServersOneByOneThenAgents()
    {
        var first = await Programs.UpAsync(Stack(rotation: null));
        var preview = await Programs.PreviewAsync(Stack(rotation: 1), first.Snapshot);
        var second = await Programs.UpAsync(Stack(rotation: 1), first.Snapshot);

        Assert.Equal(["dev-s1-node", "dev-s1-kubeconfig", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node"],
            second.Operations.Select(operation => operation.Name));
        Assert.All(["dev-s1-node", "dev-a2-node"], name => Assert.Contains("\n# certificates: rotation 1\n",
            preview.Resource(name).Inputs.Text("create"), StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Stack(rotation: 1), second.Snapshot)).Operations);
        Assert.Empty((await Programs.UpAsync(Stack(rotation: 0), first.Snapshot)).Operations);
    }

    [Fact]
    public async Task InDockerTheCommandsOfTheNodesRotateAndContainersStay()
    {
        var first = await Programs.UpAsync(Docker(rotation: null));
        var second = await Programs.UpAsync(Docker(rotation: 1), first.Snapshot);

        Assert.Equal(["update dev-agent-0-ready", "update dev-agent-1-ready", "update dev-server-0-ready"],
            second.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}").Order());
        Assert.Contains(" changed 1 - ready server ", second.Resource("dev-server-0-ready").Inputs.Text("update"),
            StringComparison.Ordinal);
        Assert.Contains(" created 1 - ready server ", second.Resource("dev-server-0-ready").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Empty((await Programs.UpAsync(Docker(rotation: 1), second.Snapshot)).Operations);
    }

    [Fact]
    public async Task ExpiryDatesAreOutputsAndWarnings()
    {
        var soon = DateTimeOffset.UtcNow.AddDays(20).ToString("yyyyMMddHHmmss", null);
        MockAnswer? Answer(MockCall call) => call.Name switch
        {
            "dev-s1-node" => Report("server/tls/client-admin.crt", "20401231235959"),
            "dev-a1-node" => Report("agent/client-kubelet.crt", soon),
            _ => null,
        };

        var up = await Programs.UpAsync(Stack(rotation: null), answer: Answer);
        var preview = await Programs.PreviewAsync(Stack(rotation: null), up.Snapshot);

        Assert.Equal("2040-12-31T23:59:59Z", up.Resource("dev-s1").Outputs.Text("certificateExpiry"));
        Assert.Equal("2050-01-01T00:00:00Z", up.Resource("dev").Outputs.Text("authorityExpiry"));
        Assert.Contains(preview.Diagnostics, diagnostic =>
            diagnostic.Message.StartsWith("the certificates of node a1 expire on ", StringComparison.Ordinal));
        Assert.DoesNotContain(preview.Diagnostics, diagnostic =>
            diagnostic.Message.Contains("node s1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherCaUnderTheSameRootChangesServersThenAgentsAndSaysItsCost()
    {
        var first = await Programs.UpAsync(Stack(rotation: null, One));
        var preview = await Programs.PreviewAsync(Stack(rotation: null, Two), first.Snapshot);
        var second = await Programs.UpAsync(Stack(rotation: null, Two), first.Snapshot);

        Assert.Equal(["dev-s1-node", "dev-s1-kubeconfig", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node"],
            second.Operations.Select(operation => operation.Name));
        Assert.Contains(preview.Diagnostics, diagnostic => diagnostic.Message.StartsWith(
            "certificates.authority: replaces the CAs of this cluster under the same root", StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Stack(rotation: null, Two), second.Snapshot)).Operations);
    }

    [Fact]
    public async Task AnotherRootIsRejectedWithoutForce()
    {
        var first = await Programs.UpAsync(Stack(rotation: null, One));

        var rejected = await Programs.PreviewAsync(Stack(rotation: null, Other), first.Snapshot);
        var forced = await Programs.PreviewAsync(Stack(rotation: null, Other, force: true), first.Snapshot);

        Assert.False(rejected.Succeeded);
        Assert.Contains(rejected.Errors, error => error.Message.Contains(
            "certificates.authority: has another root than the CAs of this cluster", StringComparison.Ordinal));
        Assert.True(forced.Succeeded);
        Assert.Contains(forced.Diagnostics, diagnostic => diagnostic.Message.Contains("--force", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KeysOfTheCaAreNowhereInTheOpenAndOnlyTheFirstServerGetsThoseOfTheCluster()
    {
        var up = await Programs.UpAsync(Stack(rotation: null, Three));

        var state = up.Snapshot.ToJson("passphrase");
        Assert.DoesNotContain(Three.KeyPem.Split('\n')[1], state, StringComparison.Ordinal);
        Assert.DoesNotContain("EC PRIVATE KEY", state, StringComparison.Ordinal);
        var stdin = up.Resource("dev-s1-node").Inputs.Text("stdin");
        Assert.Contains("== server-ca.key", stdin, StringComparison.Ordinal);
        Assert.DoesNotContain(Three.KeyPem.Split('\n')[1], stdin, StringComparison.Ordinal);
        Assert.All(["dev-s2-node", "dev-a1-node"], name =>
            Assert.DoesNotContain("server-ca.key", up.Resource(name).Inputs.Text("stdin"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task InDockerTheCasAreInTheVolumeBeforeTheContainerStarts()
    {
        var first = await Programs.UpAsync(Docker(rotation: null, One));
        var second = await Programs.UpAsync(Docker(rotation: null, Two), first.Snapshot);

        var names = first.Operations.Select(operation => operation.Name).ToList();
        Assert.InRange(names.IndexOf("dev-server-0-authority"), names.IndexOf("dev-server-0-data") + 1,
            names.IndexOf("dev-server-0") - 1);
        Assert.Equal("dev-server-0-authority", second.Operations[0].Name);
        Assert.Equal(
            [
                "update dev-agent-0-ready", "update dev-agent-1-ready", "update dev-server-0-authority",
                "update dev-server-0-ready",
            ],
            second.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}").Order());
    }

    private static MockAnswer Report(string leaf, string end) => MockAnswer.Stdout("\n===== k3spulumi certificates\n"
        + $"ca server/tls/server-ca.crt 20500101000000\nleaf {leaf} {end}\n\n===== k3spulumi end\n");

    private static TestAuthority Below(TestAuthority root, string name) =>
        root.Below(name: name, until: DateTimeOffset.UtcNow.AddYears(8));

    private static Func<Task<int>> Stack(int? rotation, TestAuthority? authority = null, bool force = false) =>
        Programs.Stack(() => With(Programs.Ssh(servers: 3, agents: 2), rotation, authority, force));

    private static Func<Task<int>> Docker(int? rotation, TestAuthority? authority = null) =>
        Programs.Stack(() => With(Programs.Docker(), rotation, authority, force: false));

    private static K3sClusterArgs With(K3sClusterArgs args, int? rotation, TestAuthority? authority, bool force)
    {
        if (rotation is null && authority is null)
            return args;
        args.Certificates = new();
        if (rotation is { } number)
            args.Certificates.Rotation = number;
        if (authority is not null)
        {
            var chain = authority.Pem + (authority == Other ? "" : Root.Pem);
            args.Certificates.Authority = new() { Chain = chain, Key = authority.KeyPem };
        }

        if (force)
            args.Certificates.Authority!.Force = true;
        return args;
    }
}
