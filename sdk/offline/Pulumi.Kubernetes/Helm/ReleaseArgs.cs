namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

public class ReleaseArgs : ResourceArgs
{
    public static new ReleaseArgs Empty => new();

    [Input("atomic")] public Input<bool>? Atomic { get; set; }

    [Input("chart", required: true)] public Input<string> Chart { get; set; } = null!;

    [Input("cleanupOnFail")] public Input<bool>? CleanupOnFail { get; set; }

    [Input("compat")] public Input<string>? Compat { get; set; }

    [Input("createNamespace")] public Input<bool>? CreateNamespace { get; set; }

    [Input("description")] public Input<string>? Description { get; set; }

    [Input("maxHistory")] public Input<int>? MaxHistory { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("namespace")] public Input<string>? Namespace { get; set; }

    [Input("repositoryOpts")] public Input<RepositoryOptsArgs>? RepositoryOpts { get; set; }

    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }

    [Input("skipCrds")] public Input<bool>? SkipCrds { get; set; }

    [Input("timeout")] public Input<int>? Timeout { get; set; }

    [field: Input("values")] public InputMap<object> Values { get => field ??= new(); set; }

    [Input("version")] public Input<string>? Version { get; set; }

    [Input("waitForJobs")] public Input<bool>? WaitForJobs { get; set; }
}
