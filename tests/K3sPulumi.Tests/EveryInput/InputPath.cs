using System.Collections;
using System.Reflection;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>One input of an args type, or of what is nested in it: where it is, and how it is set there.</summary>
/// <param name="Path">In schema spelling, as problems name it.</param>
/// <param name="Steps">The properties that lead to it from the component's args.</param>
internal sealed record InputPath(string Path, IReadOnlyList<PropertyInfo> Steps)
{
    private PropertyInfo Property => Steps[^1];

    /// <summary>The names under which its sample is looked up, the nearest first.</summary>
    public IReadOnlyList<string> Keys => [$"{Property.DeclaringType!.Name}.{NameOf(Property)}", NameOf(Property)];

    /// <summary>All inputs of an args type; lists of args are followed into their first element.</summary>
    public static IEnumerable<InputPath> Of(Type args) => Of(args, new("", []));

    /// <summary>The args that have this input, made where they are missing.</summary>
    public object Owner(object root, Func<Type, object> make) => Steps.SkipLast(1).Aggregate(root, (owner, step) =>
    {
        var value = step.GetValue(owner);
        if (value is not IList list)
        {
            if (value is null)
                step.SetValue(owner, value = make(step.PropertyType));
            return value;
        }

        if (list.Count == 0)
            list.Add(make(ElementOf(step.PropertyType)!));
        return list[0]!;
    });

    public void Set(object owner, object value) => Property.SetValue(owner, (Underlying(Property.PropertyType), value) switch
    {
        (var type, string text) when type == typeof(Input<string>) => (Input<string>)text,
        (var type, int number) when type == typeof(Input<int>) => (Input<int>)number,
        (var type, bool flag) when type == typeof(Input<bool>) => (Input<bool>)flag,
        (var type, string[] texts) when type == typeof(InputList<string>) => (InputList<string>)texts,
        (var type, string[] texts) when type == typeof(List<string>) => texts.ToList(),
        (var type, Dictionary<string, string> map) when type == typeof(InputMap<string>) => (InputMap<string>)map,
        (var type, string or int or bool) when type == value.GetType() => value,
        _ => throw new InvalidOperationException($"{Path} is a {Property.PropertyType}, which its sample {value} ({value.GetType()}) does not fit."),
    });

    private static IEnumerable<InputPath> Of(Type args, InputPath parent) => args
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetCustomAttribute<InputAttribute>() is not null)
        .SelectMany(property =>
        {
            var path = new InputPath((parent.Path.Length == 0 ? "" : parent.Path + ".") + NameOf(property), [.. parent.Steps, property]);
            return typeof(ResourceArgs).IsAssignableFrom(property.PropertyType) ? Of(property.PropertyType, path)
                : ElementOf(property.PropertyType) is { } element ? Of(element, path with { Path = path.Path + "[0]" })
                : [path];
        });

    /// <summary>The args that a plain list is of; null for everything else.</summary>
    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && typeof(ResourceArgs).IsAssignableFrom(type.GenericTypeArguments[0])
            ? type.GenericTypeArguments[0] : null;

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string NameOf(PropertyInfo property) =>
        (string)property.GetCustomAttributesData().Single(data => data.AttributeType == typeof(InputAttribute)).ConstructorArguments[0].Value!;
}
