using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
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
    private readonly Func<CustomResourceOptions, Resource> _create;

    private NodeRunning(
        ComponentResource owner, string name, NodeContext? context, NodeRun run, Func<CustomResourceOptions, Resource> create)
    {
        (_owner, _name, _context, _run, _create) = (owner, name, context, run, create);
        if (run.Asked == true)
            Command = create(Options());
    }

    /// <summary>What starts the node, or stops it; null if nothing does.</summary>
    public Resource? Command { get; private set; }

    /// <summary>Whether nothing of the node changes in this update.</summary>
    public bool IsLeftAlone => _run.IsLeftAlone;

    /// <summary>What the node waits for before it changes.</summary>
    public IReadOnlyList<Resource> Started => _run.Asked == true ? [Command!] : [];

    public static NodeRunning OnHost<TSpec>(NodeScope<TSpec> scope, Output<HostNode> host)
        where TSpec : INodeSpec
    {
        var run = scope.Run;
        var others = scope.Context?.AwaitedUrls ?? Output.Create<IReadOnlyList<string>>([]);
        var command = new RemoteCommand($"{scope.Name}-running", scope.Ssh,
            Output.Tuple(host, others).Apply(both => RunningScript.For(both.Item1, run, both.Item2)))
        {
            HasDelete = run.Asked == false,
            MayBoot = true,
        };
        return new(scope.Owner, scope.Name, scope.Context, run, options => command.Create(scope.Visible, options));
    }

    public static NodeRunning InDocker<TSpec>(NodeScope<TSpec> scope, DockerResources shared)
        where TSpec : INodeSpec
    {
        var run = scope.Run;
        var others = scope.Context?.Awaited ?? [];
        return new(scope.Owner, scope.Name, scope.Context, run, options => DockerCommand(scope.Name, shared, run.Asked == true,
            scope.Visible.Apply(spec => DockerRunningScript.Start(spec, run, others)),
            Output.Create(DockerRunningScript.Stop(scope.Name, ContainerPlan.GraceSeconds)), options));
    }

    /// <summary>The turn of a node that may have to be started first.</summary>
    public InputList<Resource> TurnAfter(InputList<Resource>? turn)
    {
        var all = new InputList<Resource>();
        all.AddRange(turn ?? []);
        all.AddRange(Started.ToArray());
        return all;
    }

    /// <summary>A command that starts a container, or stops it and starts it again when it is deleted.</summary>
    public static Command DockerCommand(string name, DockerResources shared, bool starts, Output<string> start,
        Output<string> stop, CustomResourceOptions options)
    {
        var args = EngineCommand.Args(shared.Engine);
        args.Create = starts ? start : stop;
        args.Stdin = Output.CreateSecret(DockerRunningScript.Stdin);
        if (!starts)
            (args.Delete, options.DeleteBeforeReplace) = (start, true);
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
        var options = Options();
        options.DependsOn.AddRange(alone.SeenOf(_name).ToArray());
        options.DeletedWith = ready;
        // The scripts of another release are no reason to stop it once more.
        options.IgnoreChanges = ["stdin"];
        alone.Exempt($"{_name}-running");
        Command = _create(options);
    }

    private CustomResourceOptions Options()
    {
        var options = new CustomResourceOptions { Parent = _owner };
        options.DependsOn.AddRange(_context?.RunAfter ?? []);
        return options;
    }
}
