using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>Dumps of a datastore: every night on its host, and those that are asked for.</summary>
internal sealed partial record DatastoreBackup
{
    public const string DefaultAt = "02:30";
    public const int DefaultKeep = 7;

    /// <summary>Time of day on the host's clock.</summary>
    public string At { get; init; } = DefaultAt;

    /// <summary>Whether the user set the time.</summary>
    public bool HasTime { get; init; }

    /// <summary>How many backups to keep.</summary>
    public int Keep { get; init; } = DefaultKeep;

    /// <summary>Directory of the backups; null: below /var/backups.</summary>
    public string? Directory { get; init; }

    /// <summary>Increased by the user for each dump on demand.</summary>
    public Value<int> Generation { get; init; }

    /// <summary>Directory of the deploying machine to which those are copied.</summary>
    public Value<string> PullTo { get; init; }

    public string OnCalendar => string.Create(CultureInfo.InvariantCulture, $"*-*-* {At}:00");

    public string DirectoryFor(string kind) => Directory ?? $"/var/backups/k3spulumi/{kind}";

    public void Check(ProblemList problems)
    {
        if (!TimeOfDay().IsMatch(At))
            problems.Add("at", $"{Quote.Value(At)} is not a valid time of day; use a time such as 02:30.");
        if (Keep < 1)
            problems.Add("keep", $"{Keep} would keep no backups; use 1 or more.");
        OnDemand.Check(problems, "dump", Generation, PullTo);
        if (Directory is not null && !Folder().IsMatch(Directory))
            problems.Add("directory",
                $"{Quote.Value(Directory)} is not an absolute path without special characters; use one such as "
                    + "/var/backups/k3s.");
    }

    /// <summary>A schedule takes another container, so there is none by default.</summary>
    public void CheckInDocker(ProblemList problems)
    {
        if (!Generation.IsGiven && !HasTime)
        {
            problems.Add("has no effect in Docker without at and generation; set at for a dump every day, or set generation, and "
                + "increase it for each dump.");
        }
    }

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
