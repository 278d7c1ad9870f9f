using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Running;

/// <summary>
/// The command that starts or stops a node, if that is asked: before anything else of the node to start it, and after everything
/// else to stop it. Deleting the one that stops starts the node again.
/// </summary>
internal sealed class NodeRunning
{
    private readonly ComponentResource _owner;
    private readonly string _name;
    private readonly NodeContext? _context;
    private readonly NodeRun _run;
    private readonly Func<CustomResourceOptions, Resource> _make;

    /// <param name="owner">The node.</param>
    /// <param name="name">Its name.</param>
    /// <param name="node">What is asked of it.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="make">Creates the command.</param>
    private NodeRunning(ComponentResource owner, string name, NodeSpec node, NodeContext? context,
        Func<NodeRun, CustomResourceOptions, Resource> make)
    {
        (_owner, _name, _context, _run) = (owner, name, context, context?.Run ?? NodeRun.Of(node));
        _make = options => make(_run, options);
        if (_run.Asked == true)
            Command = _make(Options(context?.RunAfter ?? []));
    }

    /// <summary>What starts the node, or stops it; null if nothing does.</summary>
    public Resource? Command { get; private set; }

    /// <summary>Whether nothing of the node changes in this update.</summary>
    public bool IsLeftAlone => _run.IsLeftAlone;

    /// <summary>What the node waits for before it changes.</summary>
    public IReadOnlyList<Resource> Started => _run.Asked == true ? [Command!] : [];

    public static NodeRunning OnHost<T>(ComponentResource owner, string name, NodeArgs args, NodeSpec node, NodeContext? context,
        Output<HostNode> host, Output<T> shown)
    {
        var others = context?.AwaitedUrls ?? Output.Create<IReadOnlyList<string>>([]);
        return new(owner, name, node, context, (run, options) => RemoteCommand.Create($"{name}-running", args.Ssh!,
            Output.Tuple(host, others).Apply(both => RunningScript.For(both.Item1, run, both.Item2)), shown, hasCreate: true,
            hasDelete: run.Asked == false, options));
    }

    /// <param name="owner">The node.</param>
    /// <param name="name">Its name and that of its container.</param>
    /// <param name="shape">What is asked of it, as far as it is known while the program runs.</param>
    /// <param name="site">The engine.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="start">The text that starts it.</param>
    public static NodeRunning InDocker(ComponentResource owner, string name, NodeSpec shape, DockerResources site,
        NodeContext? context, Func<NodeRun, Output<string>> start) =>
        new(owner, name, shape, context, (run, options) => DockerCommand(name, site, run.Asked == true, start(run),
            Output.Create(DockerRunningScript.Stop(name, ContainerPlan.GraceSeconds)), options));

    /// <summary>A command that starts a container, or stops it and starts it again when it is deleted.</summary>
    public static Command DockerCommand(string name, DockerResources site, bool starts, Output<string> start, Output<string> stop,
        CustomResourceOptions options)
    {
        var args = new CommandArgs
        {
            Create = starts ? start : stop,
            Stdin = Output.CreateSecret(DockerRunningScript.Stdin),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (!starts)
            (args.Delete, options.DeleteBeforeReplace) = (start, true);
        if (site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", site.Engine);
        return new Command($"{name}-running", args, options);
    }

    /// <summary>Once all of the node is created.</summary>
    /// <param name="alone">Knows what that is.</param>
    /// <param name="ready">Deleted with the node: then it is not started again.</param>
    public void Stop(LeftAlone? alone, Resource ready)
    {
        if (_run.Asked != false || alone is null)
            return;
        WaitingNode.Announce(_owner, _name, alone.AskedOf(_name));
        var options = Options(_context?.RunAfter ?? []);
        options.DependsOn.AddRange(alone.SeenOf(_name).ToArray());
        options.DeletedWith = ready;
        // The scripts of another release are no reason to stop it once more.
        options.IgnoreChanges = ["stdin"];
        alone.Exempt($"{_name}-running");
        Command = _make(options);
    }

    private CustomResourceOptions Options(InputList<Resource> after)
    {
        var options = new CustomResourceOptions { Parent = _owner };
        options.DependsOn.AddRange(after);
        return options;
    }
}
