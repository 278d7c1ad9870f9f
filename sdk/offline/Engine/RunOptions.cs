namespace K3sPulumi.Offline.Engine;

/// <summary>What a program sees of its surroundings.</summary>
public sealed record RunOptions
{
    public string Project { get; init; } = "lab";

    public string Stack { get; init; } = "dev";

    public string Organization { get; init; } = "organization";

    /// <summary>A key without <c>:</c> belongs to the project.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    public IReadOnlyCollection<string> SecretConfigKeys { get; init; } = [];

    /// <summary>Where Pulumi.yaml is; relative paths of assets count from it in a run inside this process.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Operations at a time.</summary>
    public int Parallel { get; init; } = 4 * Environment.ProcessorCount;

    internal string FullKey(string key) => key.Contains(':') ? key : $"{Project}:{key}";
}
