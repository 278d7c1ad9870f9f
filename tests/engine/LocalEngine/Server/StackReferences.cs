using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>Outputs of other stacks. There is no backend for them, so they are options of the run.</summary>
internal static class StackReferences
{
    public const string Type = "pulumi:pulumi:StackReference";

    public static PropertyMap Read(string name, PropertyMap properties, RunOptions options, bool preview)
    {
        if (options.OtherStacks.TryGetValue(name, out var outputs))
            return properties
                .With("outputs", new ObjectValue(outputs))
                .With("secretOutputNames",
                    PropertyValue.Of(outputs.Where(output => output.Value.HasSecret).Select(output => output.Key)));
        return preview
            ? properties.With("outputs", UnknownValue.Instance)
            : throw new GrpcException(GrpcStatus.Unknown,
                $"unknown stack '{name}': this engine has to be given the outputs of other stacks.");
    }
}
