using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>Which outputs are secret although their values are not marked.</summary>
internal static class Secrets
{
    public static PropertyMap Mark(PropertyMap outputs, Resource resource)
    {
        foreach (var name in resource.Options.AdditionalSecretOutputs)
            if (outputs[name] is { } output)
                outputs = outputs.With(name, output.AsSecret());
        foreach (var (name, input) in resource.Inputs)
            if (input is SecretValue && outputs[name] is { } output)
                outputs = outputs.With(name, output.AsSecret());
        return outputs;
    }
}
