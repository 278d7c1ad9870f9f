using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>What a preview does to one resource. An operation of three steps, such as a replacement, is one of these.</summary>
internal sealed record Step
{
    private const string K3sTypes = "k3s:index:";

    public required string Op { get; init; }

    public required string Urn { get; init; }

    /// <summary>The URN of the component that it belongs to.</summary>
    public string Parent { get; init; } = "";

    public JsonElement OldInputs { get; init; }

    public JsonElement NewInputs { get; init; }

    public JsonElement Outputs { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public string Type => TypeOf(Urn);

    public string Name => NameOf(Urn);

    public bool IsCreated => Op is "create" or "import";

    public bool IsDeleted => Op is "delete" or "discard";

    public bool IsReplaced => Op == "replace";

    public bool IsUpdated => Op == "update";

    public bool IsChanged => IsCreated || IsDeleted || IsReplaced || IsUpdated;

    /// <summary>The component type without its package, such as <c>K3sServer</c>; null for other resources.</summary>
    public string? K3sType => K3sTypeOf(Urn);

    public static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    public static string TypeOf(string urn)
    {
        var parts = urn.Split("::");
        return parts.Length < 4 ? "" : parts[2][(parts[2].LastIndexOf('$') + 1)..];
    }

    public static string? K3sTypeOf(string urn) =>
        TypeOf(urn) is var type && type.StartsWith(K3sTypes, StringComparison.Ordinal) ? type[K3sTypes.Length..] : null;
}
