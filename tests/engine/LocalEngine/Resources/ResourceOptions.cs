using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Resources;

/// <summary>Go durations, as the program sent them; empty if not set.</summary>
public sealed record Timeouts(string Create, string Update, string Delete);

/// <summary>An earlier identity of a resource: a whole URN, or what was different.</summary>
public sealed record AliasSpec(string? Urn, string? Name, string? Type, string? Stack, string? Project, string? Parent,
    bool NoParent);

/// <summary>Names of the hooks that run around the steps of a resource.</summary>
public sealed record HookNames(
    IReadOnlyList<string> BeforeCreate, IReadOnlyList<string> AfterCreate,
    IReadOnlyList<string> BeforeUpdate, IReadOnlyList<string> AfterUpdate);

/// <summary>Everything about a resource that is neither its identity nor a property.</summary>
public sealed record ResourceOptions
{
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The resources that each input comes from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary><c>URN::ID</c> of an explicit provider, else empty.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Null until inherited: not set.</summary>
    public bool? Protect { get; init; }

    public bool? RetainOnDelete { get; init; }

    public string DeletedWith { get; init; } = "";

    /// <summary>Null: the provider decides.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    public PropertyValue? ReplacementTrigger { get; init; }

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public IReadOnlyList<string> HideDiffs { get; init; } = [];

    public IReadOnlyList<AliasSpec> Aliases { get; init; } = [];

    public Timeouts? CustomTimeouts { get; init; }

    /// <summary>Not stored in the state: a running program registers them again.</summary>
    public HookNames? Hooks { get; init; }

    public string Version { get; init; } = "";

    public string ImportId { get; init; } = "";
}
