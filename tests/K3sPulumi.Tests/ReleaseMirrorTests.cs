using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>A mirror of K3s's releases, for all hosts of a cluster or for one.</summary>
public sealed class ReleaseMirrorTests
{
    [Fact]
    public async Task AnotherPasswordPreparesAllHostsAndThenRunsEachNodeOnce()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Hosts("s3cret-one")));

        var second = await Programs.UpAsync(Programs.Stack(() => Hosts("s3cret-two")), first.Snapshot);

        var names = second.Operations.Select(operation => operation.Name).ToList();
        Assert.Equal(["dev-s1-node", "dev-a1-node"], names.Where(name => name.EndsWith("-node", StringComparison.Ordinal)));
        Assert.Equal(2, names.IndexOf("dev-s1-node"));
        Assert.Equal(4, names.Count);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Hosts("s3cret-two")), second.Snapshot)).Operations);
    }

    [Fact]
    public async Task ThePreviewShowsTheAddressAndNoCredentials()
    {
        var program = Programs.Stack(() => Hosts("s3cret-one"));
        var up = await Programs.UpAsync(program);
        var preview = await Programs.PreviewAsync(program);

        var open = string.Join('\n', up.Tree(), preview.Tree(), up.Snapshot.ToJson("passphrase"));
        Assert.Contains("downloads from https://mirror.example.com/k3s, without", open, StringComparison.Ordinal);
        Assert.All(["s3cret-one", "reader-77"], secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ANodesOwnMirrorOverridesTheClusters()
    {
        var args = Hosts("s3cret-one");
        args.Agents[0].ReleaseMirror = new() { Url = "https://edge.example.com/k3s/" };

        var up = await Programs.UpAsync(Programs.Stack(() => args));

        Assert.Contains("from https://mirror.example.com/k3s,", Text(up, "dev-s1-prepare"), StringComparison.Ordinal);
        Assert.Contains("from https://edge.example.com/k3s/,", Text(up, "dev-a1-prepare"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItIsRejectedInDockerAndWithCredentialsInItsUrl()
    {
        await RejectedAsync(() => With(Programs.Docker(), "https://mirror.example.com/k3s"),
            "releaseMirror: is only for hosts; remove it");
        await RejectedAsync(() => With(Programs.Ssh(), "https://me:word@mirror.example.com/k3s"),
            "releaseMirror.url: contains a user name or a password; remove them and set user and password.");
    }

    private static string? Text(RunResult result, string name) => result.Resource(name).Inputs.Text("create");

    private static K3sClusterArgs With(K3sClusterArgs args, string url)
    {
        args.ReleaseMirror = new() { Url = url };
        return args;
    }

    private static K3sClusterArgs Hosts(string password)
    {
        var args = Programs.Ssh(agents: 1);
        args.ReleaseMirror = new() { Url = "https://mirror.example.com/k3s", User = "reader-77", Password = password };
        return args;
    }

    private static async Task RejectedAsync(Func<K3sClusterArgs> args, string message)
    {
        var preview = await Programs.PreviewAsync(Programs.Stack(args));

        Assert.NotEqual(0, preview.ExitCode);
        Assert.Contains(message, preview.Errors[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("me:word", preview.Errors[0].Message, StringComparison.Ordinal);
    }
}
