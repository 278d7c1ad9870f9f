using System.Text.Json;
using System.Text.RegularExpressions;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>
/// Each input that the schema calls secret is set to a value that can be recognized, on every component, in Docker and on hosts:
/// nobody sees it in a preview, in the state, in a message, or in the names and the order of resources.
/// </summary>
public sealed class SecretInputTests
{
    private const int AtATime = 8;

    public static TheoryData<string, string> Places
    {
        get
        {
            var places = new TheoryData<string, string>();
            foreach (var component in Requests.Components.Keys)
            {
                places.Add(component, nameof(Place.Docker));
                places.Add(component, nameof(Place.Ssh));
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task NoSecretInputIsVisible(string component, string at)
    {
        var place = Enum.Parse<Place>(at);
        if (Requests.Components[component](place) is not { } smallest)
            return;
        var secrets = InputPath.Of(smallest.GetType()).Where(input => IsSecret(input)).ToList();
        Assert.NotEmpty(secrets);
        var seen = new List<string>();
        await Parallel.ForEachAsync(secrets, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (input, _) =>
        {
            var planted = Planted(Samples.Of(input)!.Value).ToList();
            var open = await OpenAsync(component, () => Sweep.ArgsOf(component, place, input));
            lock (seen)
                seen.AddRange(planted.Where(text => open.Contains(text, StringComparison.Ordinal))
                    .Select(text => $"{input.Path}: {text} near \"{Near(open, text)}\""));
        });

        Assert.True(seen.Count == 0, string.Join('\n', seen));
    }

    /// <summary>What a preview and an update show, and if the request is rejected, its error.</summary>
    private static async Task<string> OpenAsync(string component, Func<ResourceArgs> args)
    {
        var program = Programs.Stack(() => Requests.Create(component, args()).Urn);
        await using var engine = Engine.Mock(call => call.Type.EndsWith(":Command", StringComparison.Ordinal)
            ? MockAnswer.Stdout(call.Name.StartsWith("state", StringComparison.Ordinal) ? DatastoreTests.Printed
                : Programs.Kubeconfig)
            : null);
        var up = await engine.RunAsync(program);
        var preview = await Programs.PreviewAsync(program, up.Snapshot);
        return string.Join('\n', [up.Tree(), preview.Tree(), up.Snapshot.ToJson("passphrase"),
            .. up.Diagnostics.Concat(preview.Diagnostics).Select(diagnostic => diagnostic.Message),
            .. up.Steps.Concat(preview.Steps).Select(step => $"{step}")]);
    }

    private static string Near(string open, string text)
    {
        var start = Math.Max(0, open.IndexOf(text, StringComparison.Ordinal) - 60);
        return open.Substring(start, Math.Min(160, open.Length - start)).ReplaceLineEndings(" ");
    }

    /// <summary>The value, its longest line, and the parts of texts that hold a secret among other things.</summary>
    private static IEnumerable<string> Planted(object value)
    {
        var text = value is Dictionary<string, string> map ? map.Values.First() : (string)value;
        yield return text;
        if (text.Contains('\n', StringComparison.Ordinal))
            yield return text.Split('\n').MaxBy(line => line.Length)!;
        if (Regex.Match(text, "joinKey=([^,]+)") is { Success: true } key)
            yield return key.Groups[1].Value;
        if (Regex.Match(text, "://[^:/]*:(?!password@)([^@]+)@") is { Success: true } password)
            yield return password.Groups[1].Value;
    }

    private static bool IsSecret(InputPath input) =>
        Secrets.Contains(input.OwnName);

    /// <summary>As <c>ArgsType.input</c>.</summary>
    private static readonly HashSet<string> Secrets = Read();

    private static HashSet<string> Read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "sdk", "schema.json")));
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, list) in new[] { ("types", "properties"), ("resources", "inputProperties") })
        {
            foreach (var type in schema.RootElement.GetProperty(kind).EnumerateObject())
            {
                if (!type.Value.TryGetProperty(list, out var properties))
                    continue;
                foreach (var property in properties.EnumerateObject().Where(property =>
                    property.Value.TryGetProperty("secret", out var secret) && secret.GetBoolean()))
                    found.Add($"{type.Name.Split(':')[^1]}Args.{property.Name}");
            }
        }

        return found;
    }
}
