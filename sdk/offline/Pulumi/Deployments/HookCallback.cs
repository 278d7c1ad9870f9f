using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A hook as the engine calls it.</summary>
internal static class HookCallback
{
    public static Func<ByteString, Task<IMessage>> For(ResourceHook hook) => async message =>
    {
        var request = ResourceHookRequest.Parser.ParseFrom(message);
        await hook.Callback(new(
            request.Urn, request.Id, request.Name, request.Type,
            Read(request.NewInputs), Read(request.OldInputs), Read(request.NewOutputs), Read(request.OldOutputs))).ConfigureAwait(false);
        return new ResourceHookResponse();
    };

    private static ImmutableDictionary<string, object?>? Read(Struct? properties) => properties?.Fields.ToImmutableDictionary(
        field => field.Key,
        field => Deserializer.Deserialize(field.Value) is { IsSecret: true } secret ? Output.CreateSecret(secret.Value) : Deserializer.Deserialize(field.Value).Value);
}
