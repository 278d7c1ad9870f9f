using System.Runtime.CompilerServices;

namespace K3sPulumi.Core.Tests;

/// <summary>
/// Compares rendered text with <c>Goldens/NAME</c>; if it differs, it is written to <c>NAME.received</c> next to it.
/// </summary>
internal static class Golden
{
    public static void Matches(string name, string text, [CallerFilePath] string caller = "")
    {
        var golden = Path.Combine(Folder(caller), name);
        var received = golden + ".received";
        var expected = File.Exists(golden) ? File.ReadAllText(golden) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{name} {(expected is null ? "has no golden file" : "differs")}; look at {received} and, when it is right, "
            + "move it over the golden file.");
    }

    private static string Folder(string caller)
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (Directory.GetFiles(folder, "*.csproj").Length == 0)
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "Goldens");
    }
}
