namespace K3sPulumi.Core.Validation;

/// <summary>One problem with a request: where (as spelled in the schema), and what to do about it.</summary>
internal sealed record Problem(string Path, string Message)
{
    private const int LongEnough = 8;

    /// <summary>Without a path it concerns the component as a whole.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";

    /// <summary>
    /// The same problems without these texts. A short text is removed only where it is quoted, because it may be part of any
    /// word.
    /// </summary>
    public static IReadOnlyList<Problem> Hide(IReadOnlyList<Problem> problems, IReadOnlyList<string> secrets) =>
        [.. problems.Select(problem => problem with { Message = secrets.Aggregate(problem.Message, Hide) })];

    private static string Hide(string message, string secret)
    {
        if (secret.Length == 0)
            return message;
        var quoted = message.Replace(Quote.Value(secret), "[secret]", StringComparison.Ordinal)
            .Replace($"\"{secret}\"", "[secret]", StringComparison.Ordinal);
        return secret.Length < LongEnough ? quoted : quoted.Replace(secret, "[secret]", StringComparison.Ordinal);
    }

    /// <summary>The error text for the user: every problem of one component at once.</summary>
    public static string Report(string component, string name, IReadOnlyCollection<Problem> problems) =>
        $"{component} \"{name}\" has {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:"
        + string.Concat(problems.Select(problem => $"\n  {problem}"));
}
