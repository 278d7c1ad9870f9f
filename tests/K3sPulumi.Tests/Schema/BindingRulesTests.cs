using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using K3sPulumi.Tests.Plugins;

namespace K3sPulumi.Tests.Schema;

/// <summary>
/// What the generators of bindings for TypeScript, Python, Go and Java need of a schema beyond its form: where they stop, or make
/// code that does not compile.
/// </summary>
public sealed partial class BindingRulesTests
{
    private static readonly JsonObject Schema = DescribedSchema.Make();

    private static IEnumerable<(string Token, JsonObject Definition)> Types => Of("types");

    private static IEnumerable<(string Token, JsonObject Definition)> Components => Of("resources");

    /// <summary>Every list of properties with its path: one class of a binding each.</summary>
    private static IEnumerable<(string Path, JsonObject Properties)> Classes =>
    [
        .. Types.Select(type => (type.Token, type.Definition["properties"]!.AsObject())),
        .. Components.Select(component => (component.Token + "Args", component.Definition["inputProperties"]!.AsObject())),
        .. Components.Select(component => (component.Token, component.Definition["properties"]!.AsObject())),
    ];

    private static IEnumerable<(string Path, string Name, JsonObject Type)> Properties =>
        Classes.SelectMany(part => part.Properties.Select(
            property => ($"{part.Path}.{property.Key}", property.Key, property.Value!.AsObject())));

    [Fact]
    public void ClassesOfBindingsHaveDifferentNames()
    {
        // Go has most: an interface and an output for the type, its pointer, its lists and its maps.
        string[] ends =
        [
            "", "Args", "ArgsDict", "State", "Input", "Output", "Ptr", "PtrInput", "PtrOutput", "Array", "ArrayInput",
            "ArrayOutput", "Map", "MapInput", "MapOutput",
        ];
        var names = Types.Concat(Components).SelectMany(part => ends.Select(end => NameOf(part.Token) + end));

        Assert.All(Types.Concat(Components), part => Assert.Matches("^k3s:index:[A-Z][A-Za-z0-9]+$", part.Token));
        Assert.Empty(Repeated(names.Select(name => name.ToLowerInvariant())));
    }

    [Fact]
    public void PropertiesHaveNamesForEveryLanguage()
    {
        Assert.Empty(Properties.Where(property => !CamelCase().IsMatch(property.Name)).Select(property => property.Path));
        Assert.Empty(Properties.Where(property => ReservedWords.OfEveryObject.Contains(property.Name))
            .Select(property => property.Path));
        Assert.All(Classes, part =>
            Assert.Empty(Repeated(part.Properties.Select(property => PythonBinding.Snake(property.Key).Replace("_", "")))));
    }

    [Fact]
    public void RenamedPropertiesAreInTheDocumentation()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Folder, "docs/other-languages.md"));

        Assert.All(Renamed(ReservedWords.Python).Concat(Renamed(ReservedWords.Java)),
            name => Assert.Contains($"`{name}_`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void ReferencesRequiredNamesAndMarksAreSound()
    {
        var references = Properties.SelectMany(property => References(property.Type).Select(name => (property.Path, name)));

        Assert.Empty(references.Where(reference => Schema["types"]![reference.name] is null).Select(reference => reference.Path));
        Assert.Empty(Types.Concat(Components).SelectMany(part => Unknown(part.Definition, "required", "properties")
            .Concat(Unknown(part.Definition, "requiredInputs", "inputProperties")).Select(name => $"{part.Token}.{name}")));
        Assert.Empty(Properties.Where(property => Is(property.Type, "plain") && Is(property.Type, "secret"))
            .Select(property => property.Path));
        Assert.Empty(Types.Where(type => NeedsItself(type.Token, [])).Select(type => type.Token));
    }

    [Fact]
    public void ListsOfWhatDecidesWhichResourcesExistAreNoInputs()
    {
        var lists = Properties.Where(property => property.Type["items"]?["plain"] is not null).ToList();

        Assert.Contains(lists, property => property.Path == "k3s:index:K3sClusterArgs.servers");
        Assert.Empty(lists.Where(property => !Is(property.Type, "plain")).Select(property => property.Path));
    }

    /// <summary>
    /// They become comments. The generators escape what ends one (<c>*/</c>, <c>"""</c>, backslash); nothing protects tags,
    /// templates of Hugo, and links that lead nowhere outside this repository.
    /// </summary>
    [Fact]
    public void DescriptionsAreCommentsInEveryLanguage()
    {
        IEnumerable<(string Path, string Text)> texts =
        [
            .. Properties.Select(property => (property.Path, property.Type["description"]!.GetValue<string>())),
            .. Types.Concat(Components).Select(part => (part.Token, part.Definition["description"]!.GetValue<string>())),
        ];

        Assert.Empty(texts.Where(text => Unprotected().IsMatch(text.Text) || text.Text.Count(letter => letter == '`') % 2 == 1)
            .Select(text => $"{text.Path}: {text.Text}"));
    }

    private static IEnumerable<(string, JsonObject)> Of(string part) =>
        Schema[part]!.AsObject().Select(pair => (pair.Key, pair.Value!.AsObject()));

    private static IEnumerable<string> Renamed(IReadOnlySet<string> words) =>
        Properties.Select(property => property.Name).Where(words.Contains).Distinct();

    private static IEnumerable<string> References(JsonNode type)
    {
        if (type["$ref"] is { } reference)
            yield return reference.GetValue<string>()["#/types/".Length..];
        foreach (var inner in new[] { type["items"], type["additionalProperties"] }.OfType<JsonObject>().SelectMany(References))
            yield return inner;
    }

    private static IEnumerable<string> Unknown(JsonObject definition, string required, string properties) =>
        (definition[required]?.AsArray() ?? []).Select(name => name!.GetValue<string>())
            .Where(name => definition[properties]![name] is null);

    /// <summary>An object that requires one of its own type could never be written.</summary>
    private static bool NeedsItself(string token, HashSet<string> above)
    {
        var type = Schema["types"]![token]!.AsObject();
        return !above.Add(token) || (type["required"]?.AsArray() ?? [])
            .Select(name => type["properties"]![name!.GetValue<string>()]!["$ref"]?.GetValue<string>()).OfType<string>()
            .Any(reference => NeedsItself(reference["#/types/".Length..], [.. above]));
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key);

    private static bool Is(JsonNode type, string mark) => type[mark]?.GetValue<bool>() == true;

    private static string NameOf(string token) => token.Split(':')[2];

    [GeneratedRegex("^[a-z][a-z0-9]*([A-Z][a-z0-9]+)*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\{\{|\]\((?!https://)|<\w|(^|\n)\s*@")]
    private static partial Regex Unprotected();
}
