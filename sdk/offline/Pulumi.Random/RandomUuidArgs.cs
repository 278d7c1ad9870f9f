namespace Pulumi.Random;

public sealed class RandomUuidArgs : ResourceArgs
{
    public static new RandomUuidArgs Empty => new();

    [field: Input("keepers")] public InputMap<string> Keepers { get => field ??= new(); set; }
}
