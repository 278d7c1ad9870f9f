namespace Pulumi;

/// <summary>The text of an output that is printed by mistake.</summary>
internal static class OutputText
{
    public static string Of<T>()
    {
        var message = $"""
            Calling [ToString] on an [Output<{typeof(T).Name}>] is not supported.

            To get the value of an Output<T> as an Output<string> use one of:
            1. o.Apply(v => $"prefix{"{v}"}suffix")
            2. Output.Format($"prefix{"{o}"}suffix")
            """;
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING")?.ToUpperInvariant() is "1" or "TRUE")
            throw new InvalidOperationException(message);
        Log.Warn(message);
        return message;
    }
}
