using System.Text.Json;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>What the docker command is asked about a container, and its answers as facts.</summary>
internal static class ContainerQuestions
{
    /// <summary>Marks, as scripts print them.</summary>
    private const string Mark = "\n===== k3spulumi ";

    private static readonly string Script = ScriptSets.Text("drift-container");

    /// <summary>Whether the engine answers at all.</summary>
    public static IReadOnlyList<string> Engine { get; } = ["version", "--format", "{{.Server.Version}}"];

    public static IReadOnlyList<string> Inspect(string container) => ["container", "inspect", "--format",
        "{{.State.Status}} {{.HostConfig.RestartPolicy.Name}} {{.Config.Image}}\n{{json .Config.Labels}}", container];

    /// <summary>Inside a container that runs: its files and, of a node, its Node object and certificates.</summary>
    public static (IReadOnlyList<string> Arguments, string Input) Inside(ContainerAsked asked) =>
        (["exec", "--interactive", asked.Name, "sh", "-s", "--",
            asked.Node is null ? "service" : asked.Node.Role == NodeRole.Server ? "server" : "agent", asked.Node?.Name ?? "-",
            .. asked.Files.Select(file => file.Path)], Script);

    /// <summary>A file of a container that has no shell, as an archive.</summary>
    public static IReadOnlyList<string> Copy(string container, string path) => ["cp", $"{container}:{path}", "-"];

    /// <param name="inspected">The answer to <see cref="Inspect"/>; null: there is no such container.</param>
    /// <param name="inside">The output of <see cref="Inside"/>; empty: it was not run.</param>
    public static string Facts(string? inspected, string inside)
    {
        if (inspected is null)
            return $"{Mark}facts\ncontainer missing\n{Mark}end\n";
        var lines = inspected.Split('\n', 2);
        var words = lines[0].Trim().Split(' ', 3);
        if (words.Length < 3 || lines.Length < 2)
            return "";
        return $"{Mark}facts\nstate {words[0]}\nrestart {words[1]}\nimage {words[2]}\n"
            + $"{string.Join('\n', LinesOf(inside, "facts"))}\n{Mark}labels\n{lines[1].Trim()}\n"
            + $"{Mark}node\n{string.Join('\n', LinesOf(inside, "node"))}\n"
            + $"{Mark}certificates\n{string.Join('\n', LinesOf(inside, "certificates"))}\n{Mark}end\n";
    }

    /// <summary>The labels of a container in JSON.</summary>
    public static IReadOnlyDictionary<string, string> Labels(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>();
        }
    }

    private static string[] LinesOf(string printed, string part) =>
        MarkedOutput.Parts(printed)?.GetValueOrDefault(part)?.TrimEnd('\n').Split('\n') ?? [];
}
