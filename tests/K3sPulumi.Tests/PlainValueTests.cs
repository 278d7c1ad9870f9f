using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>
/// An argument is an <see cref="Input{T}"/> unless the program needs its value while it runs; then its summary says so and why.
/// </summary>
public sealed partial class PlainValueTests
{
    private const string Rule = "Plain value: ";

    private static readonly Dictionary<string, string> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(K3sCluster).Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, member => Spaces().Replace(member.Value, " "));

    [Fact]
    public void TheSummaryOfAPlainArgumentSaysWhyItIsPlain() =>
        Assert.Empty(Arguments.Where(argument => IsPlain(argument) && !Summary(argument).Contains(Rule, StringComparison.Ordinal))
            .Select(Name));

    [Fact]
    public void NoOtherArgumentIsSaidToBePlain() =>
        Assert.Empty(Arguments
            .Where(argument => !IsPlain(argument) && Summary(argument).Contains("Plain", StringComparison.Ordinal))
            .Select(Name));

    private static IEnumerable<PropertyInfo> Arguments => typeof(K3sCluster).Assembly.GetExportedTypes()
        .Where(type => typeof(ResourceArgs).IsAssignableFrom(type))
        .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(property => property.GetCustomAttribute<InputAttribute>() is not null);

    /// <summary>Neither an input nor arguments of its own, which are always plain.</summary>
    private static bool IsPlain(PropertyInfo argument)
    {
        var type = argument.PropertyType;
        var inner = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GenericTypeArguments[0] : type;
        return !typeof(ResourceArgs).IsAssignableFrom(inner) && type.Name is not ("Input`1" or "InputList`1" or "InputMap`1");
    }

    private static string Summary(PropertyInfo argument) => Summaries[$"P:{Name(argument)}"];

    private static string Name(PropertyInfo argument) => $"{argument.DeclaringType!.FullName}.{argument.Name}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
