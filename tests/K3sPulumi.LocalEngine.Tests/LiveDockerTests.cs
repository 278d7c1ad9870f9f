using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class LiveDockerTests
{
    private readonly string _name = $"engine-{Guid.NewGuid().ToString()[..8]}";

    // Of its own for each run, so that runs at the same time do not meet.
    private readonly string _subnet = $"10.213.{Random.Shared.Next(256)}";

    private static async Task<RunResult> UpAsync(Func<ScriptedProgram, Task> program, Snapshot? state = null)
    {
        await using var engine = Engine.Live();
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private Dictionary<string, object?> Container() => Map(
        ("name", _name),
        ("image", LocalDocker.Image),
        ("hostname", "inside"),
        ("entrypoints", new[] { "/bin/sh", "-c" }),
        ("command", new[] { "exec sleep 600" }),
        ("envs", new object[] { new SecretValue(new StringValue("SECRET=it's \"hidden\"\nline two")), "PLAIN=1" }),
        ("labels", new[] { Map(("label", "made-by"), ("value", "engine tests")) }),
        ("uploads", new[] { Map(("file", "/etc/deep/token"), ("content", "upload"), ("permissions", "0600")) }),
        ("networkMode", "bridge"),
        ("networksAdvanced",
            new[] { Map(("name", _name), ("ipv4Address", $"{_subnet}.77"), ("aliases", new[] { "other-name" })) }),
        ("volumes", new[] { Map(("volumeName", _name), ("containerPath", "/data")) }),
        ("mounts", new[] { Map(("type", "tmpfs"), ("target", "/scratch"), ("tmpfsOptions", Map(("sizeBytes", 1048576)))) }),
        ("tmpfs", Map(("/run", ""))),
        ("hosts", new[] { Map(("host", "db.internal"), ("ip", "10.9.8.7")) }),
        ("ulimits", new[] { Map(("name", "nofile"), ("soft", 1000), ("hard", 2000)) }),
        ("restart", "unless-stopped"),
        ("memory", 64),
        ("memorySwap", -1),
        ("destroyGraceSeconds", 1),
        ("init", true),
        ("mustRun", true));

    private async Task Program(ScriptedProgram program, Dictionary<string, object?> container)
    {
        var image = await program.CustomAsync("docker:index/remoteImage:RemoteImage", "image", Map(
            ("name", LocalDocker.Image), ("keepLocally", true)));
        var network = await program.CustomAsync("docker:index/network:Network", "net", Map(
            ("name", _name), ("ipamConfigs", new[] { Map(("subnet", $"{_subnet}.0/24"), ("gateway", $"{_subnet}.1")) })));
        var volume = await program.CustomAsync("docker:index/volume:Volume", "data", Map(("name", _name)));
        await program.CustomAsync("docker:index/container:Container", "node", container, with =>
        {
            with.Dependencies.Add([image.Urn, network.Urn, volume.Urn]);
            with.PropertyDependencies["networksAdvanced"] = new UrnList { Urns = { network.Urn } };
        });
    }

    [DockerFact]
    public async Task AContainerFollowsItsInputs()
    {
        LocalDocker.MakeImage();
        var created = await UpAsync(program => Program(program, Container()));
        try
        {
            Assert.Empty(created.Errors);
            AssertThatItIsAsAsked();
            var outputs = created.Resource("node").Outputs;
            Assert.Equal($"{_subnet}.77", Assert.Single(outputs.Maps("networkDatas")).Text("ipAddress"));

            var updated = await UpAsync(program => Program(program, new(Container()) { ["restart"] = "no" }), created.Snapshot);
            Assert.Equal(["update node"], updated.Operations.Select(operation => operation.ToString()));
            Assert.Equal("no", LocalDocker.Output("inspect", "--format", "{{.HostConfig.RestartPolicy.Name}}", _name));
            Assert.Equal(created.Resource("node").Id, updated.Resource("node").Id);

            var replaced = await UpAsync(program =>
                Program(program, new(Container()) { ["hostname"] = "anew" }), updated.Snapshot);
            Assert.Equal(["delete node", "create node"], replaced.Operations.Select(operation => operation.ToString()));
            Assert.Equal("anew", LocalDocker.Output("exec", _name, "hostname"));

            created = replaced;
        }
        finally
        {
            await using var engine = Engine.Live();
            var destroyed = await engine.DestroyAsync(created.Snapshot);
            Assert.Empty(destroyed.Errors);
        }
        foreach (var kind in new[] { "container", "network", "volume" })
            Assert.False(LocalDocker.Run(kind, "inspect", _name).Succeeded);
        Assert.True(LocalDocker.Run("image", "inspect", LocalDocker.Image).Succeeded);
    }

    private void AssertThatItIsAsAsked()
    {
        string In(params string[] command) => LocalDocker.Output(["exec", _name, .. command]);
        Assert.Equal("inside", In("hostname"));
        Assert.Contains("SECRET=it's \"hidden\"\nline two", In("env"), StringComparison.Ordinal);
        Assert.Equal("upload", In("cat", "/etc/deep/token"));
        Assert.Equal("600 0:0", In("stat", "-c", "%a %u:%g", "/etc/deep/token"));
        Assert.Contains("10.9.8.7\tdb.internal", In("cat", "/etc/hosts"), StringComparison.Ordinal);
        var mounts = In("mount");
        Assert.Contains(" on /scratch type tmpfs", mounts, StringComparison.Ordinal);
        Assert.Contains(" on /run type tmpfs", mounts, StringComparison.Ordinal);
        Assert.Contains(" on /data ", mounts, StringComparison.Ordinal);
        Assert.Equal(
            $"67108864 -1 unless-stopped true [nofile=1000:2000] [{_name}]",
            LocalDocker.Output("inspect", "--format",
                "{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Init}} "
                + "{{.HostConfig.Ulimits}} [{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}]", _name));
    }

    [DockerFact]
    public async Task AContainerThatEndsAtOnceIsAFailureAndStaysInTheState()
    {
        LocalDocker.MakeImage();

        var result = await UpAsync(program => program.CustomAsync("docker:index/container:Container", "node", Map(
            ("name", _name), ("image", LocalDocker.Image), ("command", new[] { "/bin/sh", "-c", "echo the reason; exit 4" }))));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("exited immediately with code 4", message, StringComparison.Ordinal);
        Assert.Contains("the reason", message, StringComparison.Ordinal);
        await AssertThatItIsKnownAndGoesAsync(result);
    }

    [DockerFact]
    public async Task ACancelledCreationStaysInTheState()
    {
        LocalDocker.MakeImage();
        using var cancellation = new CancellationTokenSource();
        await using var engine = Engine.Live();

        // It waits to become healthy, which it never does.
        var run = engine.RunAsync(
            ScriptedProgram.Of(program => program.CustomAsync("docker:index/container:Container", "node", Map(
            ("name", _name), ("image", LocalDocker.Image), ("command", new[] { "/bin/sh", "-c", "exec sleep 600" }),
            ("healthcheck", Map(("tests", new[] { "CMD-SHELL", "exit 1" }))), ("wait", true)))),
            cancellation: cancellation.Token);
        while (!LocalDocker.Run("container", "inspect", _name).Succeeded)
            await Task.Delay(100);
        await cancellation.CancelAsync();
        var result = await run;

        Assert.Single(result.Errors);
        await AssertThatItIsKnownAndGoesAsync(result);
    }

    private async Task AssertThatItIsKnownAndGoesAsync(RunResult result)
    {
        Assert.True(LocalDocker.Run("container", "inspect", _name).Succeeded);
        await using var engine = Engine.Live();
        Assert.Empty((await engine.DestroyAsync(result.Snapshot)).Errors);
        Assert.False(LocalDocker.Run("container", "inspect", _name).Succeeded);
    }

    [DockerFact]
    public async Task AnInputThatIsNotCarriedOutIsRefused()
    {
        var result = await UpAsync(program => program.CustomAsync("docker:index/container:Container", "node", Map(
            ("image", LocalDocker.Image), ("deviceRequests", Array.Empty<object>()))));

        Assert.Contains("deviceRequests: not carried out", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }
}
