using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace Pulumi.Serialization;

/// <summary>The outputs of a component for the program that asked for it: with secrets, unknowns and dependencies.</summary>
internal static class ComponentOutputs
{
    public static async Task<Struct> OfAsync(ComponentResource component)
    {
        var state = new Struct();
        foreach (var (name, value) in OutputMember.ValuesOf(component))
        {
            if (value is IOutput output)
                state.Fields[name] = await OfAsync($"{component.GetResourceName()}.{name}", output).ConfigureAwait(false);
        }
        return state;
    }

    /// <summary>An output type is sent by its properties.</summary>
    private static object? Plain(object? value) => value?.GetType().GetCustomAttribute<OutputTypeAttribute>() == null
        ? value
        : value.GetType().GetProperties().Where(property => property.IsDefined(typeof(OutputAttribute))).ToDictionary(
            property => property.GetCustomAttribute<OutputAttribute>()!.Name!, property => Plain(property.GetValue(value)));

    private static async Task<Value> OfAsync(string path, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        var serializer = new Serializer(resourceReferences: true);
        var result = new Struct { Fields = { [SpecialValue.SignatureKey] = Value.ForString(SpecialValue.OutputValue) } };
        if (data.IsKnown)
            result.Fields["value"] = await serializer.SerializeAsync(path, Plain(data.Value)).ConfigureAwait(false);
        if (data.IsSecret)
            result.Fields["secret"] = Value.ForBool(true);
        var urns = await Dependencies.UrnsAsync([.. data.Resources]).ConfigureAwait(false);
        if (urns.Count > 0)
            result.Fields["dependencies"] = Value.ForList([.. urns.Select(Value.ForString)]);
        return Value.ForStruct(result);
    }
}
