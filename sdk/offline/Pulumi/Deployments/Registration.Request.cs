using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi;

internal sealed partial class Registration
{
    private async Task<RegisterResourceRequest> RequestAsync()
    {
        // Read at once: the author may use the same args for the next resource.
        var inputs = args.Members().Where(input => input is { Value: not null, Key: not ("id" or "urn") }).ToList();
        var explicitDependencies = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var request = new RegisterResourceRequest
        {
            Type = _type,
            Name = _name,
            Custom = custom,
            Remote = remote,
            Object = new(),
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Hooks = await HooksAsync().ConfigureAwait(false),
        };
        var inputDependencies = await SerializeAsync(inputs, request).ConfigureAwait(false);
        request.Parent = await ParentUrnAsync().ConfigureAwait(false);
        request.Provider = custom && options.Provider != null ? await options.Provider.ReferenceAsync().ConfigureAwait(false) : "";
        await AddDependenciesAsync(request, [.. explicitDependencies], inputDependencies).ConfigureAwait(false);
        AddPlainOptions(request);
        await AddResourceOptionsAsync(request).ConfigureAwait(false);
        return request;
    }

    private async Task<Dictionary<string, HashSet<Resource>>> SerializeAsync(
        List<KeyValuePair<string, object?>> inputs, RegisterResourceRequest request)
    {
        var references = await deployment.Engine.SupportsAsync("resourceReferences").ConfigureAwait(false);
        var dependencies = new Dictionary<string, HashSet<Resource>>();
        foreach (var (name, input) in inputs.OrderBy(input => input.Key, StringComparer.InvariantCulture))
        {
            var serializer = new Serializer(references);
            var value = await serializer.SerializePropertyAsync($"resource:{_name}[{_type}]", name, input).ConfigureAwait(false);
            if (value.KindCase == Google.Protobuf.WellKnownTypes.Value.KindOneofCase.NullValue)
                continue;
            request.Object.Fields[name] = value;
            dependencies[name] = serializer.Resources;
        }
        return dependencies;
    }

    private async Task<string> ParentUrnAsync()
    {
        if (_type == Stack.TypeName)
            return "";
        var parent = options.Parent ?? deployment.Stack ??
            throw new InvalidOperationException($"{_type} ({_name}) has no stack to belong to.");
        return await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
    }

    private static async Task AddDependenciesAsync(
        RegisterResourceRequest request, HashSet<Resource> all, Dictionary<string, HashSet<Resource>> inputs)
    {
        foreach (var (name, resources) in inputs)
        {
            all.UnionWith(resources);
            var urns = new UrnList();
            urns.Urns.AddRange(await Dependencies.UrnsAsync(resources).ConfigureAwait(false));
            request.PropertyDependencies[name] = urns;
        }
        request.Dependencies.AddRange(await Dependencies.UrnsAsync(all).ConfigureAwait(false));
    }
}
