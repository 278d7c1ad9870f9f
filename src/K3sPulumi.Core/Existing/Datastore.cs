using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>Where a cluster stores its objects; for an external datastore also its kind, if known.</summary>
internal sealed record Datastore(NodeStore Store, string? Kind)
{
    private static readonly (NodeStore Store, string Text)[] Names = [(NodeStore.Sqlite, "SQLite"),
        (NodeStore.EmbeddedEtcd, "embedded etcd"), (NodeStore.External, "an external datastore")];

    /// <summary>The name in messages.</summary>
    public string Name => Kind ?? Names.First(name => name.Store == Store).Text;

    public static Datastore Of(NodeStore store, Value<Secret> endpoint) =>
        new(store, store == NodeStore.External && endpoint.IsKnown ? KindOf(endpoint.Content!.Value) : null);

    public string ToText() => Kind is null ? Store.ToString() : $"{Store} {Kind}";

    public static Datastore? From(string text) =>
        text.Split(' ', 2) is [var name, .. var kind] && Enum.TryParse<NodeStore>(name, out var store)
            ? new(store, kind.FirstOrDefault()) : null;

    private static string? KindOf(string endpoint) => endpoint.Split("://") is [var scheme, _, ..]
        ? scheme.ToLowerInvariant() switch
        {
            "postgres" or "postgresql" => "PostgreSQL",
            "mysql" => "MySQL",
            "http" or "https" => "etcd",
            "nats" => "NATS",
            _ => null,
        }
        : null;
}
