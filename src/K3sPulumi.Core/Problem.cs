namespace K3sPulumi.Core;

/// <summary>One thing that is wrong with a request: where (in schema spelling), and what to do about it.</summary>
internal sealed record Problem(string Path, string Message)
{
    /// <summary>Without a path it is about the component as a whole.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";

    /// <summary>The text that a stack author reads: every problem of one component at once.</summary>
    public static string Report(string component, string name, IReadOnlyCollection<Problem> problems) =>
        $"{component} \"{name}\" has {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:"
        + string.Concat(problems.Select(problem => $"\n  {problem}"));
}
