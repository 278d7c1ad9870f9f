namespace Pulumi.Random;

public sealed class RandomIdArgs : ResourceArgs
{
    public static new RandomIdArgs Empty => new();

    [Input("byteLength", required: true)] public Input<int> ByteLength { get; set; } = null!;

    [field: Input("keepers")] public InputMap<string> Keepers { get => field ??= new(); set; }

    [Input("prefix")] public Input<string>? Prefix { get; set; }
}
