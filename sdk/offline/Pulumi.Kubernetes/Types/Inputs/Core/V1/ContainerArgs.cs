namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ContainerArgs : ResourceArgs
{
    public static new ContainerArgs Empty => new();

    [field: Input("args")] public InputList<string> Args { get => field ??= new(); set; }

    [field: Input("command")] public InputList<string> Command { get => field ??= new(); set; }

    [field: Input("env")] public InputList<EnvVarArgs> Env { get => field ??= new(); set; }

    [Input("image")] public Input<string>? Image { get; set; }

    [Input("imagePullPolicy")] public Input<string>? ImagePullPolicy { get; set; }

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    [field: Input("ports")] public InputList<ContainerPortArgs> Ports { get => field ??= new(); set; }

    [Input("resources")] public Input<ResourceRequirementsArgs>? Resources { get; set; }

    [field: Input("volumeMounts")] public InputList<VolumeMountArgs> VolumeMounts { get => field ??= new(); set; }

    [Input("workingDir")] public Input<string>? WorkingDir { get; set; }
}
