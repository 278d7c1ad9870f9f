namespace K3sPulumi.Tests;

internal static class Repository
{
    /// <summary>The top of the checkout.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "K3sPulumi.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
