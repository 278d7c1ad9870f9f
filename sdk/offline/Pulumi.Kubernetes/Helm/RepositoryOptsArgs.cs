namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

public class RepositoryOptsArgs : ResourceArgs
{
    public static new RepositoryOptsArgs Empty => new();

    [Input("caFile")] public Input<string>? CaFile { get; set; }

    [field: Input("password")]
    public Input<string>? Password
    {
        get;
        set => field = value is null ? null
            : (Input<string>)Output.Tuple(value, (Input<int>)Output.CreateSecret(0)).Apply(both => both.Item1);
    }

    [Input("repo")] public Input<string>? Repo { get; set; }

    [Input("username")] public Input<string>? Username { get; set; }
}
