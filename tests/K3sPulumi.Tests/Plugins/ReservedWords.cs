namespace K3sPulumi.Tests.Plugins;

/// <summary>What the generators of bindings rename, and names that members of the generated classes already have.</summary>
internal static class ReservedWords
{
    public static readonly IReadOnlySet<string> Python = Words("""
        False None True and as assert async await break class continue def del elif else except exec finally for from global
        if import in is lambda nonlocal not or pass print raise return try while with yield
        """);

    public static readonly IReadOnlySet<string> Java = Words("""
        abstract assert boolean break byte case catch char class const continue default do double else enum extends false
        final finally float for goto if implements import instanceof int interface long native new null package private
        protected public return short static strictfp super switch synchronized this throw throws transient true try var void
        volatile while
        """);

    /// <summary>Of the engine, of the base classes of resources, and of objects in general.</summary>
    public static readonly IReadOnlySet<string> OfEveryObject = Words("""
        pulumi urn id provider getProvider elementType isSecret constructor toString valueOf equals hashCode getClass notify
        notifyAll wait clone finalize builder opts resourceName props self getResourceType getResourceName getChildResources
        getUrn getId pulumiResourceType pulumiResourceName pulumiChildResources
        """);

    private static HashSet<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
