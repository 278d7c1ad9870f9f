using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A property of a resource that shows one of its outputs; found once for each class.</summary>
internal sealed record OutputMember(string Name, PropertyInfo Property)
{
    private static readonly ConcurrentDictionary<Type, OutputMember[]> Known = new();

    private readonly Lazy<Func<Resource, ImmutableHashSet<Resource>, OutputSource>> _initialize = new(() => Initializer(Name, Property));

    public static OutputMember[] Of(Type type) => Known.GetOrAdd(type, static resource =>
    [
        .. from property in resource.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let output = property.GetCustomAttribute<OutputAttribute>()
           where output != null
           select new OutputMember(string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property),
    ]);

    /// <summary>What the properties of a component hold now.</summary>
    public static IDictionary<string, object?> ValuesOf(ComponentResource component) =>
        Of(component.GetType()).Where(member => member.Property.DeclaringType != typeof(Resource))
            .ToDictionary(member => member.Name, member => member.Property.GetValue(component));

    /// <param name="resource">gets the output into its property</param>
    /// <param name="itself">what the output depends on</param>
    public OutputSource Initialize(Resource resource, ImmutableHashSet<Resource> itself) => _initialize.Value(resource, itself);

    private static Func<Resource, ImmutableHashSet<Resource>, OutputSource> Initializer(string name, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([name]);

        // A private setter is only seen on the class that declares it.
        var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true) ?? throw new InvalidOperationException(
            $"[Output] {property.ReflectedType!.FullName}.{property.Name} did not have a 'set' method");
        var set = MethodInvoker.Create(setter);
        var make = ConstructorInvoker.Create(typeof(OutputSource<>).MakeGenericType(type.GenericTypeArguments).GetConstructors().Single());
        return (resource, itself) =>
        {
            var source = (OutputSource)make.Invoke(name, itself);
            set.Invoke(resource, source.Output);
            return source;
        };
    }
}
