using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pulumi.Experimental.Provider;

/// <summary>The package schema that components have by their classes, with the official rules about what they may look like.</summary>
public sealed partial class ComponentAnalyzer
{
    private static readonly string[] Languages = ["csharp", "go", "java", "nodejs", "python"];

    private ComponentAnalyzer()
    {
    }

    public static PackageSpec GenerateSchema(Metadata metadata, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return GenerateSchema(metadata, [.. ComponentsIn(assembly)]);
    }

    public static PackageSpec GenerateSchema(Metadata metadata, params Type[] componentTypes)
    {
        ArgumentNullException.ThrowIfNull(componentTypes);
        Check(metadata);
        if (componentTypes.Length == 0)
            throw new ArgumentException("At least one component type must be provided");

        var schema = new SchemaTypes(metadata.Name);
        var resources = new SortedDictionary<string, JsonNode?>();
        foreach (var type in componentTypes)
            resources[$"{metadata.Name}:index:{type.Name}"] = Resource(type, schema);
        return new PackageSpec(new JsonObject
        {
            ["name"] = metadata.Name,
            ["namespace"] = metadata.Namespace ?? "",
            ["displayName"] = metadata.DisplayName ?? metadata.Name,
            ["version"] = metadata.Version ?? "",
            ["resources"] = new JsonObject(resources),
            ["types"] = new JsonObject(schema.Definitions),
            ["language"] = new JsonObject(Languages.Select(language =>
                KeyValuePair.Create<string, JsonNode?>(language, new JsonObject { ["respectSchemaVersion"] = true }))),
        });
    }

    public static Type? FindComponentType(string name, Assembly assembly, Type[]? componentTypes = null) =>
        componentTypes?.FirstOrDefault(type => type.Name == name) ?? ComponentsIn(assembly).FirstOrDefault(type => type.Name == name);

    /// <summary>All of them, the hidden ones too.</summary>
    private static IEnumerable<Type> ComponentsIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => typeof(ComponentResource).IsAssignableFrom(type) && !type.IsAbstract);

    private static JsonObject Resource(Type type, SchemaTypes schema)
    {
        if (!typeof(ComponentResource).IsAssignableFrom(type))
            throw new ArgumentException($"Type {type.Name} must inherit from ComponentResource");
        var (inputs, requiredInputs) = schema.MembersOf(ArgsOf(type));
        var (outputs, required) = schema.MembersOf(type);
        return new JsonObject
        {
            ["isComponent"] = true,
            ["inputProperties"] = inputs,
            ["requiredInputs"] = requiredInputs,
            ["type"] = "object",
            ["properties"] = outputs,
            ["required"] = required,
        };
    }

    private static Type ArgsOf(Type component)
    {
        foreach (var constructor in component.GetConstructors())
        {
            if (constructor.GetParameters() is [_, var args, var options]
                && typeof(ResourceArgs).IsAssignableFrom(args.ParameterType)
                && typeof(ComponentResourceOptions).IsAssignableFrom(options.ParameterType))
            {
                return args.ParameterType;
            }
        }
        throw new ArgumentException(
            $"Component {component.Name} must have a constructor with exactly three parameters: " +
            "a string name, a parameter that extends ResourceArgs, and ComponentResourceOptions");
    }

    private static void Check(Metadata metadata)
    {
        if (string.IsNullOrWhiteSpace(metadata?.Name))
            throw new ArgumentException("Package name cannot be empty or whitespace", nameof(metadata));
        if (!PackageName().IsMatch(metadata.Name))
        {
            throw new ArgumentException(
                "Package name must start with a letter and contain only letters, numbers, hyphens, and underscores", nameof(metadata));
        }
        if (metadata.Namespace != null && !NamespaceName().IsMatch(metadata.Namespace))
        {
            throw new ArgumentException(
                "Namespace must start with a letter and contain only lowercase letters, numbers and hyphens", nameof(metadata));
        }
    }

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*$")]
    private static partial Regex PackageName();

    [GeneratedRegex("^[a-z][-a-z0-9]*$")]
    private static partial Regex NamespaceName();
}
