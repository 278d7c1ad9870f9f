using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pulumi;
using Pulumi.Experimental.Provider;

namespace K3sPulumi.Tests.Schema;

/// <summary>
/// The schema of the components with what the official analyzer leaves out: descriptions, secrets, the package itself.
/// </summary>
internal static class DescribedSchema
{
    private static readonly Assembly Library = typeof(K3sCluster).Assembly;

    public static JsonObject Make()
    {
        var spec = ComponentAnalyzer.GenerateSchema(new Metadata("k3s", "k3spulumi", "0.0.0", "K3s"), Library);
        var schema = JsonSerializer.SerializeToNode(
            spec, new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull })!.AsObject();
        schema["description"] = Library.GetCustomAttribute<AssemblyDescriptionAttribute>()!.Description;
        schema["publisher"] = "K3sPulumi";
        schema["license"] = "Apache-2.0";
        schema["keywords"] = new JsonArray("k3s", "kubernetes", "category/infrastructure", "kind/component");
        var comments = new DocComments(Library);
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            var type = Library.GetType($"K3sPulumi.{token.Split(':')[2]}", throwOnError: true)!;
            resource!["description"] = comments.Of(type);
            Describe(resource["inputProperties"]!, ArgsOf(type), comments);
            Describe(resource["properties"]!, type, comments);
        }
        foreach (var (token, definition) in schema["types"]!.AsObject())
        {
            var name = token.Split(':')[2];
            var type = Library.GetType($"K3sPulumi.{name}Args") ?? Library.GetType($"K3sPulumi.{name}", throwOnError: true)!;
            definition!["description"] = comments.Of(type);
            Describe(definition["properties"]!, type, comments);
        }
        return schema;
    }

    public static Type ArgsOf(Type component) => component.GetConstructors()[0].GetParameters()[1].ParameterType;

    public static string NameOf(Type type) =>
        type.Name.EndsWith("Args", StringComparison.Ordinal) ? type.Name[..^"Args".Length] : type.Name;

    public static string? NameOf(PropertyInfo property) =>
        (string?)property.GetCustomAttributesData()
            .Single(data => data.AttributeType == typeof(InputAttribute) || data.AttributeType == typeof(OutputAttribute))
            .ConstructorArguments[0].Value;

    private static void Describe(JsonNode properties, Type type, DocComments comments)
    {
        foreach (var (name, node) in properties.AsObject())
        {
            var property = type.GetProperties().Single(property => IsInSchema(property) && NameOf(property) == name);
            node!["description"] = comments.Of(property);

            // The analyzer marks only the items: a binding would accept an output for a list of nodes.
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(List<>))
                node["plain"] = true;
            if (IsSecret(property, node["description"]!.GetValue<string>()))
                node["secret"] = true;
        }
    }

    private static bool IsInSchema(PropertyInfo property) =>
        property.IsDefined(typeof(InputAttribute)) || property.IsDefined(typeof(OutputAttribute));

    /// <summary>
    /// A text argument is secret if it wraps the text that it gets. Of objects and outputs only the comment says so; a plain
    /// argument cannot be secret.
    /// </summary>
    private static bool IsSecret(PropertyInfo property, string description)
    {
        if (property.PropertyType != typeof(Input<string>))
            return property.PropertyType.IsGenericType && SaysSecret(description);
        var args = Activator.CreateInstance(property.ReflectedType!)!;
        var text = (Input<string>)"text";
        property.SetValue(args, text);
        return !ReferenceEquals(property.GetValue(args), text);
    }

    public static bool SaysSecret(string description) =>
        description.Contains("Secret.", StringComparison.Ordinal)
            || description.Contains("Secret, because", StringComparison.Ordinal);
}
