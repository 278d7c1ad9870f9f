namespace K3sPulumi.Core.Docker;

/// <summary>A number that is the same for the same name everywhere (FNV-1a).</summary>
internal static class StableHash
{
    public static uint Of(string name) => name.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u);
}
