using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that the engine keeps in its state.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly List<Resource> _children = [];

    private protected Resource(
        string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false, bool dependency = false)
    {
        _type = type;
        _name = name;
        if (dependency)
        {
            Sources = [];
            return;
        }
        RequireText(type, nameof(type));
        RequireText(name, nameof(name));

        var deployment = Deployment.Current;
        Sources = OutputSource.Initialize(this, all: custom || remote || options.Urn != null);

        // Transformations of the stack reach every resource, other inheritance only those with an explicit parent.
        _transformations = [.. options.ResourceTransformations, .. TransformationsAbove(deployment, options)];
        (args, options) = Transform(args, options);

        options = options.Clone();
        if (options is ComponentResourceOptions { Provider: not null, Providers.Count: > 0 })
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        if (options.Parent is { } parent)
        {
            parent.AddChild(this);
            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }
        _providers = _providers.SetItems(ProvidersFor(custom, options));
        if (custom)
            options.Provider ??= options.Parent?.GetProvider(type);
        _protect = options.Protect;
        deployment.ReadOrRegister(this, custom, remote, args, options);
    }

    [Output("urn")] public Output<string> Urn { get; private protected set; } = null!;

    internal ImmutableArray<OutputSource> Sources { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ProviderResource? GetProvider(string type) =>
        type.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    internal Resource[] ChildrenNow()
    {
        lock (_children)
            return [.. _children];
    }

    private void AddChild(Resource child)
    {
        lock (_children)
            _children.Add(child);
    }

    private ImmutableArray<ResourceTransformation> TransformationsAbove(Deployment deployment, ResourceOptions options)
    {
        if (_type == Stack.TypeName)
            return [];
        var above = options.Parent ?? (options.Urn == null ? deployment.Stack : null);
        return above == null ? [] : above._transformations;
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }
        return (args, options);
    }

    private IEnumerable<KeyValuePair<string, ProviderResource>> ProvidersFor(bool custom, ResourceOptions options)
    {
        if (custom)
        {
            // Children of a custom resource inherit the provider under the package of its type.
            if (options.Provider != null && _type.Split(':') is [var package, _, _])
                yield return new(package, options.Provider);
            yield break;
        }
        var given = options.Provider != null ? [options.Provider] : ((ComponentResourceOptions)options).Providers;
        foreach (var provider in given)
            yield return new(provider.Package, provider);
    }

    private static void RequireText(string value, string parameter)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException($"'{parameter}' cannot be null or empty.", parameter);
    }
}
