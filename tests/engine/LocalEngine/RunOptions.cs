using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine;

/// <summary>The environment of a program.</summary>
public sealed record RunOptions
{
    public string Project { get; init; } = "lab";

    public string Stack { get; init; } = "dev";

    public string Organization { get; init; } = "organization";

    /// <summary>A key without <c>:</c> belongs to the project.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    public IReadOnlyCollection<string> SecretConfigKeys { get; init; } = [];

    /// <summary>Outputs of other stacks, by the names in the program; optional in a preview.</summary>
    public IReadOnlyDictionary<string, PropertyMap> OtherStacks { get; init; } = new Dictionary<string, PropertyMap>();

    /// <summary>Where Pulumi.yaml is.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The base of relative paths of assets: the program's current directory.</summary>
    public string AssetDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// How to start the component providers of packages, by the names of the packages: a program and its arguments; the engine's
    /// address is appended.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Plugins { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Operations at a time.</summary>
    public int Parallel { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>
    /// After a step that failed, all that does not depend on it is done, as by <c>pulumi up --continue-on-error</c>; if false, as
    /// without
    /// that option, nothing is begun any more.
    /// </summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>Called with the type of each resource when its registration arrives.</summary>
    internal Action<string>? Registering { get; init; }

    /// <summary>Called with each operation when it starts and when it has ended.</summary>
    internal Action<Operations.OperationRecord>? Progress { get; init; }

    /// <summary>Called with each line that a command shows while it runs.</summary>
    internal Action<Operations.OperationRecord, string>? Status { get; init; }

    /// <summary>Gets the state after each change, so an interrupted run loses nothing.</summary>
    internal Action<State.Snapshot>? Checkpoint { get; init; }

    internal string FullKey(string key) => key.Contains(':') ? key : $"{Project}:{key}";
}
