using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Rancher;

/// <summary>Where a Helm chart comes from, unless it is the official repository.</summary>
internal sealed partial record ChartSpec
{
    public Value<string> Chart { get; init; }

    public Value<string> Repository { get; init; }

    public Value<string> Username { get; init; }

    public Value<Secret> Password { get; init; }

    public Value<string> CaFile { get; init; }

    public void Check(ProblemList problems)
    {
        problems.Check("chart", Chart, chart => chart.Trim().Length == 0
            ? "must not be empty; use the name of a chart, an oci:// reference or the path of a .tgz file." : null);
        problems.Check("repository", Repository, RepositoryProblem);
        if (Chart.IsKnown && IsOci(Chart.Content!) && Repository.IsGiven)
            problems.Add("repository", "is not used, because chart is an oci:// reference; remove it.");
        if (Username.IsGiven != Password.IsGiven)
            problems.Add(Username.IsGiven ? "password" : "username",
                $"is missing, but {(Username.IsGiven ? "username" : "password")} is set; set both or neither.");
    }

    /// <summary>An exact version: a range would change what runs whenever a chart is released.</summary>
    public static string? VersionProblem(string version, string example) => Exact().IsMatch(version) ? null
        : $"{Quote.Value(version)} is not an exact version of the chart; use one such as {example}.";

    /// <summary>Major and minor version of an exact version.</summary>
    public static (int Major, int Minor)? Line(string version)
    {
        var match = Exact().Match(version);
        return match.Success && int.TryParse(match.Groups["major"].ValueSpan, out var major)
            && int.TryParse(match.Groups["minor"].ValueSpan, out var minor) ? (major, minor) : null;
    }

    private static bool IsOci(string chart) => chart.StartsWith("oci://", StringComparison.OrdinalIgnoreCase);

    private static string? RepositoryProblem(string repository) => IsOci(repository)
        ? "is an oci:// reference; set chart to it, with the name of the chart at its end."
        : HttpUrl.IsValid(repository) ? null : "is not a valid URL; use one such as https://charts.example.com/stable.";

    [GeneratedRegex(@"\Av?(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
        + @"(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z")]
    private static partial Regex Exact();
}
