using K3sPulumi.EngineTests.Cli;
using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests;

/// <summary>
/// Each example on the real engine, from the first preview to the end; one at a time, because they share Docker and the hosts.
/// </summary>
[Collection("the real engine")]
[CollectionDefinition("the real engine", DisableParallelization = true)]
public sealed class ExampleTests
{
    private static string Image => Environment.GetEnvironmentVariable("K3S_IMAGE")!;

    private static string OnImage => $"Docker = new() {{ Image = \"{Image}\" }}";

    [EngineFact(Needs.Docker)]
    public async Task QuickstartDoesWhatItsPreviewsShow()
    {
        using var example = ExampleCopy.Of("quickstart").WithImage(Image);
        await using var stack = await Stack.NewAsync(example);
        Assert.Contains($"\"{Edits.VersionOf(Image)}\"", await stack.DiffAsync(), StringComparison.Ordinal);

        var up = await Lifecycle.CreateAsync(stack, ["dev-server-0", "dev-agent-0", "dev-agent-1"], Lifecycle.BytesPerContainer);
        Assert.All(["dev-server-0-ready", "dev-agent-0-ready", "dev-agent-1-ready"], name => Assert.NotEmpty(up.LinesOf(name)));

        await RejectChangesAsync(stack, example, Edits.VersionOf(Image), "Agents = [");

        example.WithLabelOnAgents();
        await LabelIsShownAsync(stack);
        await Lifecycle.ChangeAsync(stack, "dev-agent-0", "dev");

        example.With($", new() {{ {OnImage} }}],\n    }});", "],\n    });");
        var removal = await Lifecycle.ChangeAsync(stack, "dev-agent-1", "dev");
        Assert.Contains("dev-agent-1", removal.Of("delete"));

        await Lifecycle.DestroyAsync(stack);
    }

    [EngineFact(Needs.Docker)]
    public async Task DockerHaKeepsItsQuorum()
    {
        using var example = ExampleCopy.Of("docker-ha").WithImage(Image);
        await using var stack = await Stack.NewAsync(example);

        await Lifecycle.CreateAsync(
            stack, ["ha-server-0", "ha-server-1", "ha-server-2", "ha-agent-0"], Lifecycle.BytesPerContainer);

        var server = $"new() {{ {OnImage} }}";
        example.With($"[{server}, {server}, {server}]", $"[{server}]");
        await Lifecycle.RejectedAsync(stack, "etcd");
        example.With($"Servers = [{server}]", $"Servers = [{server}, {server}, {server}]").WithLabelOnAgents();
        await Lifecycle.ChangeAsync(stack, "ha-agent-0", "ha");

        example.With($"Agents = [new() {{ NodeLabels = {{ [\"disk\"] = \"ssd\" }}, {OnImage} }}]", "Agents = []");
        var removal = await Lifecycle.ChangeAsync(stack, "ha-agent-0", "ha");
        Assert.Contains("ha-agent-0", removal.Of("delete"));

        await Lifecycle.DestroyAsync(stack);
    }

    [EngineFact(Needs.Hosts, hosts: 3)]
    public async Task SshClusterDoesWhatItsPreviewsShow()
    {
        var hosts = Hosts.FromEnvironment();
        using var example = ExampleCopy.Of("ssh-cluster").WithVersion(hosts.Version);
        await using var stack = await Stack.NewAsync(example);
        await stack.ConfigureAsync("privateKey", hosts.PrivateKey, secret: true);
        await stack.ConfigureAsync("user", hosts.User);
        for (var index = 0; index < 3; index++)
        {
            await stack.ConfigureAsync($"hosts[{index}].name", hosts.All[index].Name);
            await stack.ConfigureAsync($"hosts[{index}].address", hosts.All[index].Address);
            await stack.ConfigureAsync($"hosts[{index}].hostKey", hosts.All[index].HostKey);
        }
        var names = hosts.All.Take(3).Select(host => $"prod-{host.Name}").ToArray();

        var up = await Lifecycle.CreateAsync(stack, names, Lifecycle.BytesPerHost);
        Assert.All(names, name => Assert.NotEmpty(up.LinesOf($"{name}-prepare")));
        Assert.All(names, name => Assert.NotEmpty(up.LinesOf($"{name}-node")));

        await RejectChangesAsync(stack, example, hosts.Version ?? Edits.Version, "Agents = nodes[1..]");

        example.With("NodeName = host.Name,", "NodeName = host.Name,\n        NodeLabels = { [\"disk\"] = \"ssd\" },");
        await LabelIsShownAsync(stack);
        await Lifecycle.ChangeAsync(stack, "prod");

        example.With("Agents = nodes[1..]", "Agents = nodes[1..2]");
        var removal = await Lifecycle.ChangeAsync(stack, names[2], "prod");
        Assert.Contains(names[2], removal.Of("delete"));

        await Lifecycle.DestroyAsync(stack);
    }

    [EngineFact(Needs.Hosts, hosts: 7)]
    public async Task HaPostgresSshDoesWhatItsPreviewsShow()
    {
        string[] addresses = ["10.0.0.5", "10.0.0.10", "10.0.0.11", "10.0.0.12", "10.0.0.13", "10.0.0.21", "10.0.0.22"];
        var hosts = Hosts.FromEnvironment();
        using var example = ExampleCopy.Of("ha-postgres-ssh").WithVersion(hosts.Version).With("\"ubuntu\"", $"\"{hosts.User}\"");
        for (var index = 0; index < addresses.Length; index++)
            example.With($"\"{addresses[index]}\"", $"\"{hosts.All[index].Address}\"");
        await using var stack = await Stack.NewAsync(example);
        await stack.ConfigureAsync("privateKey", hosts.PrivateKey, secret: true);
        foreach (var host in hosts.All)
            await stack.ConfigureAsync($"hostKeys[\"{host.Address}\"]", host.HostKey);

        await Lifecycle.CreateAsync(
            stack, ["prod-alpha", "prod-bravo", "prod-charlie", "prod-echo", "prod-foxtrot"], Lifecycle.BytesPerHost);

        example.With("NodeName = name,", "NodeName = name, NodeLabels = { [\"disk\"] = \"ssd\" },");
        await LabelIsShownAsync(stack);
        await Lifecycle.ChangeAsync(stack, "prod");

        example.With($", Node(\"foxtrot\", \"{hosts.All[6].Address}\")", "");
        await Lifecycle.ChangeAsync(stack, "prod-foxtrot", "prod");

        await Lifecycle.DestroyAsync(stack);
    }

    /// <summary>What an existing cluster cannot do; the other guards are in the tests without the real engine.</summary>
    private static async Task RejectChangesAsync(Stack stack, ExampleCopy example, string version, string agents)
    {
        await Lifecycle.RejectedAsync(
            stack, example, $"\"{version}\"", $"\"{Edits.Older(version)}\"", "version: cannot be downgraded");
        await Lifecycle.RejectedAsync(
            stack, example, agents, $"ClusterCidr = \"10.99.0.0/16\", {agents}", "clusterCidr: cannot change cluster-cidr");
    }

    /// <summary>As an argument of the cluster, and as a line of the configuration of its node.</summary>
    private static async Task LabelIsShownAsync(Stack stack)
    {
        var diff = await stack.DiffAsync();
        Assert.Matches("disk *: \"ssd\"", diff);
        Assert.Contains("- disk=ssd", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", diff, StringComparison.Ordinal);
    }

    /// <summary>Its agents are arm64 hosts behind a bastion: only its preview is tested, which reports what is missing.</summary>
    [EngineFact]
    public async Task EdgeAirgapReportsMissingArtifacts()
    {
        string[] addresses =
            ["198.51.100.11", "198.51.100.12", "198.51.100.13", "203.0.113.7", "192.168.50.11", "192.168.50.12"];
        using var example = ExampleCopy.Of("edge-airgap");
        await using var stack = await Stack.NewAsync(example);
        await stack.ConfigureAsync("privateKey", Keys.Private, secret: true);
        foreach (var address in addresses)
            await stack.ConfigureAsync($"hostKeys[\"{address}\"]", Keys.Host);

        var errors = (await stack.RejectedPreviewAsync()).Errors;

        Assert.Contains(errors, error => error.Contains("artifacts", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Contains("Unhandled", StringComparison.OrdinalIgnoreCase));
    }
}
