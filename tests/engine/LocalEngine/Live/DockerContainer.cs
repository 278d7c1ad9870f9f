using System.Globalization;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>docker:index/container:Container.</summary>
internal static class DockerContainer
{
    private static readonly string[] InPlace = ["memory", "memorySwap", "memoryReservation", "cpuShares"];

    public static async Task<Made> CreateAsync(OperationContext context, string directory, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var inputs = context.Resource.Inputs;
        var name = inputs.Text("name") ?? $"{context.Resource.Name}-{Chance.Real().Hex(4)[..7]}";
        var (arguments, environment) = ContainerArguments.Of(inputs, name);
        await DockerImage.PullIfMissingAsync(docker, inputs.Text("image")!, inputs.Text("platform"));

        // Not cancelled: an interruption here would leave a container with an unknown ID.
        using var steady = new DockerCli(context.Provider, CancellationToken.None);
        var id = await steady.RunAsync(["create", .. arguments], _ => Task.CompletedTask, environment);
        try
        {
            await ConnectAsync(docker, id, inputs);
            await ContainerUploads.CopyAsync(docker, id, inputs, directory);
            if (inputs.Flag("start") != false)
                await StartAsync(docker, id, inputs, cancellation);
            return new(id, Outputs(inputs, name, (await docker.InspectAsync("container", id))!));
        }
        catch (Exception error)
        {
            // As in the provider: the container exists from now on, even if a later step fails.
            throw new PartlyMadeException(new(id, inputs.With("name", new StringValue(name))), error.Message);
        }
    }

    public static async Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var (old, next, id) = (context.Old!.Inputs, context.Resource.Inputs, context.Old.Id);
        var options = new List<string>();
        foreach (var (option, input, unit) in ContainerInputs.Numbers.Where(row => InPlace.Contains(row.Input)))
            if (next.Number(input) is { } number && number != old.Number(input))
                options.AddRange([option, number < 0 ? "-1" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}")]);
        if (next.Text("cpuSet") is { } set && set != old.Text("cpuSet"))
            options.AddRange(["--cpuset-cpus", set]);
        if (ContainerArguments.Restart(next) != ContainerArguments.Restart(old))
            options.AddRange(["--restart", ContainerArguments.Restart(next) ?? "no"]);
        if (options.Count > 0)
            await docker.RunAsync(["update", .. options, id]);
        // only then; a container that somebody stopped stays stopped
        if (old.Flag("mustRun") == false && next.Flag("mustRun") != false && next.Flag("start") != false)
            await docker.RunAsync("start", id);
        var seen = await docker.InspectAsync("container", id) ?? throw new OperationFailedException($"Container {id} is gone.");
        return new(id, Outputs(next, context.Old.Outputs.Text("name") ?? "", seen));
    }

    public static async Task DeleteAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var old = context.Old!;

        // Without a grace period the provider kills it immediately.
        var grace = (old.Inputs.Number("destroyGraceSeconds") ?? 0).ToString(CultureInfo.InvariantCulture);
        if (await docker.TryAsync("stop", "--time", grace, old.Id) is null)
            return;
        await docker.TryAsync(
            ["rm", "--force", .. old.Inputs.Flag("removeVolumes") == false ? [] : new[] { "--volumes" }, old.Id]);
    }

    /// <summary>As the provider does: disconnected from the default network, connected to each given network.</summary>
    private static async Task ConnectAsync(DockerCli docker, string id, PropertyMap inputs)
    {
        var networks = inputs.Maps("networksAdvanced");
        var mode = inputs.Text("networkMode") ?? "bridge";
        if (networks.Count > 0 && mode is ("bridge" or "default"))
            await docker.RunAsync("network", "disconnect", "bridge", id);
        foreach (var network in networks.Where(network => network.Text("name") != mode))
            await docker.RunAsync(
                ["network", "connect", .. ContainerInputs.Endpoint(network, create: false), network.Text("name")!, id]);
    }

    private static async Task StartAsync(DockerCli docker, string id, PropertyMap inputs, CancellationToken cancellation)
    {
        await docker.RunAsync("start", id);
        var until = DateTimeOffset.UtcNow.AddSeconds(inputs.Number("waitTimeout") ?? 60);
        while (true)
        {
            var state = (await docker.InspectAsync("container", id))?["State"];
            var running = state?["Running"]?.GetValue<bool>() == true;
            if (!running && inputs.Flag("mustRun") != false)
            {
                var logs = await docker.TryAsync("logs", "--tail", "20", id);
                throw new OperationFailedException(
                    $"container exited immediately with code {state?["ExitCode"]}; its last output:\n{logs}");
            }
            if (inputs.Flag("wait") != true || state?["Health"]?["Status"]?.GetValue<string>() == "healthy")
                return;
            if (DateTimeOffset.UtcNow > until)
                throw new OperationFailedException("timed out waiting for the container to be healthy.");
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private static PropertyMap Outputs(PropertyMap inputs, string name, JsonNode seen)
    {
        var networks = (seen["NetworkSettings"]?["Networks"] as JsonObject ?? [])
            .Where(network => network.Value is not null)
            .Select(network => PropertyValue.Of(Network(network.Key, network.Value!)));
        return inputs
            .With("name", new StringValue(name))
            .WithDefault("hostname", new StringValue(seen["Config"]?["Hostname"]?.GetValue<string>() ?? ""))
            .With("bridge", new StringValue(""))
            .With("exitCode", new NumberValue(seen["State"]?["ExitCode"]?.GetValue<int>() ?? 0))
            .With("networkDatas", new ListValue([.. networks]));
    }

    private static Dictionary<string, object?> Network(string name, JsonNode network) => new()
    {
        ["networkName"] = name,
        ["ipAddress"] = Text(network, "IPAddress"),
        ["ipPrefixLength"] = Number(network, "IPPrefixLen"),
        ["gateway"] = Text(network, "Gateway"),
        ["globalIpv6Address"] = Text(network, "GlobalIPv6Address"),
        ["globalIpv6PrefixLength"] = Number(network, "GlobalIPv6PrefixLen"),
        ["ipv6Gateway"] = Text(network, "IPv6Gateway"),
        ["macAddress"] = Text(network, "MacAddress"),
    };

    private static string Text(JsonNode node, string key) => node[key]?.GetValue<string>() ?? "";

    private static int Number(JsonNode node, string key) => node[key]?.GetValue<int>() ?? 0;
}
