namespace K3sPulumi.Core.Validation;

/// <summary>A valid schedule of <see cref="Cron"/>.</summary>
/// <param name="Zone">Its time zone; null: that of the host.</param>
/// <param name="Every">The duration between two runs, in Go's form; null: it has fields.</param>
/// <param name="Fields">Its five fields as they are written.</param>
/// <param name="Ranges">What they may contain.</param>
internal sealed record CronSchedule(string? Zone, string? Every, IReadOnlyList<string> Fields, IReadOnlyList<CronField> Ranges)
{
    public IReadOnlySet<int> Read(int field) => Ranges[field].Read(Fields[field])!;

    /// <summary>Whether it allows every number.</summary>
    public bool IsWhole(int field) => Read(field).Count == Ranges[field].Last - Ranges[field].First + 1;

    public bool IsStar(int field) => CronField.IsStar(Fields[field]);
}
