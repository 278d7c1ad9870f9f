using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Sets the outputs of a resource to the result of its registration.</summary>
internal abstract class OutputSource(string name)
{
    public string Name { get; } = name;

    public abstract IOutput Output { get; }

    public abstract Type TargetType { get; }

    /// <summary>Sets a resource's outputs; a local component sets its own, except the URN.</summary>
    public static ImmutableArray<OutputSource> Initialize(Resource resource, bool all)
    {
        var itself = ImmutableHashSet.Create(resource);
        return
        [
            .. from member in OutputMember.Of(resource.GetType())
               where all || member.Property.DeclaringType == typeof(Resource)
               select member.Initialize(resource, itself),
        ];
    }

    public abstract void Set(OutputData<object?> data);

    public abstract void TrySetDefault(bool isKnown);

    public abstract void TrySetException(Exception error);
}

internal sealed class OutputSource<T> : OutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new();
    private readonly ImmutableHashSet<Resource> _resources;
    private readonly Output<T> _output;

    public OutputSource(string name, ImmutableHashSet<Resource> resources) : base(name) =>
        (_resources, _output) = (resources, new(_source));

    public override IOutput Output => _output;

    public override Type TargetType => typeof(T);

    public override void Set(OutputData<object?> data) => _source.TrySetResult(
        new(_resources.Join(data.Resources), data.Value == null ? default! : (T)data.Value, data.IsKnown, data.IsSecret));

    public override void TrySetDefault(bool isKnown) =>
        _source.TrySetResult(new(_resources, default!, isKnown, IsSecret: false));

    public override void TrySetException(Exception error)
    {
        // The registration reports the error; an unobserved output must not report it again.
        if (_source.TrySetException(error))
            _ = _source.Task.Exception;
    }
}
