using System.Runtime.CompilerServices;

namespace K3sPulumi.EngineTests.Stacks;

/// <summary>
/// A copy of an example that a test can edit, as a user edits a program. It is in the checkout, at the same depth as the example,
/// so
/// that its references to other projects stay valid.
/// </summary>
internal sealed class ExampleCopy : IDisposable
{
    private ExampleCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public string Program => Path.Combine(Folder, "Program.cs");

    public static ExampleCopy Of(string name)
    {
        var folder = Path.Combine(Checkout(), ".work", $"engine-{name}-{Path.GetRandomFileName()[..6]}");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout(), "examples", name)))
            if (Path.GetFileName(file) is var own
                && (own == "Pulumi.yaml" || !own.StartsWith("Pulumi.", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(folder, own));
        var project = Path.Combine(folder, "Pulumi.yaml");
        if (!File.Exists(project))
            File.WriteAllText(project, $"name: {name}\nruntime: dotnet\n");
        return new(folder);
    }

    /// <summary>Replaces every occurrence of a text in the program; there must be one.</summary>
    public ExampleCopy With(string old, string next)
    {
        var text = File.ReadAllText(Program);
        if (!text.Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"{Program} does not contain: {old}");
        File.WriteAllText(Program, text.Replace(old, next, StringComparison.Ordinal));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Checkout([CallerFilePath] string here = "") =>
        Path.GetFullPath("../../../", Path.GetDirectoryName(here)!);
}
