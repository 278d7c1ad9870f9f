using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Returns what would be known: the inputs, and outputs in the state that an update keeps.</summary>
/// <param name="invoke">answers functions: they run in every preview</param>
internal sealed class PreviewOperations(Func<string, PropertyMap, CancellationToken, Task<PropertyMap>> invoke) : IOperations
{
    public bool IsPreview => true;

    public Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation)
    {
        var outputs = context.Resource.Inputs;

        // pulumi-command 1.2.1 rejects this, so such a program cannot be previewed there.
        if (context.Resource.Type == "command:remote:CopyToRemote" && outputs["source"] is { HasUnknown: true })
            throw new OperationFailedException("source: an asset that is not known yet cannot be previewed; make it of what is "
                + "known.");
        foreach (var name in ComputedOutputs.Of(context.Resource.Type))
            outputs = outputs.WithDefault(name, UnknownValue.Instance);
        return Task.FromResult(new Made("", outputs));
    }

    public Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation)
    {
        var old = context.Old!;
        var outputs = old.Outputs;
        foreach (var gone in old.Inputs.Keys.Where(key => !context.Resource.Inputs.ContainsKey(key)))
            outputs = outputs.Without(gone);
        outputs = outputs.WithAll(context.Resource.Inputs);

        // The command provider does not know what a command will print.
        if (old.Package == "command")
            foreach (var name in ComputedOutputs.Of(old.Type))
                outputs = outputs.With(name, UnknownValue.Instance);
        return Task.FromResult(new Made(old.Id, outputs));
    }

    public Task DeleteAsync(OperationContext context, CancellationToken cancellation) => Task.CompletedTask;

    public Task<PropertyMap> InvokeAsync(string function, PropertyMap arguments, CancellationToken cancellation) =>
        invoke(function, arguments, cancellation);
}
