using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace K3sPulumi.Tests.Docs;

/// <summary>
/// Every block of C# in the documentation compiles: a program, statements, or arguments of a component. Those of the README are
/// parts of the examples.
/// </summary>
public sealed partial class CodeTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text.Json;
        using System.Threading.Tasks; using K3sPulumi; using K3sPulumi.Kubernetes; using Pulumi;

        """;

    /// <summary>What a part of a program may use.</summary>
    private const string Parameters = "Config config, Input<string> token, Input<string> privateKey, Input<string> hostKey, "
        + "string version, string rootPem, string intermediatePem, List<NodeArgs> servers, List<NodeArgs> agents, "
        + "List<NodeArgs> nodes, Func<string, SshArgs> Ssh, Func<string, string, NodeArgs> Node";

    /// <summary>A part of arguments lacks what is required; this is not about the part.</summary>
    private static readonly string[] Expected = ["CS9035"];

    private static readonly List<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file))];

    private static IEnumerable<string> ArgumentTypes => typeof(K3sCluster).Assembly.GetExportedTypes()
        .Concat(typeof(Kubernetes.Rancher).Assembly.GetExportedTypes())
        .Where(type => typeof(Pulumi.ResourceArgs).IsAssignableFrom(type) && !type.IsAbstract).Select(type => type.FullName!)
        .OrderBy(name => name is "K3sPulumi.K3sClusterArgs" ? 0 : 1);

    public static TheoryData<string> Pages =>
        [.. Files().Where(file => Blocks(file).Any()).Select(file => Path.GetRelativePath(Top(), file))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockOfCSharpCompiles(string page) =>
        Assert.Empty(Blocks(Path.Combine(Top(), page)).SelectMany(block => Errors(block).Select(error => $"{error}\n{block}")));

    [Theory]
    [InlineData("TokenRotation = \"often\"")]
    [InlineData("Rotations = 1")]
    [InlineData("var cluster = new K3sCluster(\"prod\");")]
    public void ABlockThatDoesNotCompileIsFound(string block) => Assert.NotEmpty(Errors(block));

    private static IReadOnlyList<string> Errors(string block)
    {
        IReadOnlyList<string>? fewest = null;
        foreach (var program in Programs(block))
        {
            var errors = CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText(program)], References, Options(program))
                .GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error && !Expected.Contains(found.Id))
                .Select(found => $"{found.Id} {found.GetMessage(null)}").ToList();
            if (errors.Count == 0)
                return [];
            fewest = fewest is null || errors.Count < fewest.Count ? errors : fewest;
        }

        return fewest!;
    }

    private static CSharpCompilationOptions Options(string program) => new(
        program.Contains("class Page", StringComparison.Ordinal)
            ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
        nullableContextOptions: NullableContextOptions.Enable);

    private static IEnumerable<string> Programs(string block)
    {
        if (block.StartsWith("using ", StringComparison.Ordinal))
            return [$"global using System.Collections.Generic; global using System.IO; global using System.Linq;\n{block}"];
        return block.TrimEnd().EndsWith(';')
            ? [InMethod($"static async Task Run({Parameters})", $"await Task.Yield();\n{block}")]
            : ArgumentTypes.Select(type => InMethod($"static object Run({Parameters})", $"return new {type} {{\n{block}\n}};"));
    }

    private static string InMethod(string method, string body) => $"{Usings}static class Page {{ {method} {{ {body} }} }}";

    private static IEnumerable<string> Blocks(string file) =>
        Block().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Files() => Directory.GetFiles(Path.Combine(Top(), "docs"), "*.md")
        .Concat(Directory.GetFiles(Path.Combine(Top(), "examples"), "*.md", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);

    internal static string Top([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "K3sPulumi.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
