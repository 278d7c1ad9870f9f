using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf;

namespace Pulumi.Serialization;

/// <summary>A member of an args class that is sent under a name; found once for each class.</summary>
internal sealed record InputMember(string Name, string Member, bool IsRequired, bool IsJson, Func<object, object?> Get)
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> Known = new();

    public static InputMember[] Of(Type type) => Known.GetOrAdd(type, static args =>
    {
        InputMember[] members =
        [
            .. from field in args.GetFields(All)
               let input = field.GetCustomAttribute<InputAttribute>()
               where input != null
               select new InputMember(input.Name, FieldName(field.Name), input.IsRequired, input.Json, field.GetValue),
            .. from property in args.GetProperties(All)
               let input = property.GetCustomAttribute<InputAttribute>()
               where input != null
               select new InputMember(input.Name, property.Name, input.IsRequired, input.Json, property.GetValue),
        ];
        return members.GroupBy(member => member.Name).FirstOrDefault(group => group.Skip(1).Any()) is { Key: var twice }
            ? throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{twice}'")
            : members;
    });

    public object? ValueIn(object args)
    {
        var value = Get(args);
        if (value == null && IsRequired)
            throw new ArgumentNullException(Member, $"[Input] {args.GetType().FullName}.{Member} is required but was not given a value");
        return IsJson && value != null ? ToJson(value) : value;
    }

    /// <summary>The hidden field of a property X is named as the official packages name it: _x.</summary>
    private static string FieldName(string name) => name.StartsWith('<') ? $"_{char.ToLowerInvariant(name[1])}{name[2..name.IndexOf('>', 0)]}" : name;

    private static Output<string> ToJson(object value)
    {
        return value is IInput input ? new(FromOutputAsync(input.ToOutput())) : new(FromValueAsync(value));

        static async Task<OutputData<string>> FromOutputAsync(IOutput output)
        {
            var data = await output.GetDataAsync().ConfigureAwait(false);
            return data.IsKnown
                ? (await FromValueAsync(data.Value).ConfigureAwait(false)).After(data)
                : new(data.Resources, "", IsKnown: false, data.IsSecret);
        }

        static async Task<OutputData<string>> FromValueAsync(object? value)
        {
            var json = await new Serializer(resourceReferences: false).SerializeAsync("", value).ConfigureAwait(false);
            return OutputData<string>.Of(JsonFormatter.Default.Format(json));
        }
    }
}
