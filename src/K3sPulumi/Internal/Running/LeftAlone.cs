using Pulumi;
using Pulumi.Docker;
using LocalCommandArgs = Pulumi.Command.Local.CommandArgs;
using RemoteCommandArgs = Pulumi.Command.Remote.CommandArgs;
using RemoteCopyArgs = Pulumi.Command.Remote.CopyToRemoteArgs;

namespace K3sPulumi.Internal.Running;

/// <summary>
/// Keeps the resources of stopped nodes unchanged: what the program asks of them waits until the nodes run again. New ones are
/// created all the same.
/// </summary>
internal sealed class LeftAlone
{
    private static readonly string[] OfCommands =
    [
        "addPreviousOutputInEnv", "archivePaths", "assetPaths", "connection", "create", "delete", "dir", "environment",
        "interpreter", "logging", "stdin", "triggers", "update",
    ];

    /// <summary>All but <c>mustRun</c>.</summary>
    private static readonly string[] OfContainers =
    [
        "command", "cpus", "destroyGraceSeconds", "entrypoints", "envs", "healthcheck", "hostname", "hosts", "image", "init",
        "labels", "memory", "memorySwap", "name", "networkMode", "networksAdvanced", "ports", "privileged", "restart",
        "stopSignal", "tmpfs", "uploads", "user", "volumes",
    ];

    private readonly Dictionary<string, List<Resource>> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<Resource, ResourceArgs> _asked = [];
    private readonly HashSet<string> _exempt = new(StringComparer.Ordinal);

    /// <summary>Names of the components that are stopped.</summary>
    public HashSet<string> Stopped { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nothing changes, also of what is not stopped.</summary>
    public bool HasAll { get; set; }

    /// <summary>For a node by itself; null if it is not stopped.</summary>
    public static LeftAlone? Of(string name, NodeArgs? args) =>
        args is { Running: false } ? new() { Stopped = { name }, HasAll = true } : null;

    /// <summary>For a cluster; null if nothing of it is stopped.</summary>
    public static LeftAlone? Of(K3sClusterArgs? args) => args is not null
        && (args.Running == false || args.Servers.Concat(args.Agents).Any(node => node is { Running: false })) ? new() : null;

    /// <summary>The options of a component whose resources are watched.</summary>
    public static ComponentResourceOptions? In(ComponentResourceOptions? options, LeftAlone? alone) => alone is null ? options
        : ComponentResourceOptions.Merge(options, new() { ResourceTransformations = { alone.Transform } });

    /// <summary>The commands and containers of a component so far.</summary>
    public IReadOnlyList<Resource> SeenOf(string component) => _seen.GetValueOrDefault(component) ?? [];

    /// <summary>The same with what is asked of them, and waits.</summary>
    public IEnumerable<(Resource Resource, ResourceArgs Args)> AskedOf(string component) =>
        SeenOf(component).Select(resource => (resource, _asked[resource]));

    /// <summary>Of what starts and stops a node.</summary>
    public void Exempt(string command) => _exempt.Add(command);

    private ResourceTransformationResult? Transform(ResourceTransformationArgs made)
    {
        var component = made.Options.Parent?.GetResourceName() ?? "";
        if (made.Options is not CustomResourceOptions options || _exempt.Contains(made.Resource.GetResourceName())
            || !(HasAll || Stopped.Contains(component)))
            return null;
        var ignored = made.Args switch
        {
            LocalCommandArgs or RemoteCommandArgs => OfCommands,
            RemoteCopyArgs => ["connection", "remotePath", "source", "triggers"],
            ContainerArgs => OfContainers,
            RemoteImageArgs => ["keepLocally", "name"],
            NetworkArgs => ["driver", "ipamConfigs", "labels", "name"],
            _ => [],
        };
        if (ignored.Length == 0)
            return null;
        if (made.Args is ContainerArgs container && Stopped.Contains(component))
            container.MustRun = false;
        if (made.Args is not (RemoteImageArgs or NetworkArgs))
        {
            (_seen.TryGetValue(component, out var seen) ? seen : _seen[component] = []).Add(made.Resource);
            _asked[made.Resource] = made.Args;
        }

        options.IgnoreChanges = [.. options.IgnoreChanges, .. ignored];
        return new(made.Args, options);
    }
}
