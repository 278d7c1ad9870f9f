namespace Pulumi.Kubernetes.Types.Inputs.Yaml.V2;

public class ConfigGroupArgs : ResourceArgs
{
    public static new ConfigGroupArgs Empty => new();

    [field: Input("files")] public InputList<string> Files { get => field ??= new(); set; }

    [Input("resourcePrefix")] public Input<string>? ResourcePrefix { get; set; }

    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }

    [Input("yaml")] public Input<string>? Yaml { get; set; }
}
