using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>Names of what Docker holds, and of the variables that it hands to a container.</summary>
internal static partial class DockerNames
{
    /// <summary>Names of containers, volumes and networks.</summary>
    public static string? Problem(string name) => Name().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is not a valid Docker name; start with a letter or digit, followed by letters, digits,  \"_\", "
            + "\".\" or \"-\".";

    /// <summary>Names of networks, which may be a single character.</summary>
    public static string? NetworkProblem(string name) =>
        name.Length == 1 && char.IsAsciiLetterOrDigit(name[0]) ? null : Problem(name);

    /// <summary>Names of environment variables.</summary>
    public static string? VariableProblem(string name) => Variable().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is not a valid name of an environment variable; use letters, digits and \"_\", but no "
            + "digit at the beginning.";

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Variable();
}
