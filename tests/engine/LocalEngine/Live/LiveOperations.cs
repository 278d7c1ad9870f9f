using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Carries out operations with <c>sh</c>, <c>ssh</c>, <c>docker</c> and random values.</summary>
/// <param name="directory">the program's directory: local commands run there, and paths are relative to it</param>
/// <param name="images">images and their replacements</param>
internal sealed class LiveOperations(string directory, IReadOnlyDictionary<string, string> images) : IOperations
{
    private readonly LocalCommand _local = new(directory);
    private readonly CopyToRemote _copy = new(directory);

    public bool IsPreview => false;

    public Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation) => context.Resource.Type switch
    {
        "command:local:Command" => _local.CreateAsync(context, cancellation),
        "command:remote:Command" => RemoteCommand.CreateAsync(context, cancellation),
        "command:remote:CopyToRemote" => _copy.CreateAsync(context, cancellation),
        "docker:index/container:Container" => DockerContainer.CreateAsync(WithImage(context, "image"), directory, cancellation),
        "docker:index/network:Network" => DockerObjects.CreateNetworkAsync(context, cancellation),
        "docker:index/volume:Volume" => DockerObjects.CreateVolumeAsync(context, cancellation),
        "docker:index/remoteImage:RemoteImage" => DockerImage.CreateAsync(WithImage(context, "name"), cancellation),
        _ when context.Resource.Package == "random" =>
            Task.FromResult(RandomResources.Make(context.Resource.Type, context.Resource.Inputs, Chance.Real())),
        _ => throw NotLive(context),
    };

    public Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation) => context.Resource.Type switch
    {
        "command:local:Command" => _local.UpdateAsync(context, cancellation),
        "command:remote:Command" => RemoteCommand.UpdateAsync(context, cancellation),
        "command:remote:CopyToRemote" => _copy.UpdateAsync(context, cancellation),
        "docker:index/container:Container" => DockerContainer.UpdateAsync(context, cancellation),
        "docker:index/remoteImage:RemoteImage" => DockerImage.UpdateAsync(context),
        _ => throw NotLive(context),
    };

    public Task DeleteAsync(OperationContext context, CancellationToken cancellation) => context.Resource.Type switch
    {
        "command:local:Command" => _local.DeleteAsync(context, cancellation),
        "command:remote:Command" => RemoteCommand.DeleteAsync(context, cancellation),
        "command:remote:CopyToRemote" => Task.CompletedTask,
        "docker:index/container:Container" => DockerContainer.DeleteAsync(context, cancellation),
        "docker:index/network:Network" => DockerObjects.DeleteNetworkAsync(context, cancellation),
        "docker:index/volume:Volume" => DockerObjects.DeleteVolumeAsync(context, cancellation),
        "docker:index/remoteImage:RemoteImage" => DockerImage.DeleteAsync(context, cancellation),
        _ when context.Resource.Package == "random" => Task.CompletedTask,
        _ => throw NotLive(context),
    };

    public async Task<PropertyMap> InvokeAsync(string function, PropertyMap arguments, CancellationToken cancellation) =>
        function == "command:local:run"
            ? await _local.RunAsync(arguments, cancellation)
            : throw new OperationFailedException($"This engine does not know the function {function}.");

    private OperationContext WithImage(OperationContext context, string input) =>
        context.Resource.Inputs.Text(input) is { } name && images.TryGetValue(name, out var standIn)
            ? context with
            {
                Resource =
                context.Resource with { Inputs = context.Resource.Inputs.With(input, new StringValue(standIn)) }
            }
            : context;

    private static OperationFailedException NotLive(OperationContext context) => new(
        $"{context.Resource.Type} is not in live mode: this engine carries out commands, docker and random resources; "
        + "use `pulumi` for the rest.");
}
