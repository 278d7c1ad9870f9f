using System.Collections.Immutable;

namespace Pulumi.Random;

[RandomResourceType("random:index/randomUuid:RandomUuid")]
public class RandomUuid : CustomResource
{
    public RandomUuid(string name, RandomUuidArgs? args = null, CustomResourceOptions? options = null)
        : base("random:index/randomUuid:RandomUuid", name, args ?? new RandomUuidArgs(), MakeOptions(options))
    {
    }

    [Output("keepers")] public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    [Output("result")] public Output<string> Result { get; private set; } = null!;

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options) =>
        Utilities.Options(new(), options);
}
