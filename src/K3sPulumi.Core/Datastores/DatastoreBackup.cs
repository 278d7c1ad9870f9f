using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>Nightly backups on the host of the datastore.</summary>
internal sealed partial record DatastoreBackup
{
    public const string DefaultAt = "02:30";
    public const int DefaultKeep = 7;

    /// <summary>Time of day on the host's clock.</summary>
    public string At { get; init; } = DefaultAt;

    /// <summary>How many backups to keep.</summary>
    public int Keep { get; init; } = DefaultKeep;

    /// <summary>Directory of the backups; null: below /var/backups.</summary>
    public string? Directory { get; init; }

    public string OnCalendar => string.Create(CultureInfo.InvariantCulture, $"*-*-* {At}:00");

    public string DirectoryFor(string kind) => Directory ?? $"/var/backups/k3spulumi/{kind}";

    public void Check(ProblemList findings)
    {
        if (!TimeOfDay().IsMatch(At))
            findings.Add("at", $"\"{At}\" is not a valid time of day; use a time such as 02:30.");
        if (Keep < 1)
            findings.Add("keep", $"{Keep} would keep no backups; use 1 or more.");
        if (Directory is not null && !Folder().IsMatch(Directory))
            findings.Add("directory",
                $"\"{Directory}\" is not an absolute path without special characters; use one such as /var/backups/k3s.");
    }

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
