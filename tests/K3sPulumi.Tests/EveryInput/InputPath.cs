using System.Collections;
using System.Reflection;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>An input of an args type, or of an args type nested in it: where it is, and how to set it.</summary>
/// <param name="Path">In schema spelling, as problems name it.</param>
/// <param name="Steps">The properties that lead to it from the component's args.</param>
internal sealed record InputPath(string Path, IReadOnlyList<PropertyInfo> Steps)
{
    private PropertyInfo Property => Steps[^1];

    /// <summary>The names under which its sample is looked up, most specific first.</summary>
    public IReadOnlyList<string> Keys => [$"{Property.DeclaringType!.Name}.{NameOf(Property)}", NameOf(Property)];

    /// <summary>The args type that has it, not the one that declares it, and its name.</summary>
    public string OwnName => $"{Property.ReflectedType!.Name}.{NameOf(Property)}";

    /// <summary>All inputs of an args type; lists of args are followed into their first element.</summary>
    public static IEnumerable<InputPath> Of(Type args) => Of(args, new("", []));

    /// <summary>
    /// The component's args, those nested in them, and so on to those that have this input; missing ones are created.
    /// </summary>
    public IReadOnlyList<object> Owners(object root, Func<Type, object> make)
    {
        var owners = new List<object> { root };
        foreach (var step in Steps.SkipLast(1))
            owners.Add(Nested(owners[^1], step, make));
        return owners;
    }

    public void Set(object owner, object value) => Set(owner, Property, value);

    /// <summary>Sets an input by its name in C#.</summary>
    public static void Set(object owner, string name, object? value) => Set(owner, owner.GetType().GetProperty(name)!, value);

    private static void Set(object owner, PropertyInfo property, object? value) =>
        property.SetValue(owner, (Underlying(property.PropertyType), value) switch
        {
            (_, null) => null,
            (var type, string text) when type == typeof(Input<string>) => (Input<string>)text,
            (var type, int number) when type == typeof(Input<int>) => (Input<int>)number,
            (var type, double number) when type == typeof(Input<double>) => (Input<double>)number,
            (var type, bool flag) when type == typeof(Input<bool>) => (Input<bool>)flag,
            (var type, string[] texts) when type == typeof(InputList<string>) => (InputList<string>)texts,
            (var type, string[] texts) when type == typeof(List<string>) => texts.ToList(),
            (var type, Dictionary<string, string> map) when type == typeof(InputMap<string>) => (InputMap<string>)map,
            (var type, string or int or bool) when type == value.GetType() => value,
            _ => throw new InvalidOperationException($"{property.Name} is a {property.PropertyType}, which its sample {value} "
                + $"({value.GetType()}) does not fit."),
        });

    private static object Nested(object owner, PropertyInfo step, Func<Type, object> make)
    {
        var value = step.GetValue(owner);
        if (value is IList list)
        {
            if (list.Count == 0)
                list.Add(make(ElementOf(step.PropertyType)!));
            return list[0]!;
        }

        if (value is not null)
            return value;
        var made = make(ArgsOf(step.PropertyType)!);
        step.SetValue(owner, step.PropertyType == made.GetType()
            ? made : step.PropertyType.GetMethod("op_Implicit", [made.GetType()])!.Invoke(null, [made]));
        return made;
    }

    private static IEnumerable<InputPath> Of(Type args, InputPath parent) => args
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetCustomAttribute<InputAttribute>() is not null)
        .SelectMany(property =>
        {
            var path = new InputPath((parent.Path.Length == 0 ? "" : parent.Path + ".") + NameOf(property),
                [.. parent.Steps, property]);
            return ArgsOf(property.PropertyType) is { } nested ? Of(nested, path)
                : ElementOf(property.PropertyType) is { } element ? Of(element, path with { Path = path.Path + "[0]" })
                : [path];
        });

    /// <summary>The args type of a plain list; null for other types.</summary>
    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && typeof(ResourceArgs)
            .IsAssignableFrom(type.GenericTypeArguments[0])
            ? type.GenericTypeArguments[0] : null;

    /// <summary>The args type of a property, plain or as an input; null for other types.</summary>
    private static Type? ArgsOf(Type type)
    {
        var args = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>) ? type.GenericTypeArguments[0] : type;
        return typeof(ResourceArgs).IsAssignableFrom(args) ? args : null;
    }

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string NameOf(PropertyInfo property) =>
        (string)property.GetCustomAttributesData().Single(data => data.AttributeType == typeof(InputAttribute))
            .ConstructorArguments[0].Value!;
}
