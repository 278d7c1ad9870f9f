using System.Text;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>
/// Registered resources as an indented tree: type and name, what it waits for, its options, inputs and outputs.
/// </summary>
internal sealed class ResourceTree
{
    private readonly StringBuilder _text = new();
    private readonly ILookup<string, Resource> _children;
    private readonly ILookup<string, Resource> _byName;

    private ResourceTree(IReadOnlyList<Resource> resources)
    {
        _children = resources.ToLookup(resource => resource.Parent);
        _byName = resources.ToLookup(resource => resource.Name);
    }

    public static string Of(IReadOnlyList<Resource> resources)
    {
        var tree = new ResourceTree(resources);
        tree.Write("", 0);
        return tree._text.ToString();
    }

    private void Write(string parent, int depth)
    {
        var children = _children[parent]
            .OrderBy(child => child.Name, StringComparer.Ordinal)
            .ThenBy(child => child.Type, StringComparer.Ordinal);
        foreach (var child in children)
        {
            Line(depth, $"{child.Type} {child.Name}{(child.External ? $" (read {child.Id})" : "")}");
            Options(child, depth + 1);
            Properties(child.Inputs, depth + 1);
            if (!child.Custom && child.Outputs.Count > 0)
            {
                Line(depth + 1, "outputs:");
                Properties(child.Outputs, depth + 2);
            }
            Write(child.Urn, depth + 1);
        }
    }

    private void Options(Resource resource, int depth)
    {
        var options = resource.Options;
        Names(depth, "dependsOn", options.Dependencies);
        if (options.Provider.Length > 0)
            Names(depth, "provider", [Urn.OfProvider(options.Provider)]);
        if (options.DeletedWith.Length > 0)
            Names(depth, "deletedWith", [options.DeletedWith]);
        Names(depth, "replaceWith", options.ReplaceWith);
        List<string> said =
        [
            .. Flag("protect", options.Protect),
            .. Flag("retainOnDelete", options.RetainOnDelete),
            .. Flag("deleteBeforeReplace", options.DeleteBeforeReplace),
            .. Some("additionalSecretOutputs", options.AdditionalSecretOutputs),
            .. Some("ignoreChanges", options.IgnoreChanges),
            .. Some("replaceOnChanges", options.ReplaceOnChanges),
            .. Some("aliases",
                [.. options.Aliases.Select(alias => alias.Urn ?? alias.Name ?? alias.Type ?? alias.Parent ?? "no parent")]),
        ];
        if (options.CustomTimeouts is { } times)
            said.Add($"timeouts [create {times.Create}, update {times.Update}, delete {times.Delete}]");
        if (said.Count > 0)
            Line(depth, $"options: {string.Join(", ", said)}");
    }

    private static IEnumerable<string> Flag(string name, bool? value) => value == true ? [name] : [];

    private static IEnumerable<string> Some(string name, IReadOnlyList<string> values) =>
        values.Count > 0 ? [$"{name} [{string.Join(", ", values)}]"] : [];

    private void Names(int depth, string title, IReadOnlyList<string> urns)
    {
        if (urns.Count > 0)
            Line(depth, $"{title}: {string.Join(", ", urns.Select(ShortName).Order(StringComparer.Ordinal))}");
    }

    /// <summary>The name; with the last part of the type if the name is ambiguous.</summary>
    private string ShortName(string urn)
    {
        var name = Urn.NameOf(urn);
        return _byName[name].Count() > 1 ? $"{name} ({Urn.TypeOf(urn).Split(':')[^1]})" : name;
    }

    private void Properties(PropertyMap properties, int depth)
    {
        foreach (var (key, value) in properties)
            ValueText.Write(_text, depth, $"{key}:", value);
    }

    private void Line(int depth, string text) => _text.Append(' ', 2 * depth).Append(text).Append('\n');
}
