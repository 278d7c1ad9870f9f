using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>A kubeconfig whose certificate is about to expire.</summary>
public sealed class RenewalTests
{
    private static readonly DateTimeOffset Soon = DateTimeOffset.UtcNow.AddDays(29), Later = DateTimeOffset.UtcNow.AddDays(365);

    [Fact]
    public async Task NearItsEndItIsRenewedOnceByTheNextUpdate()
    {
        MockAnswer? Answer(MockCall call) => call.Name switch
        {
            "dev-s1-kubeconfig" => MockAnswer.Stdout(TestKubeconfig.Text(Soon)),
            "dev-s1-kubeconfig-renewal" => MockAnswer.Stdout(Renewed),
            _ => null,
        };

        var fresh = await Programs.UpAsync(Programs.Stack(() => Cluster(days: 20)), answer: Answer);
        var preview = await Programs.PreviewAsync(Programs.Stack(() => Cluster()), fresh.Snapshot);
        var renewed = await Programs.UpAsync(Programs.Stack(() => Cluster()), fresh.Snapshot, Answer);
        var same = await Programs.UpAsync(Programs.Stack(() => Cluster()), renewed.Snapshot, Answer);

        Assert.Null(fresh.Resource("dev-s1-kubeconfig-renewal").Inputs.Text("create"));
        Assert.Equal(["dev-s1-kubeconfig-renewal"],
            preview.Changes.Where(step => step.Type.StartsWith("command", StringComparison.Ordinal)).Select(step => step.Name));
        Assert.Contains("of the certificate that ends on", preview.Resource("dev-s1-kubeconfig-renewal").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Equal(["dev-s1-kubeconfig-renewal"], renewed.Operations.Select(operation => operation.Name));
        Assert.Empty(same.Operations);
    }

    [Fact]
    public async Task WhatIsAboutToExpireIsReportedInEveryPreview()
    {
        MockAnswer? Answer(MockCall call) => call.Name.Contains("kubeconfig", StringComparison.Ordinal)
            ? MockAnswer.Stdout(TestKubeconfig.Text(Soon)) : null;

        var up = await Programs.UpAsync(Programs.Stack(() => Cluster()), answer: Answer);
        var preview = await Programs.PreviewAsync(Programs.Stack(() => Cluster()), up.Snapshot);

        Assert.Contains(preview.Diagnostics, diagnostic =>
            diagnostic.Message.StartsWith("The kubeconfig expires on ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Welcome to s1\n", "Last login: today")]
    [InlineData("no line break: ", "")]
    public async Task LoginShellsMayTalk(string before, string after)
    {
        MockAnswer? Answer(MockCall call) => call.Name == "dev-s1-kubeconfig"
            ? MockAnswer.Stdout($"{before}\n===== k3spulumi kubeconfig\n{TestKubeconfig.Text(Later)}\n\n===== k3spulumi "
                + $"end\n{after}") : null;

        var up = await Programs.UpAsync(Programs.Stack(() => Cluster()), answer: Answer);

        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Cluster()), up.Snapshot)).Operations);
    }

    [Theory]
    [InlineData("Please log in as ubuntu\n")]
    [InlineData("\n===== k3spulumi kubeconfig\napiVersion: v1\nclus")]
    public async Task WhatCannotBeReadIsReadAgainAtOnceAndInEveryRunUntilItCan(string garbled)
    {
        var reads = 0;
        MockAnswer? Answer(MockCall call) => call.Name switch
        {
            "dev-s1-kubeconfig" => MockAnswer.Stdout(garbled),
            "dev-s1-kubeconfig-renewal" => MockAnswer.Stdout(++reads < 3 ? garbled : Renewed),
            _ => null,
        };
        await using var engine = Engine.Mock(call => Answer(call)
            ?? (call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout("") : null));

        var first = await engine.RunAsync(Programs.Stack(() => Cluster()));
        await Task.Delay(1100);
        var second = await engine.RunAsync(Programs.Stack(() => Cluster()), first.Snapshot);
        await Task.Delay(1100);
        var third = await engine.RunAsync(Programs.Stack(() => Cluster()), second.Snapshot);

        Assert.Contains("did not return a usable kubeconfig", string.Join('\n', first.Errors.Select(error => error.Message)),
            StringComparison.Ordinal);
        Assert.False(second.Succeeded);
        Assert.True(third.Succeeded, string.Join('\n', third.Errors.Select(error => error.Message)));
        Assert.Equal(["dev-s1-kubeconfig-renewal"], third.Operations.Select(operation => operation.Name));
        Assert.DoesNotContain(third.Diagnostics, diagnostic => diagnostic.Message.Contains("restarts", StringComparison.Ordinal));
    }

    private static readonly string Renewed = TestKubeconfig.Text(Later);

    private static K3sClusterArgs Cluster(int? days = null)
    {
        var args = Programs.Ssh(agents: 0);
        if (days is { } number)
            args.KubeconfigRenewalDays = number;
        return args;
    }
}
