using System.Reflection;
using System.Text.Json.Nodes;

namespace Pulumi.Experimental.Provider;

/// <summary>Properties and types of a schema, from the members of classes.</summary>
internal sealed class SchemaTypes(string package)
{
    private static readonly Type[] Bases =
        [typeof(Resource), typeof(ComponentResource), typeof(CustomResource), typeof(ResourceArgs)];

    /// <summary>The object types that properties refer to.</summary>
    public SortedDictionary<string, JsonNode?> Definitions { get; } = [];

    public (JsonObject Properties, JsonArray Required) MembersOf(Type type)
    {
        var properties = new SortedDictionary<string, JsonNode?>();
        var required = new SortedSet<string>();
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            var memberType = (member as PropertyInfo)?.PropertyType ?? (member as FieldInfo)?.FieldType;
            if (memberType == null || Bases.Contains(member.DeclaringType))
                continue;
            var name = NameOf(member);
            var isOutput = member.IsDefined(typeof(OutputAttribute));
            properties[name] = TypeOf(memberType, $"{member.DeclaringType?.Name}.{member.Name}", isOutput);
            if (IsRequired(member, memberType))
                required.Add(name);
        }
        return (new JsonObject(properties), new JsonArray([.. required.Select(name => JsonValue.Create(name))]));
    }

    private static string NameOf(MemberInfo member)
    {
        var name = member.GetCustomAttribute<InputAttribute>()?.Name;
        name = string.IsNullOrEmpty(name) ? member.GetCustomAttribute<OutputAttribute>()?.Name : name;
        return string.IsNullOrEmpty(name)
            ? throw new ArgumentException($"Property {member.Name} has no Input or Output attribute")
            : name;
    }

    private static bool IsRequired(MemberInfo member, Type type)
    {
        if (member.GetCustomAttribute<InputAttribute>() is { } input)
            return input.IsRequired;
        if (!Is(type, typeof(Output<>)))
            return false;
        var value = type.GenericTypeArguments[0];

        // The official rule: any annotation that differs from its class makes the output optional.
        return value.IsValueType
            ? Nullable.GetUnderlyingType(value) == null
            : member.CustomAttributes.All(attribute => attribute.AttributeType.Name != "NullableAttribute");
    }

    private JsonObject TypeOf(Type type, string context, bool isOutput)
    {
        if (Builtin(type) is { } builtin)
            return Plain(new() { ["type"] = builtin }, isOutput);
        if (Special(type) is { } special)
            return Plain(Reference(special), isOutput);
        if (typeof(CustomResource).IsAssignableFrom(type))
            throw new ArgumentException($"Resource references are not supported yet: found type '{type.Name}' for '{context}'");
        if (type.IsArray)
            return Array(TypeOf(type.GetElementType()!, context, isOutput));
        if (type.IsConstructedGenericType && Generic(type, type.GetGenericTypeDefinition(), context, isOutput) is { } generic)
            return generic;
        if (type.IsInterface || type.IsPrimitive || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new ArgumentException($"Type '{type.FullName}' is not supported as a parameter type");
        return Plain(Reference($"#/types/{Define(type)}"), isOutput);
    }

    private JsonObject? Generic(Type type, Type definition, string context, bool isOutput)
    {
        if (definition == typeof(Output<>) && !isOutput)
            throw new ArgumentException($"Output<T> can only be used for output properties: {context}");
        if ((definition == typeof(Input<>) || definition == typeof(InputList<>) || definition == typeof(InputMap<>)) && isOutput)
            throw new ArgumentException($"{type.Name.Split('`')[0]}<T> can only be used for input properties: {context}");
        var last = type.GenericTypeArguments[^1];
        if (definition == typeof(Output<>) || definition == typeof(Nullable<>))
            return TypeOf(last, context, isOutput);
        if (definition == typeof(Input<>))
            return NotPlain(TypeOf(last, context, isOutput));
        if (definition == typeof(InputList<>))
            return Array(NotPlain(TypeOf(last, context, isOutput)));
        if (definition == typeof(InputMap<>))
            return Map(NotPlain(TypeOf(last, context, isOutput)));
        if (definition == typeof(List<>) || definition == typeof(IList<>))
            return Array(TypeOf(last, context, isOutput));
        if (definition != typeof(Dictionary<,>) && definition != typeof(IDictionary<,>))
            return null;
        var key = type.GenericTypeArguments[0];
        return key == typeof(string)
            ? Map(TypeOf(last, context, isOutput))
            : throw new ArgumentException($"Dictionary keys must be strings, got '{key.Name}' for '{context}'");
    }

    private string Define(Type type)
    {
        var shortName = type.Name.EndsWith("Args", StringComparison.Ordinal) ? type.Name[..^"Args".Length] : type.Name;
        var name = $"{package}:index:{shortName}";
        if (!Definitions.TryAdd(name, null))
            return name;
        var (properties, required) = MembersOf(type);
        Definitions[name] = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
        return name;
    }

    private static string? Builtin(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) || type == typeof(float) ? "number"
        : type == typeof(bool) ? "boolean"
        : null;

    private static string? Special(Type type) =>
        type == typeof(Archive) ? "pulumi.json#/Archive"
        : type == typeof(Asset) ? "pulumi.json#/Asset"
        : type == typeof(object) ? "pulumi.json#/Any"
        : null;

    private static JsonObject Reference(string target) => new() { ["type"] = null, ["$ref"] = target };

    private static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Map(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    /// <summary>Inputs that are no outputs' equals must be there while the program runs.</summary>
    private static JsonObject Plain(JsonObject type, bool isOutput)
    {
        if (!isOutput)
            type["plain"] = true;
        return type;
    }

    private static JsonObject NotPlain(JsonObject type)
    {
        type.Remove("plain");
        return type;
    }

    private static bool Is(Type type, Type definition) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition;
}
