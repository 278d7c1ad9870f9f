using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Values that the compiler does not reject (null in a list), and secrets in unexpected places.</summary>
public sealed class NullAndSecretTests
{
    private const string Marked = "MARKED SECRET BY ITS AUTHOR";

    [Fact]
    public async Task NullsInListsAreProblemsWithTheirPath()
    {
        var message = await ProblemsOf(() => new K3sClusterArgs
        {
            Version = Programs.Version,
            TlsSans = { (string)null! },
            Disable = { (string)null! },
            Servers = [new() { Docker = new() { Ports = { (string)null! }, Volumes = { (string)null! } } }],
            Agents = [null!,
                new() { Docker = new(), NodeTaints = { (string)null! }, KubeletArgs = { (string)null! }, Images = [null!] }],
            Registries = new()
            {
                Mirrors = [null!, new() { Registry = "docker.io", Endpoints = { (string)null! } }],
                Configs = [null!]
            },
        });

        string[] paths =
        [
            "tlsSans[0]: ", "disable[0]: ", "servers[0].docker.ports[0]: ", "servers[0].docker.volumes[0]: ",
            "agents[0]: has no target", "agents[1].nodeTaints[0]: ",
            "agents[1].kubeletArgs[0]: ", "agents[1].images[0]: ", "registries.mirrors[0].registry: ",
            "registries.mirrors[1].endpoints[0]: ", "registries.configs[0].registry: ",
        ];
        Assert.All(paths, path => Assert.Contains($"\n  {path}", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServerAStandbyAMemberAndADirectoryThatAreNullAreProblemsToo()
    {
        Assert.Contains("servers[0]: has no target",
            await ProblemsOf(() => new() { Version = Programs.Version, Servers = [null!] }), StringComparison.Ordinal);
        Assert.Contains("standbys[0].address: must not be empty", await ProblemsOf(() =>
        {
            var args = Programs.Ssh();
            args.LoadBalancer = new() { Ssh = Programs.Host("10.0.0.9"), Standbys = [null!] };
            return args;
        }), StringComparison.Ordinal);
        Assert.Contains("airGap.directory: \"\" is neither", await ProblemsOf(() =>
        {
            var args = Programs.Docker();
            args.AirGap = new() { Directory = null! };
            return args;
        }), StringComparison.Ordinal);
        Assert.Contains("members[0]", await ProblemsOf(() => new EtcdDatastore("state", new() { Members = [null!] }).Connection),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEntryOfAMapThatIsNullIsLeftOut()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 0);
            args.Servers[0].NodeLabels.Add("disk", (string)null!);
            args.Servers[0].Docker!.HostAliases.Add("db", (string)null!);
            args.Servers[0].Docker!.Environment.Add("LEVEL", (string)null!);
            args.Servers[0].Docker!.Labels.Add("team", (string)null!);
            return args;
        }));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task NoMessageRepeatsWhatTheUserMarkedAsSecret()
    {
        var marked = Output.CreateSecret(Marked);
        var message = await ProblemsOf(() => new K3sClusterArgs
        {
            Version = marked,
            ClusterCidr = marked,
            TlsSans = { marked },
            Servers =
            [
                new()
                {
                    NodeLabels = { ["disk"] = marked },
                    NodeTaints = { marked, Output.CreateSecret(string.Join(' ', Enumerable.Repeat(Marked, 9))) },
                    NodeIp = marked,
                    KubeletArgs = { marked },
                    Config = Output.CreateSecret($"a: [{Marked}"),
                    Docker = new() { Image = marked, Memory = Output.CreateSecret("x5") },
                },
            ],
        });

        Assert.Contains("servers[0].nodeLabels[\"disk\"]: [secret] is not a valid label value", message,
            StringComparison.Ordinal);
        Assert.Contains("servers[0].docker.memory: [secret] is not a valid amount", message, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKED", message, StringComparison.Ordinal);
    }

    private static Task<string> ProblemsOf(Func<K3sClusterArgs> args) =>
        ProblemsOf(() => new K3sCluster("dev", args()).Kubeconfig);

    private static async Task<string> ProblemsOf<T>(Func<Output<T>> program)
    {
        var result = await Programs.PreviewAsync(Programs.Stack(program));
        var message = Assert.Single(result.Errors).Message;
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
        return message;
    }
}
