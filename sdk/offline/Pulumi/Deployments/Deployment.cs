namespace Pulumi;

/// <summary>One run of a program against an engine.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly DeploymentSettings _settings;
    private readonly TaskTracker _tasks = new();

    private Deployment(DeploymentSettings settings, IEngine engine)
    {
        _settings = settings;
        Engine = engine;
        Logger = new EngineLogger(engine, _tasks);
    }

    public static DeploymentInstance Instance
    {
        get => Running.Value ??
            throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");
        internal set
        {
            if (Running.Value != null)
                throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
            Running.Value = value;
        }
    }

    internal static Deployment Current => Instance.Deployment;

    internal string ProjectName => _settings.Project;

    internal string StackName => _settings.Stack;

    internal string OrganizationName => _settings.Organization;

    internal string RootDirectory => _settings.RootDirectory ??
        throw new InvalidOperationException("Deployment does not have a root directory set");

    internal bool IsDryRun => _settings.IsDryRun;

    internal IEngine Engine { get; }

    internal EngineLogger Logger { get; }

    internal Stack? Stack { get; set; }

    /// <summary>Makes the failure of a task the failure of the program, even if nobody awaits it.</summary>
    internal static void Observe(Task task) => Running.Value?.Deployment._tasks.Add(task);

    internal string? GetConfig(string key) => _settings.Config.GetValueOrDefault(key);

    internal void ReadOrRegister(Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options) =>
        _tasks.Add(new Registration(this, resource, custom, remote, args, options).RunAsync());

    internal Task RegisterHook(ResourceHook hook)
    {
        var registered = Engine.RegisterHookAsync(hook);
        _tasks.Add(registered);
        return registered;
    }

    internal void RegisterOutputs(ComponentResource component, Output<IDictionary<string, object?>> outputs) =>
        _tasks.Add(Registration.RegisterOutputsAsync(this, component, outputs));
}
