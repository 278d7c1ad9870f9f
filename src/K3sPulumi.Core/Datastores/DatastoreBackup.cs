using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>A dump every night, on the datastore's own host.</summary>
internal sealed partial record DatastoreBackup
{
    /// <summary>Time of day on the host's clock.</summary>
    public string At { get; init; } = "02:30";

    /// <summary>How many dumps are kept.</summary>
    public int Keep { get; init; } = 7;

    /// <summary>Where the dumps go; null: below /var/backups.</summary>
    public string? Directory { get; init; }

    public string OnCalendar => string.Create(CultureInfo.InvariantCulture, $"*-*-* {At}:00");

    public string DirectoryFor(string kind) => Directory ?? $"/var/backups/k3spulumi/{kind}";

    public IEnumerable<Problem> Problems(string path)
    {
        if (!TimeOfDay().IsMatch(At))
            yield return new(EndpointPart.At(path, "at"), $"\"{At}\" is not a time of day; write it as 02:30.");
        if (Keep < 1)
            yield return new(EndpointPart.At(path, "keep"), $"{Keep} would keep no dump at all; use 1 or more.");
        if (Directory is not null && !Folder().IsMatch(Directory))
            yield return new(EndpointPart.At(path, "directory"), $"\"{Directory}\" is not an absolute path of plain characters; give one such as /var/backups/k3s.");
    }

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
