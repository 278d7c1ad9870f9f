using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class ProviderRulesTests
{
    private const string Container = "docker:index/container:Container";
    private const string Network = "docker:index/network:Network";
    private const string Provider = "pulumi:providers:kubernetes";

    [Fact]
    public async Task AnyInputOfACommandUpdatesIt()
    {
        foreach (var input in new[] { "create", "update", "delete", "stdin", "logging", "connection" })
            Assert.Equal($"update it [{input}]", await Plans.ChangeAsync("command:remote:Command",
                new() { [input] = "before", ["environment"] = "same" }, new() { [input] = "after", ["environment"] = "same" }));
    }

    [Theory]
    [InlineData("length", 16, 20)]
    [InlineData("special", true, false)]
    public async Task AnyInputOfARandomPasswordReplacesIt(string input, object before, object after)
    {
        var type = "random:index/randomPassword:RandomPassword";

        Assert.Equal($"replace it [{input}]", await Plans.ChangeAsync(
            type, new() { ["length"] = 8, [input] = before }, new() { ["length"] = 8, [input] = after }));
    }

    [Theory]
    [InlineData("image", "replace")]
    [InlineData("hostname", "replace")]
    [InlineData("networkMode", "replace")]
    [InlineData("restart", "update")]
    [InlineData("cpuSet", "update")]
    [InlineData("init", "update")]
    public async Task AContainerIsReplacedUnlessTheInputIsUpdatedInPlace(string input, string op) =>
        Assert.Equal($"{op} it [{input}]", await Plans.ChangeAsync(Container, new() { [input] = "a" }, new() { [input] = "b" }));

    [Fact]
    public async Task TheTmpfsOfAContainerIsTakenInAndNotApplied()
    {
        static Task Program(ScriptedProgram program, string options) => program.CustomAsync(
            Container, "it", new() { ["tmpfs"] = new Dictionary<string, object?> { ["/run"] = options } });

        var state = await Plans.StateAfter(program => Program(program, ""));
        var step = (await Plans.PreviewAsync(program => Program(program, "size=1m"), state)).Step("it");

        Assert.Equal("update it [tmpfs[\"/run\"]]", step.ToString());
        Assert.True(Assert.Single(step.Changes).NotApplied);
    }

    [Theory]
    [InlineData("2", "replace it [cpus]")]
    [InlineData("2.0", "")]
    [InlineData("10", "replace it [cpus]")]
    [InlineData("10.", "")]
    [InlineData("1.50", "replace it [cpus]")]
    [InlineData("1.5", "")]
    [InlineData("0.25", "")]
    [InlineData("0.05", "replace it [cpus]")]
    public async Task ProcessorsAreReadBackInAnotherForm(string cpus, string change) =>
        Assert.Equal(change, await Plans.ChangeAsync(Container, new() { ["cpus"] = cpus }, new() { ["cpus"] = cpus }));

    [Fact]
    public async Task WhatAContainerIsNotAskedForIsReadBackAllTheSame()
    {
        async Task<string> Again(Dictionary<string, object?> inputs) =>
            await Plans.ChangeAsync(Container, new(inputs), new(inputs));

        Assert.Equal("update it [memorySwap]", await Again(new() { ["memory"] = 512 }));
        Assert.Equal("", await Again(new() { ["memory"] = 512, ["memorySwap"] = 1024 }));
        Assert.Equal("replace it [command[0], entrypoints[0]]",
            await Again(new() { ["command"] = Array.Empty<string>(), ["entrypoints"] = Array.Empty<string>() }));
        Assert.Equal("", await Again(new() { ["command"] = Array.Empty<string>(), ["entrypoints"] = new[] { "etcd" } }));
        var host = new Dictionary<string, object?> { ["host"] = "db", ["ip"] = "fd00::1" };
        Assert.StartsWith("replace it [hosts[0]", await Again(new() { ["hosts"] = new[] { host } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANetworksGatewayIsReadBack()
    {
        async Task<string> Again(Dictionary<string, object?> config)
        {
            Dictionary<string, object?> inputs = new() { ["name"] = "net", ["ipamConfigs"] = new[] { config } };
            return await Plans.ChangeAsync(Network, new(inputs), new(inputs));
        }

        Assert.StartsWith("replace it [ipamConfigs[0]", await Again(new() { ["subnet"] = "10.1.0.0/24" }),
            StringComparison.Ordinal);
        Assert.Equal("", await Again(new() { ["subnet"] = "10.1.0.0/24", ["gateway"] = "10.1.0.1" }));
    }

    [Fact]
    public async Task TheOrderOfAContainersEnvironmentMeansNothing() =>
        Assert.Equal("", await Plans.ChangeAsync(
            Container, new() { ["envs"] = new[] { "A=1", "B=2" } }, new() { ["envs"] = new[] { "B=2", "A=1" } }));

    [Fact]
    public async Task TheOrderOfAContainersCommandMatters() =>
        Assert.Equal("replace it [command[0], command[1]]", await Plans.ChangeAsync(
            Container, new() { ["command"] = new[] { "a", "b" } }, new() { ["command"] = new[] { "b", "a" } }));

    [Fact]
    public async Task OnlyANetworkOfAGivenNameGoesBeforeItsSuccessorComes()
    {
        async Task<bool> DeletedFirst(Dictionary<string, object?> more)
        {
            Task Program(ScriptedProgram program, string driver) =>
                program.CustomAsync(Network, "net", new(more) { ["driver"] = driver });
            var state = await Plans.StateAfter(program => Program(program, "bridge"));
            var step = (await Plans.PreviewAsync(program => Program(program, "macvlan"), state)).Step("net");
            Assert.Equal("replace net [driver]", step.ToString());
            return step.DeleteBeforeReplace;
        }

        Assert.True(await DeletedFirst(new() { ["name"] = "fixed" }));
        Assert.False(await DeletedFirst([]));
    }

    [Fact]
    public async Task AnImageIsKeptWhenOnlyItsRemovalChanges() => Assert.Equal("update it [keepLocally]", await Plans.ChangeAsync(
        "docker:index/remoteImage:RemoteImage",
        new() { ["name"] = "a", ["keepLocally"] = false }, new() { ["name"] = "a", ["keepLocally"] = true }));

    [Fact]
    public async Task AKubernetesProviderIsReplacedWithTheClusterItMeans()
    {
        static string Config(string server, string user) => $"""
            current-context: c
            contexts:
            - name: c
              context: [cluster: k]
            clusters:
            - name: k
              cluster: [server: {server}]
            users:
            - name: u
              user: [token: {user}]
            """.Replace('[', '{').Replace(']', '}');

        Assert.Equal("update it [kubeconfig]", await Plans.ChangeAsync(
            Provider, new() { ["kubeconfig"] = Config("https://a", "x") }, new() { ["kubeconfig"] = Config("https://a", "y") }));
        Assert.Equal("replace it [kubeconfig]", await Plans.ChangeAsync(
            Provider, new() { ["kubeconfig"] = Config("https://a", "x") }, new() { ["kubeconfig"] = Config("https://b", "x") }));
    }

    [Fact]
    public async Task OnlyAClusterIdentifierReplacesTheKubernetesProvider()
    {
        Assert.Equal("update it [kubeconfig]", await Plans.ChangeAsync(Provider,
            new() { ["kubeconfig"] = "a", ["clusterIdentifier"] = "1" },
            new() { ["kubeconfig"] = UnknownValue.Instance, ["clusterIdentifier"] = "1" }));
        Assert.Equal("replace it [clusterIdentifier]", await Plans.ChangeAsync(Provider,
            new() { ["kubeconfig"] = "a", ["clusterIdentifier"] = "1" },
            new() { ["kubeconfig"] = "a", ["clusterIdentifier"] = "2" }));
    }

    [Theory]
    [InlineData("version", "update")]
    [InlineData("values", "update")]
    [InlineData("timeout", "update")]
    [InlineData("name", "replace")]
    [InlineData("namespace", "replace")]
    public async Task AHelmReleaseIsReplacedOnlyWithItsName(string input, string op) => Assert.Equal($"{op} it [{input}]",
        await Plans.ChangeAsync("kubernetes:helm.sh/v3:Release", new() { [input] = "a" }, new() { [input] = "b" }));

    [Theory]
    [InlineData("kubernetes:core/v1:Secret", "replace")]
    [InlineData("kubernetes:example.com/v1:Other", "update")]
    public async Task TheContentOfAKubernetesSecretReplacesIt(string type, string op)
    {
        static Dictionary<string, object?> With(string text) =>
            new() { ["stringData"] = new Dictionary<string, object?> { ["key"] = text } };

        Assert.StartsWith($"{op} it [", await Plans.ChangeAsync(type, With("a"), With("b")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image", "replace")]
    [InlineData("userData", "replace")]
    [InlineData("serverType", "update")]
    [InlineData("labels", "update")]
    public async Task AMachineIsReplacedWithItsImage(string input, string op) => Assert.Equal($"{op} it [{input}]",
        await Plans.ChangeAsync("hcloud:index/server:Server", new() { [input] = "a" }, new() { [input] = "b" }));

    [Fact]
    public async Task AValueThatBecomesSecretIsNotAChange() => Assert.Equal("", await Plans.ChangeAsync(
        "command:local:Command", new() { ["stdin"] = "x" }, new() { ["stdin"] = new SecretValue(new StringValue("x")) }));
}
