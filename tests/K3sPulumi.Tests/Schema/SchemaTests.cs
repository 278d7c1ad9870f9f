using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Tests;
using Pulumi;

namespace K3sPulumi.Tests.Schema;

/// <summary>The public API of the components for all languages: changes show in sdk/schema.json.</summary>
public sealed partial class SchemaTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void SchemaMatchesTheCheckedInOne()
    {
        var text = Ordered(DescribedSchema.Make())!.ToJsonString(Readable);

        Golden.Matches("../../../sdk/schema.json", text + "\n");
    }

    [Fact]
    public void EverythingHasADescription()
    {
        var described = Described(DescribedSchema.Make()).ToList();

        Assert.True(described.Count > 400, $"only {described.Count} descriptions were looked at");
        Assert.Empty(described.Where(entry => entry.Text.Length < 10).Select(entry => entry.Path));
        Assert.Empty(described.Where(entry => OfCSharp().IsMatch(entry.Text) || !entry.Text.EndsWith('.'))
            .Select(entry => $"{entry.Path}: {entry.Text}"));
    }

    [Fact]
    public void WhatIsSecretSaysSoAndTheReverse()
    {
        var described = Described(DescribedSchema.Make()).ToList();

        Assert.Empty(described.Where(entry => entry.IsSecret != DescribedSchema.SaysSecret(entry.Text))
            .Select(entry => entry.Path));
        Assert.Contains(described, entry => entry is { Path: "k3s:index:K3sCluster.properties.kubeconfig", IsSecret: true });
        Assert.Contains(described, entry => entry is { Path: "k3s:index:Ssh.properties.sudoPassword", IsSecret: true });
        Assert.Contains(described, entry => entry is { Path: "k3s:index:K3sServer.inputProperties.agentToken", IsSecret: true });
    }

    [Theory]
    [InlineData("K3sCluster")]
    [InlineData("K3sServer")]
    [InlineData("K3sRegistry")]
    [InlineData("PostgresDatastore")]
    public async Task SecretOutputsAreThoseOfARun(string component)
    {
        var schema = DescribedSchema.Make();
        var marked = schema["resources"]![$"k3s:index:{component}"]!["properties"]!.AsObject()
            .Where(property => property.Value!["secret"] != null).Select(property => property.Key);

        var run = await Programs.UpAsync(Programs.Stack(() => Create(component)),
            answer: component.EndsWith("Datastore", StringComparison.Ordinal) ? DatastoreTests.Answer : null);
        var outputs = run.Resources.First(resource => resource.Type == $"k3s:index:{component}").Outputs;

        Assert.Equal(outputs.Where(output => output.Value is LocalEngine.Values.SecretValue).Select(output => output.Key).Order(),
            marked.Order());
    }

    private static Output<string> Create(string component) => component switch
    {
        "K3sCluster" => new K3sCluster("x", Programs.Docker()).Kubeconfig,
        "K3sServer" => new K3sServer("x", new() { Version = Programs.Version, Docker = new() }).Kubeconfig,
        "K3sRegistry" => new K3sRegistry("x", new()).Address,
        _ => new PostgresDatastore("state", new() { Docker = new() }).Connection.Apply(connection => connection.Endpoint),
    };

    [Fact]
    public void BindingsHaveANamespaceThatIsNotPulumis()
    {
        var schema = DescribedSchema.Make();

        // The npm package is @NAMESPACE/NAME, and without a namespace @pulumi/NAME.
        Assert.Equal(("k3spulumi", "k3s"), (schema["namespace"]!.GetValue<string>(), schema["name"]!.GetValue<string>()));
    }

    private static IEnumerable<(string Path, string Text, bool IsSecret)> Described(JsonObject schema)
    {
        foreach (var (token, node) in schema["resources"]!.AsObject().Concat(schema["types"]!.AsObject()))
        {
            var description = node!["description"]!.GetValue<string>();
            yield return (token, description, DescribedSchema.SaysSecret(description));
            foreach (var list in new[] { "inputProperties", "properties" })
            {
                foreach (var (name, property) in node[list]?.AsObject() ?? [])
                {
                    yield return ($"{token}.{list}.{name}", property!["description"]!.GetValue<string>(),
                        property["secret"]?.GetValue<bool>() == true);
                }
            }
        }
    }

    [GeneratedRegex(@"new\(\)|</?(c|see|para)\b|`[A-Z]\w*Args`| = \{")]
    private static partial Regex OfCSharp();

    /// <summary>The order of keys means nothing, and must not depend on the SDK.</summary>
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Ordered(pair.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
