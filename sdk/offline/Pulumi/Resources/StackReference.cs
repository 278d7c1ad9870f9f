using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference", name, new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    [Output("name")] public Output<string> Name { get; private set; } = null!;

    [Output("outputs")] public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")] public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) => Find(name, (key, outputs) => outputs?.GetValueOrDefault(key));

    public Output<object> RequireOutput(Input<string> name) => Find(name, (key, outputs) =>
        outputs?.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"Required output '{key}' does not exist on stack '{GetResourceName()}'."));

    /// <summary>One secret makes all outputs secret on the wire; their names tell which really are.</summary>
    private Output<T> Find<T>(Input<string> name, Func<string, ImmutableDictionary<string, object>?, T> choose)
    {
        return new Output<T>(FindAsync());

        async Task<OutputData<T>> FindAsync()
        {
            var all = await Output.Tuple(name.ToOutput(), Outputs).DataTask.ConfigureAwait(false);
            var secrets = await SecretOutputNames.DataTask.ConfigureAwait(false);
            if (!all.IsKnown)
                return new(all.Resources, default!, IsKnown: false, all.IsSecret);
            var (key, outputs) = all.Value;
            var isSecret = secrets is { IsKnown: true, Value.IsDefault: false } ? secrets.Value.Contains(key) : all.IsSecret;
            return new(all.Resources, choose(key, outputs), IsKnown: true, isSecret);
        }
    }
}

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string>? Name { get; set; }
}
