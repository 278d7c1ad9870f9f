using System.Reflection;
using System.Text.RegularExpressions;

namespace K3sPulumi.Offline.Tests;

/// <summary>Whatever compiles against the stand-ins must compile against the official ones.</summary>
public sealed class SignatureTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Pulumi.Output).Assembly, typeof(Pulumi.Command.Remote.Command).Assembly, typeof(Pulumi.Docker.Container).Assembly,
        typeof(Pulumi.HCloud.Server).Assembly, typeof(Pulumi.Kubernetes.Provider).Assembly,
        typeof(Pulumi.Random.RandomPassword).Assembly,
    ];

    /// <summary>
    /// Of overloads with such a parameter no call is ambiguous: it must be given, or the shorter one is preferred.
    /// </summary>
    private static readonly string[] NeverAmbiguous = ["RegisterPackageRequest? registerPackageRequest)", "IServiceProvider",
        "protected Metadata(", "RegisterPackageRequest(string", "public PropertyValue("];

    [Fact]
    public void SignaturesAreTheOfficialOnes()
    {
        var official = Read();

        var unofficial = string.Join('\n',
            Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(type => Lines(type, official)));

        Assert.True(unofficial.Length == 0, unofficial);
    }

    [Fact]
    public void AWrongSignatureIsFound()
    {
        var official = Read();
        var type = typeof(Pulumi.Random.RandomPasswordArgs);

        official[Signature.Of(type)].Remove("[Input(\"length\", required: true)] public Input<int> Length { get; set; }");

        Assert.Equal(
            ["Pulumi.Random.RandomPasswordArgs: [Input(\"length\", required: true)] public Input<int> Length { get; set; }"],
            Lines(type, official));
    }

    /// <summary>An overload that only the official package has can make a call ambiguous there that is not here.</summary>
    [Fact]
    public void NoOverloadIsMissing()
    {
        var official = Read();
        var missing =
            from type in Assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            let ours = Signature.MembersOf(type).ToHashSet()
            let names = ours.Select(NameOf).ToHashSet()
            from member in official[Signature.Of(type)]
            where member[0] != '[' && member.Contains('(', StringComparison.Ordinal) && names.Contains(NameOf(member))
                && !ours.Contains(member)
            where !NeverAmbiguous.Any(part => member.Contains(part, StringComparison.Ordinal))
            select $"{TypeText.Of(type)}: {member}";
        var text = string.Join('\n', missing);

        Assert.True(text.Length == 0, text);
    }

    private static string NameOf(string member) => Regex.Match(member, @"(\w+)(<[\w, ]+>)?\(").Groups[1].Value;

    private static IEnumerable<string> Lines(Type type, Dictionary<string, HashSet<string>> official) =>
        official.TryGetValue(Signature.Of(type), out var members)
            ? Signature.MembersOf(type).Where(member => !members.Contains(member))
                .Select(member => $"{TypeText.Of(type)}: {member}")
            : [Signature.Of(type)];

    /// <summary>The members of each type, by the line that begins it.</summary>
    private static Dictionary<string, HashSet<string>> Read()
    {
        var official = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (var line in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Signatures"), "*.txt")
            .SelectMany(File.ReadLines))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
                members.Add(line.Trim());
            else if (line.Length > 0 && line[0] != '#')
                official[line] = members = [];
        }
        return official;
    }
}
