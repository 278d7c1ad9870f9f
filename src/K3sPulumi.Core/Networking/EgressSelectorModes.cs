using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Through what the API server reaches nodes and pods (<c>egress-selector-mode</c>).</summary>
internal static class EgressSelectorModes
{
    public static readonly IReadOnlyList<string> All = ["agent", "cluster", "pod", "disabled"];

    public static string? Problem(string text) => AllowedValues.Problem(text, All);
}
