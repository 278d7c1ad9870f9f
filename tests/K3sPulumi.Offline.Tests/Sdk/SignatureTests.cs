using System.Reflection;

namespace K3sPulumi.Offline.Tests.Sdk;

/// <summary>Whatever compiles against the offline packages must compile against the official ones.</summary>
public sealed class SignatureTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Pulumi.Output).Assembly, typeof(Pulumi.Command.Remote.Command).Assembly, typeof(Pulumi.Docker.Container).Assembly,
        typeof(Pulumi.Kubernetes.Provider).Assembly, typeof(Pulumi.Random.RandomPassword).Assembly,
    ];

    [Fact]
    public void SignaturesAreTheOfficialOnes()
    {
        var official = Read();

        var unofficial = string.Join('\n', Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(type => Lines(type, official)));

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

    private static IEnumerable<string> Lines(Type type, Dictionary<string, HashSet<string>> official) =>
        official.TryGetValue(Signature.Of(type), out var members)
            ? Signature.MembersOf(type).Where(member => !members.Contains(member)).Select(member => $"{TypeText.Of(type)}: {member}")
            : [Signature.Of(type)];

    /// <summary>The members of each type, by the line that begins it.</summary>
    private static Dictionary<string, HashSet<string>> Read()
    {
        var official = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (var line in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sdk", "Signatures"), "*.txt").SelectMany(File.ReadLines))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
                members.Add(line.Trim());
            else if (line.Length > 0 && line[0] != '#')
                official[line] = members = [];
        }
        return official;
    }
}
