namespace Pulumi.Random;

public sealed class RandomStringArgs : ResourceArgs
{
    public static new RandomStringArgs Empty => new();

    [field: Input("keepers")] public InputMap<string> Keepers { get => field ??= new(); set; }

    [Input("length", required: true)] public Input<int> Length { get; set; } = null!;

    [Input("lower")] public Input<bool>? Lower { get; set; }

    [Input("minLower")] public Input<int>? MinLower { get; set; }

    [Input("minNumeric")] public Input<int>? MinNumeric { get; set; }

    [Input("minSpecial")] public Input<int>? MinSpecial { get; set; }

    [Input("minUpper")] public Input<int>? MinUpper { get; set; }

    [Input("number")] public Input<bool>? Number { get; set; }

    [Input("numeric")] public Input<bool>? Numeric { get; set; }

    [Input("overrideSpecial")] public Input<string>? OverrideSpecial { get; set; }

    [Input("special")] public Input<bool>? Special { get; set; }

    [Input("upper")] public Input<bool>? Upper { get; set; }
}
