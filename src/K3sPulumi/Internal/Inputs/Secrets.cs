using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Marks inputs as secret when they are set, so users cannot forget it.</summary>
internal static class Secrets
{
    [return: NotNullIfNotNull(nameof(value))]
    public static Input<string>? Mark(Input<string>? value) => value is null
        ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
}
