using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The call of a provider's function.</summary>
internal sealed class Invocation(Deployment deployment, string token, InvokeArgs args, InvokeOptions? options)
{
    /// <summary>A function is not called while an argument is unknown, or a resource that it depends on is not there yet.</summary>
    public async Task<OutputData<T>> RunAsync<T>(bool evenUnknown)
    {
        var serializer = new Serializer(await deployment.Engine.SupportsAsync("resourceReferences").ConfigureAwait(false));
        var properties = await serializer.SerializePropertiesAsync($"invoke:{token}", args.Members()).ConfigureAwait(false);
        if (options is InvokeOutputOptions { DependsOn: var list })
            serializer.Resources.UnionWith(await list.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false));
        var resources = serializer.Resources.ToImmutableHashSet();
        var isSecret = Contains(properties, value => IsSecret(value));
        if (!evenUnknown && (Contains(properties, IsUnknown) || await AnyIdUnknownAsync(resources).ConfigureAwait(false)))
            return new(resources, default!, IsKnown: false, isSecret);

        var result = await CallAsync(properties).ConfigureAwait(false);
        var data = Deserializer.Deserialize(Value.ForStruct(result));
        var converter = new ValueConverter(message => deployment.Logger.LogAsync(LogSeverity.Warning, message, null, null, null));
        var value = converter.Convert(token, data.Value, typeof(T));
        return new(resources, value == null ? default! : (T)value, data.IsKnown, isSecret || data.IsSecret);
    }

    private async Task<Struct> CallAsync(Struct properties)
    {
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var response = await deployment.Engine.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = token,
            Args = properties,
            Provider = provider == null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
            Version = options?.Version ?? "",
            AcceptResources = true,
        }).ConfigureAwait(false);
        if (response.Failures.Count == 0)
            return response.Return;
        var reasons = response.Failures.Select(failure =>
            failure.Property.Length == 0 ? failure.Reason : $"{failure.Reason} ({failure.Property})");
        throw new InvalidOperationException($"Invoke of '{token}' failed: {string.Join("; ", reasons)}");
    }

    private static async Task<bool> AnyIdUnknownAsync(ImmutableHashSet<Resource> resources)
    {
        foreach (var resource in resources.OfType<CustomResource>())
        {
            if (!(await resource.Id.DataTask.ConfigureAwait(false)).IsKnown)
                return true;
        }
        return false;
    }

    private static bool IsUnknown(Value value) => value.KindCase == Value.KindOneofCase.StringValue && SpecialValue.IsUnknown(value.StringValue);

    private static bool IsSecret(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue && SpecialValue.SignatureOf(value.StructValue) == SpecialValue.Secret;

    private static bool Contains(Struct properties, Func<Value, bool> predicate) => properties.Fields.Values.Any(value => Any(value, predicate));

    private static bool Any(Value value, Func<Value, bool> predicate) => predicate(value) || value.KindCase switch
    {
        Value.KindOneofCase.StructValue => Contains(value.StructValue, predicate),
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(item => Any(item, predicate)),
        _ => false,
    };
}
