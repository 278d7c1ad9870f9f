namespace K3sPulumi.LabTests.Harness;

/// <summary>Where the checkout is.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Lab(params string[] parts) => Path.Combine([Root, "tests", "lab", .. parts]);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "K3sPulumi.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("not inside the repository"));
}
