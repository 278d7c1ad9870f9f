using System.Reflection;

namespace Pulumi.Experimental.Provider;

/// <summary>Serves all components of an assembly to other languages.</summary>
public static class ComponentProviderHost
{
    public static Task Serve(string[] args, Assembly? componentAssembly = null, string? packageName = null)
    {
        var assembly = componentAssembly ?? Assembly.GetCallingAssembly();
        packageName ??= assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
        var metadata = new Metadata(packageName, Version: "0.0.0");
        return Provider.Serve(args, "0.0.0", _ => new ComponentProvider(assembly, metadata), CancellationToken.None);
    }
}
