using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>What a cluster sets for its nodes: K3s configuration of a role, snapshots of etcd, manifests.</summary>
public sealed class ClusterTextTests
{
    private const string AccessKey = "access-in-clear", SecretKey = "secret-in-clear",
    Manifest = "apiVersion: v1\nkind: Secret\nmetadata: { name: object-in-clear }\n";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "serverConfig", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "snapshots", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "snapshot key", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "manifest", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "changed manifest", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "removed manifest", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "chart", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "changed chart", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "removed chart", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "traefik", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "agentConfig", "update dev-a1-node, update dev-a2-node",
            "replace dev-agent-0, update dev-agent-0-ready, replace dev-agent-1, update dev-agent-1-ready" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AChangeConcernsTheNodesOfThatRole(string what, string onHosts, string inDocker)
    {
        Assert.Equal(onHosts, await ChangesAsync(() => Programs.Ssh(), what));
        Assert.Equal(inDocker, await ChangesAsync(() => Programs.Docker(), what));
    }

    [Fact]
    public async Task TheNodesOwnTextComesAfterThatOfTheCluster()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = With(Programs.Docker(agents: 1), "serverConfig");
            args.Servers[0].Config = "debug: false";
            return args;
        }));

        Assert.Equal(
            ["/etc/rancher/k3s/config.yaml.d/40-cluster.yaml=debug: true\n",
                "/etc/rancher/k3s/config.yaml.d/50-user.yaml=debug: false\n"],
            Uploads(result, "dev-server-0").Where(file => file.Contains("config.yaml.d", StringComparison.Ordinal)));
        Assert.DoesNotContain(Uploads(result, "dev-agent-0"), file => file.Contains("config.yaml.d", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SnapshotsAreShownWithoutTheirKeys()
    {
        var hosts = await Programs.UpAsync(Programs.Stack(() => With(Programs.Ssh(), "snapshots")));
        var containers = await Programs.UpAsync(Programs.Stack(() => With(Programs.Docker(), "snapshots")));

        var text = hosts.Resource("dev-s1-node").Inputs.Text("create")!;
        foreach (var line in (string[])["#   etcd-snapshot-schedule-cron: \"0 */6 * * *\"", "#   etcd-s3-bucket: clusters",
            "#   etcd-s3-secret-key: \"[secret]\""])
            Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.DoesNotContain("etcd-s3", hosts.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Contains($"etcd-s3-secret-key: {SecretKey}", Assert.Single(Uploads(containers, "dev-server-0"), file =>
            file.StartsWith("/etc/rancher/k3s/config.yaml=", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var result in (RunResult[])[hosts, containers])
        {
            var open = result.Tree() + result.Snapshot.ToJson("passphrase")
                + string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message));
            Assert.All((string[])[AccessKey, SecretKey], secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ManifestsAreFilesOfTheServersAndNobodySeesThem()
    {
        var hosts = await Programs.UpAsync(Programs.Stack(() => With(Programs.Ssh(), "manifest")));
        var containers = await Programs.UpAsync(Programs.Stack(() => With(Programs.Docker(), "manifest")));

        const string path = "/var/lib/rancher/k3s/server/manifests";
        Assert.Contains($"# {path}/cni.yaml (0600)\n", hosts.Resource("dev-s1-node").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Contains(Manifest, hosts.Resource("dev-s1-node").Inputs.Text("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain(path, hosts.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Contains($"{path}/cni.yaml={Manifest}", Uploads(containers, "dev-server-0"));
        Assert.DoesNotContain(Uploads(containers, "dev-agent-0"), file => file.StartsWith(path, StringComparison.Ordinal));
        Assert.Contains(new StringValue(path), Volumes(containers, "dev-server-0")
            .Where(volume => !volume.ContainsKey("volumeName")).Select(volume => volume["containerPath"]));
        foreach (var result in (RunResult[])[hosts, containers])
            Assert.DoesNotContain("object-in-clear", result.Tree() + result.Snapshot.ToJson("passphrase"),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownValuesAreNotProblems()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var word = new Pulumi.Random.RandomId("word", new() { ByteLength = 4 }).Hex;
            var args = Programs.Ssh();
            (args.ServerConfig, args.AgentConfig) = (word, word);
            args.EmbeddedEtcd = true;
            args.Manifests = new() { ["cni"] = word };
            args.HelmCharts = [new() { Name = "app", Chart = word, Values = word, SecretValues = word, TargetNamespace = word }];
            args.Traefik = new() { Values = word };
            args.Snapshots = new()
            {
                Schedule = word,
                Directory = word,
                Retention = word.Apply(_ => 3),
                S3 = new()
                {
                    Bucket = word,
                    Endpoint = word,
                    Ca = word,
                    Region = word,
                    Folder = word,
                    AccessKey = word,
                    SecretKey = word
                },
            };
            return args;
        }));

        Assert.Empty(result.Errors);
    }

    private static SnapshotsArgs Snapshots(string secretKey) => new()
    {
        Schedule = "0 */6 * * *",
        S3 = new() { Bucket = "clusters", Folder = "prod", AccessKey = AccessKey, SecretKey = secretKey },
    };

    internal static IEnumerable<IReadOnlyDictionary<string, PropertyValue>> Volumes(RunResult result, string name) =>
        ((ListValue)result.Resources.Single(resource => resource.Name == name
            && resource.Type == "docker:index/container:Container").Inputs["volumes"]!.Reveal()).Items
            .Select(item => (IReadOnlyDictionary<string, PropertyValue>)((ObjectValue)item).Properties);

    internal static IEnumerable<string> Uploads(RunResult result, string name)
    {
        var container = result.Resources.Single(resource => resource.Name == name
            && resource.Type == "docker:index/container:Container");
        return ((ListValue)container.Inputs["uploads"]!.Reveal()).Items.Select(item => ((ObjectValue)item).Properties)
            .Select(file => $"{((StringValue)file["file"]!.Reveal()).Value}={((StringValue)file["content"]!.Reveal()).Value}");
    }

    internal static string Text(RunResult result) => string.Join(", ", result.Touched()
        .Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}"));

    private static async Task<string> ChangesAsync(Func<K3sClusterArgs> args, string what)
    {
        var first = await Programs.UpAsync(
            Programs.Stack(() =>
                With(args(), what switch
                {
                    "snapshot key" =>
                    "snapshots",
                    "changed manifest" or "removed manifest" => "manifest",
                    "changed chart" or "removed chart" => "chart",
                    _ => ""
                })));
        return Text(await Programs.UpAsync(Programs.Stack(() => With(args(), what)), first.Snapshot));
    }

    private static K3sClusterArgs With(K3sClusterArgs args, string what)
    {
        args.EmbeddedEtcd = true;
        switch (what)
        {
            case "serverConfig": args.ServerConfig = "debug: true"; break;
            case "agentConfig": args.AgentConfig = "debug: true"; break;
            case "snapshots": args.Snapshots = Snapshots(SecretKey); break;
            case "manifest": args.Manifests.Add("cni", Output.CreateSecret(Manifest)); break;
            case "changed manifest": args.Manifests.Add("cni", Manifest + "data: {}\n"); break;
            case "chart": args.HelmCharts.Add(ChartTests.Chart("values-in-clear")); break;
            case "changed chart": args.HelmCharts.Add(ChartTests.Chart("more-in-clear")); break;
            case "traefik": args.Traefik = new() { Values = "deployment: { replicas: 2 }" }; break;
            case "snapshot key": args.Snapshots = Snapshots("another-in-clear"); break;
        }

        return args;
    }
}
