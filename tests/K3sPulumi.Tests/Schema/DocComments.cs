using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pulumi;

namespace K3sPulumi.Tests.Schema;

/// <summary>The doc comments of the library as text for users of every language.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    public DocComments(Assembly assembly) =>
        _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

    public string Of(Type type) => Text($"T:{type.FullName}");

    public string Of(PropertyInfo property) => Text($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string Text(string id)
    {
        if (!_members.TryGetValue(id, out var member))
            return "";
        if (member.Element("inheritdoc")?.Attribute("cref")?.Value is { } other)
            return Text(other);
        var parts = new[] { member.Element("summary"), member.Element("remarks") }.OfType<XElement>().Select(Text);

        // Examples are C#.
        return Example().Replace(string.Join("\n\n", parts), "");
    }

    private static string Text(XElement element) =>
        Space().Replace(string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => $"`{Reference(see.Attribute("cref")!.Value)}`",
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "example" } => "",
            var other => throw new NotSupportedException($"The schema has no text for {other}."),
        })), " ").Trim();

    /// <summary>The name in the schema of what a comment refers to.</summary>
    private static string Reference(string id)
    {
        var name = id[2..];
        var assembly = typeof(K3sCluster).Assembly;
        if (id.StartsWith("T:", StringComparison.Ordinal))
            return DescribedSchema.NameOf(assembly.GetType(name, throwOnError: true)!);
        var end = name.LastIndexOf('.');
        return DescribedSchema.NameOf(assembly.GetType(name[..end], throwOnError: true)!.GetProperty(name[(end + 1)..])!)!;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@" Example: `.*$", RegexOptions.Singleline)]
    private static partial Regex Example();
}
