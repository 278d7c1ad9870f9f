using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

public class ReleaseArgs : ResourceArgs
{
    public static new ReleaseArgs Empty => new();

    [Input("allowNullValues")] public Input<bool>? AllowNullValues { get; set; }

    [Input("atomic")] public Input<bool>? Atomic { get; set; }

    [Input("chart", required: true)] public Input<string> Chart { get; set; } = null!;

    [Input("cleanupOnFail")] public Input<bool>? CleanupOnFail { get; set; }

    [Input("compat")] public Input<string>? Compat { get; set; }

    [Input("createNamespace")] public Input<bool>? CreateNamespace { get; set; }

    [Input("dependencyUpdate")] public Input<bool>? DependencyUpdate { get; set; }

    [Input("description")] public Input<string>? Description { get; set; }

    [Input("devel")] public Input<bool>? Devel { get; set; }

    [Input("disableCRDHooks")] public Input<bool>? DisableCRDHooks { get; set; }

    [Input("disableOpenapiValidation")] public Input<bool>? DisableOpenapiValidation { get; set; }

    [Input("disableWebhooks")] public Input<bool>? DisableWebhooks { get; set; }

    [Input("forceUpdate")] public Input<bool>? ForceUpdate { get; set; }

    [Input("keyring")] public Input<string>? Keyring { get; set; }

    [Input("lint")] public Input<bool>? Lint { get; set; }

    [field: Input("manifest")] public InputMap<object> Manifest { get => field ??= new(); set; }

    [Input("maxHistory")] public Input<int>? MaxHistory { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("namespace")] public Input<string>? Namespace { get; set; }

    [Input("postrender")] public Input<string>? Postrender { get; set; }

    [Input("recreatePods")] public Input<bool>? RecreatePods { get; set; }

    [Input("renderSubchartNotes")] public Input<bool>? RenderSubchartNotes { get; set; }

    [Input("replace")] public Input<bool>? Replace { get; set; }

    [Input("repositoryOpts")] public Input<RepositoryOptsArgs>? RepositoryOpts { get; set; }

    [Input("resetValues")] public Input<bool>? ResetValues { get; set; }

    [field: Input("resourceNames")] public InputMap<ImmutableArray<string>> ResourceNames { get => field ??= new(); set; }

    [Input("reuseValues")] public Input<bool>? ReuseValues { get; set; }

    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }

    [Input("skipCrds")] public Input<bool>? SkipCrds { get; set; }

    [Input("timeout")] public Input<int>? Timeout { get; set; }

    [field: Input("valueYamlFiles")] public InputList<AssetOrArchive> ValueYamlFiles { get => field ??= new(); set; }

    [field: Input("values")] public InputMap<object> Values { get => field ??= new(); set; }

    [Input("verify")] public Input<bool>? Verify { get; set; }

    [Input("version")] public Input<string>? Version { get; set; }

    [Input("waitForJobs")] public Input<bool>? WaitForJobs { get; set; }
}
