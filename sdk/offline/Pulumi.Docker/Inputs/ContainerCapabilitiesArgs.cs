namespace Pulumi.Docker.Inputs;

public sealed class ContainerCapabilitiesArgs : ResourceArgs
{
    public static new ContainerCapabilitiesArgs Empty => new();

    [field: Input("adds")] public InputList<string> Adds { get => field ??= new(); set; }

    [field: Input("drops")] public InputList<string> Drops { get => field ??= new(); set; }
}
