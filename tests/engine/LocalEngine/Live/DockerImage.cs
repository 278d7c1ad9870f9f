using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>docker:index/remoteImage:RemoteImage: pulled only if it is not there.</summary>
internal static class DockerImage
{
    public static async Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var inputs = context.Resource.Inputs;
        var name = inputs.Text("name") ?? throw new OperationFailedException("name is missing.");
        if (inputs.ContainsKey("build"))
            throw new OperationFailedException("build: not carried out by this engine.");
        var image = await PullIfMissingAsync(docker, name, inputs.Text("platform"));
        var id = image["Id"]!.GetValue<string>();
        var digest = (image["RepoDigests"] as JsonArray)?.FirstOrDefault()?.GetValue<string>() ?? "";
        return new(id + name, inputs.With("imageId", new StringValue(id)).With("repoDigest", new StringValue(digest)));
    }

    /// <summary>Only what a deletion does can be changed in place.</summary>
    public static Task<Made> UpdateAsync(OperationContext context) =>
        Task.FromResult(new Made(context.Old!.Id, context.Old.Outputs.WithAll(context.Resource.Inputs)));

    public static async Task DeleteAsync(OperationContext context, CancellationToken cancellation)
    {
        var old = context.Old!;
        if (old.Inputs.Flag("keepLocally") == true)
            return;
        using var docker = new DockerCli(context.Provider, cancellation);
        await docker.TryAsync(
            ["rmi", .. old.Inputs.Flag("forceRemove") == true ? new[] { "--force" } : [], old.Outputs.Text("imageId")!]);
    }

    public static async Task<JsonNode> PullIfMissingAsync(DockerCli docker, string name, string? platform)
    {
        if (await docker.InspectAsync("image", name) is { } there)
            return there;
        await docker.RunAsync(["pull", "--quiet", .. platform is { Length: > 0 } ? new[] { "--platform", platform } : [], name]);
        return (await docker.InspectAsync("image", name))!;
    }
}
