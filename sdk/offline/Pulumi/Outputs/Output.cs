using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Creates and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Of(value));

    public static Output<T> Create<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(DataOf(value, isSecret: false));
    }

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Of(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(DataOf(value, isSecret: true));
    }

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WithSecretness(value, isSecret: true);
    }

    public static Output<T> Unsecret<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return WithSecretness(output, isSecret: false);
    }

    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataTask.ConfigureAwait(false)).IsSecret;
    }

    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var arguments = formattableString.GetArguments().Select(ToObject).ToImmutableArray();
        return new Output<ImmutableArray<object?>>(AllAsync(arguments))
            .Apply(values => string.Format(CultureInfo.CurrentCulture, formattableString.Format, [.. values]));
    }

    private static async Task<OutputData<T>> DataOf<T>(Task<T> value, bool isSecret) =>
        OutputData<T>.Of(await value.ConfigureAwait(false), isSecret);

    private static Output<T> WithSecretness<T>(Output<T> output, bool isSecret)
    {
        return new(MarkAsync());

        async Task<OutputData<T>> MarkAsync() => await output.DataTask.ConfigureAwait(false) with { IsSecret = isSecret };
    }

    private static Task<OutputData<object?>> ToObject(object? value) => value switch
    {
        IInput input => input.ToOutput().GetDataAsync(),
        IOutput output => output.GetDataAsync(),
        _ => Task.FromResult(OutputData<object?>.Of(value)),
    };
}
