namespace K3sPulumi.LocalEngine.Resources;

/// <summary><c>urn:pulumi:STACK::PROJECT::PARENT-TYPES$TYPE::NAME</c></summary>
internal static class Urn
{
    public const string StackType = "pulumi:pulumi:Stack";

    public const string ProviderPrefix = "pulumi:providers:";

    public static string Of(string stack, string project, string? parent, string type, string name)
    {
        var parentType = parent is { Length: > 0 } ? QualifiedTypeOf(parent) : StackType;
        var chain = parentType == StackType ? type : $"{parentType}${type}";
        return $"urn:pulumi:{stack}::{project}::{chain}::{name}";
    }

    /// <summary>The types of all parents and the resource's own.</summary>
    public static string QualifiedTypeOf(string urn) => urn.Split("::", 4) is [_, _, var type, _]
        ? type
        : throw new ArgumentException($"'{urn}' is no URN.");

    public static string TypeOf(string urn)
    {
        var chain = QualifiedTypeOf(urn);
        return chain[(chain.LastIndexOf('$') + 1)..];
    }

    /// <summary>The name, which may itself contain <c>::</c>.</summary>
    public static string NameOf(string urn) => urn.Split("::", 4) is [_, _, _, var name] ? name : urn;

    /// <summary>The part of a provider reference before its id.</summary>
    public static string OfProvider(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : reference;

    public static string IdOfProvider(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[(end + 2)..] : "";
}
