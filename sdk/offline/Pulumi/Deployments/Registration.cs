using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Registers or reads one resource and settles its outputs.</summary>
internal sealed partial class Registration(
    Deployment deployment, Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options)
{
    private readonly string _type = resource.GetResourceType();
    private readonly string _name = resource.GetResourceName();

    public static async Task RegisterOutputsAsync(
        Deployment deployment, ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var serializer = new Serializer(await deployment.Engine.SupportsAsync("resourceReferences").ConfigureAwait(false));
        await deployment.Engine.RegisterOutputsAsync(new RegisterResourceOutputsRequest
        {
            Urn = urn,
            Outputs = await serializer.SerializePropertiesAsync("monitor.registerResourceOutputs(...)", values).ConfigureAwait(false),
        }).ConfigureAwait(false);
    }

    public async Task RunAsync()
    {
        // Unknown is what a preview, or an engine that skipped the resource, did not tell.
        var missingIsKnown = false;
        try
        {
            var outcome = await ReadOrRegisterAsync().ConfigureAwait(false);
            missingIsKnown = !deployment.IsDryRun && outcome.Result == Result.Success;
            foreach (var output in resource.Sources)
                Settle(output, outcome, missingIsKnown);
        }
        catch (Exception error)
        {
            foreach (var output in resource.Sources)
                output.TrySetException(error);
            throw;
        }
    }

    private void Settle(OutputSource output, RegisterResourceResponse outcome, bool missingIsKnown)
    {
        switch (output.Name)
        {
            case "urn":
                output.Set(OutputData<object?>.Of(outcome.Urn));
                break;
            case "id" when custom:
                output.Set(OutputData<object?>.Of(outcome.Id) with { IsKnown = !IsUnknown(outcome.Id) });
                break;
            case var name when outcome.Object?.Fields.TryGetValue(name, out var value) == true:
                output.Set(Convert(output, value, outcome.PropertyDependencies));
                break;
            default:
                output.TrySetDefault(missingIsKnown);
                break;
        }
    }

    private OutputData<object?> Convert(OutputSource output, Value value, MapField<string, UrnList> dependencies)
    {
        var data = Deserializer.Deserialize(value);
        var converter = new ValueConverter(message => Log.Warn(message, resource));
        var converted = converter.Convert($"{resource.GetType().FullName}.{output.Name}", data.Value, output.TargetType);
        var resources = dependencies.TryGetValue(output.Name, out var urns)
            ? [.. urns.Urns.Select(urn => new DependencyResource(urn))]
            : ImmutableHashSet<Resource>.Empty;
        return new(resources, converted, data.IsKnown, data.IsSecret);
    }

    private async Task<RegisterResourceResponse> ReadOrRegisterAsync()
    {
        if (options.Urn != null)
            throw new NotSupportedException("The stand-in for Pulumi does not read resources by their URN.");
        var request = await RequestAsync().ConfigureAwait(false);
        var id = options.Id == null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return string.IsNullOrEmpty(id)
            ? await deployment.Engine.RegisterAsync(resource, request).ConfigureAwait(false)
            : await ReadAsync(id, request).ConfigureAwait(false);
    }

    private async Task<RegisterResourceResponse> ReadAsync(string id, RegisterResourceRequest request)
    {
        if (!custom)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
        var answer = await deployment.Engine.ReadAsync(resource, new ReadResourceRequest
        {
            Id = id,
            Type = _type,
            Name = _name,
            Parent = request.Parent,
            Properties = request.Object,
            Dependencies = { request.Dependencies },
            Provider = request.Provider,
            Version = request.Version,
            AcceptSecrets = true,
            AcceptResources = true,
        }).ConfigureAwait(false);
        return new RegisterResourceResponse { Urn = answer.Urn, Id = id, Object = answer.Properties };
    }

    private static bool IsUnknown(string id) => id.Length == 0 || SpecialValue.IsUnknown(id);
}
