using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using K3sPulumi.Core.Tests;
using Pulumi;

namespace K3sPulumi.Tests.Docs;

/// <summary><c>docs/reference.md</c> is made of the doc comments: a changed comment shows there.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Assembly[] Packages = [typeof(K3sCluster).Assembly, typeof(K3sPulumi.Kubernetes.Rancher).Assembly];

    private static readonly Dictionary<string, XElement> Members = Packages
        .SelectMany(package => XDocument.Load(Path.ChangeExtension(package.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => (string)member.Attribute("name")!);

    [Fact]
    public void TheReferenceHasEveryArgumentAndOutput()
    {
        var text = new StringBuilder("""
            # Reference

            Every component, its arguments and its outputs. In other languages the names start in lower case. A value may be an
            `Output`, unless its description says that it is plain.

            """.ReplaceLineEndings("\n"));
        text.Append('\n');
        foreach (var component in Types(typeof(ComponentResource)).OrderBy(type => type != typeof(K3sCluster)))
            Component(text, component);
        text.Append("## Arguments with parts\n\n");
        foreach (var type in Types(typeof(ResourceArgs)).Where(type => !IsOfComponent(type)))
            Table(text, "###", type, Inputs(type), "argument");

        Golden.Matches("../../../docs/reference.md", text.ToString().TrimEnd() + "\n");
    }

    private static void Component(StringBuilder text, Type component)
    {
        text.Append($"## {component.Name}\n\n{Summary($"T:{component.FullName}")}\n\n");
        var args = component.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType).First(type => typeof(ResourceArgs).IsAssignableFrom(type));
        Table(text, "###", args, Inputs(args), "argument");
        Table(text, "###", component, Outputs(component), "output");
    }

    private static void Table(StringBuilder text, string level, Type type, IEnumerable<PropertyInfo> properties, string column)
    {
        var rows = properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            return;
        text.Append($"{level} {(column == "output" ? $"Outputs of {type.Name}" : type.Name)}\n\n");
        if (column == "argument" && !IsOfComponent(type))
            text.Append($"{Summary($"T:{type.FullName}")}\n\n");
        text.Append($"| {column} | type | |\n|---|---|---|\n");
        foreach (var row in rows)
            text.Append($"| `{row.Name}` | {Linked(row.PropertyType)} | {Cell(Summary(row))} |\n");
        text.Append('\n');
    }

    private static IEnumerable<Type> Types(Type kind) => Packages.SelectMany(package => package.GetExportedTypes())
        .Where(type => kind.IsAssignableFrom(type) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static bool IsOfComponent(Type args) =>
        args.Assembly.GetType(args.FullName![..^"Args".Length]) is { IsClass: true } type
        && typeof(ComponentResource).IsAssignableFrom(type);

    private static IEnumerable<PropertyInfo> Inputs(Type args) => args.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetCustomAttribute<InputAttribute>() is not null);

    private static IEnumerable<PropertyInfo> Outputs(Type component) =>
        component.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetCustomAttribute<OutputAttribute>() is not null && property.Name is not "Urn");

    private static string Summary(PropertyInfo property) => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private static string Summary(string member)
    {
        var found = Members.GetValueOrDefault(member);
        if ((string?)found?.Element("inheritdoc")?.Attribute("cref") is { } other)
            return Summary(other);
        var summary = found?.Element("summary");
        Assert.True(summary is not null, $"{member} has no doc comment");
        return Spaces().Replace(string.Concat(summary.DescendantNodes().Select(Text)), " ").Trim();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(XNode node) => node switch
    {
        XText { Parent.Name.LocalName: "c" } text => $"`{text.Value}`",
        XText text => text.Value.Replace("<", "&lt;", StringComparison.Ordinal),
        XElement { Name.LocalName: "see" } see =>
            $"`{Reference().Replace((string?)see.Attribute("cref") ?? (string)see.Attribute("langword")!, "")}`",
        _ => "",
    };

    /// <summary>As in C#, with a link where the type has a table.</summary>
    private static string Linked(Type type)
    {
        if (type.IsArray)
            return $"list of {Linked(type.GetElementType()!)}";
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType)
        {
            var inner = string.Join(", ", plain.GenericTypeArguments.Select(Linked));
            return plain.Name.Split('`')[0] switch
            {
                "Input" or "Output" => inner,
                "InputList" or "List" or "ImmutableArray" => $"list of {inner}",
                "InputMap" or "Dictionary" or "ImmutableDictionary" => $"map of {inner.Split(", ")[^1]}",
                var other => $"{other} of {inner}",
            };
        }

        return plain.Name switch
        {
            "String" => "string",
            "Int32" => "int",
            "Double" => "double",
            "Boolean" => "bool",
            var name when typeof(ResourceArgs).IsAssignableFrom(plain) => $"[{name}](#{name.ToLowerInvariant()})",
            var name => name,
        };
    }

    [GeneratedRegex(@"^.*[.:]|`\d|\(.*\)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
