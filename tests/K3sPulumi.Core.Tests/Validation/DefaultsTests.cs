using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Tests.Validation;

/// <summary>Each default is defined once; elsewhere the source refers to it.</summary>
public sealed partial class DefaultsTests
{
    [Theory]
    [InlineData("\"vxlan\"", "Networking/FlannelBackends.cs")]
    [InlineData("\"10.42.0.0/16\"", "Networking/NetworkDefaults.cs")]
    [InlineData("\"10.43.0.0/16\"", "Networking/NetworkDefaults.cs")]
    [InlineData("\"cluster.local\"", "Networking/NetworkDefaults.cs")]
    [InlineData("\"https://github.com/k3s-io/k3s/releases/download\"", "Versions/Releases.cs")]
    [InlineData("\"https://raw.githubusercontent.com/k3s-io/k3s\"", "Versions/Releases.cs")]
    [InlineData("6443", "Networking/NetworkDefaults.cs")]
    public void ADefaultIsInOnePlace(string literal, string home) =>
        Assert.Equal([home], Sources().Where(source => Has(source.Code, literal)).Select(source => source.Path));

    private static bool Has(string code, string literal) => literal.StartsWith('"')
        ? code.Contains(literal, StringComparison.Ordinal)
        : Regex.IsMatch(Texts().Replace(code, "\"\""), $@"\b{literal}\b");

    private static IEnumerable<(string Path, string Code)> Sources()
    {
        var folder = Path.Combine(Top(), "src", "K3sPulumi.Core");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file =>
                (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    Code: Comments().Replace(File.ReadAllText(file), "")))
            .Where(source => !source.Path.StartsWith("obj/", StringComparison.Ordinal)
                && !source.Path.StartsWith("bin/", StringComparison.Ordinal));
    }

    private static string Top([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "K3sPulumi.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex("\"([^\"\\\\\n]|\\\\.)*\"")]
    private static partial Regex Texts();
}
