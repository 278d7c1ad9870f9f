namespace K3sPulumi.Core.Hosts;

/// <summary>
/// The servers that keep a cluster's state among themselves, as a line that is kept with each of them. So the next run, and its preview already, sees
/// who would leave: every server that stays has another line then.
/// </summary>
internal static class StateServers
{
    private const string Start = "servers with the state: ";

    public static string Line(IEnumerable<string> names) => Start + string.Join(", ", names);

    /// <summary>Why this change of the servers is refused: a vote leaves with each one; null where nothing is against it.</summary>
    public static string? RemovalProblem(string? before, string? after)
    {
        if (NamesIn(before) is not { } had || NamesIn(after) is not { } keeps)
            return null;
        var leaving = had.Except(keeps, StringComparer.Ordinal).ToList();
        return leaving.Count < 2
            ? null
            : $"{string.Join(", ", leaving)} would leave in one up, and a vote of etcd with each of them: remove one, run up, then remove the next "
              + "(with embeddedEtcd = true an even number may be on the way). Nothing was removed.";
    }

    private static string[]? NamesIn(string? text) => text?.Split('\n').Select(line => line.TrimStart('#', ' ').TrimEnd())
        .FirstOrDefault(line => line.StartsWith(Start, StringComparison.Ordinal))?[Start.Length..].Split(", ");
}
