using System.Reflection;

namespace Pulumi.Experimental.Provider;

/// <summary>Serves the components of an assembly to other languages: needs the official packages.</summary>
public static class ComponentProviderHost
{
    public static Task Serve(string[] args, Assembly? componentAssembly = null, string? packageName = null) =>
        throw new NotSupportedException(
            "Serving components to other languages needs the official Pulumi packages; build with PulumiSdk=nuget where they can be restored.");
}
