using System.Globalization;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.Cluster;

/// <summary>
/// Tokens are generated here and never read from a host. Only lower case letters and digits: no token starts with K10 by chance.
/// </summary>
internal static class GeneratedToken
{
    private const int Length = 48;

    /// <summary>The user's token, or else one that is generated, once for each rotation.</summary>
    public static Output<string> For(ComponentResource parent, string name, Input<string>? given, Output<bool> isChecked,
        Input<int>? rotation = null)
    {
        if (given is not null)
            return Output.CreateSecret(Output.Tuple(isChecked, given.ToOutput()).Apply(both => both.Item2));
        var args = new RandomPasswordArgs { Length = isChecked.Apply(_ => Length), Special = false, Upper = false };
        if (rotation is not null)
            args.Keepers["rotation"] = rotation.Apply(number => number.ToString(CultureInfo.InvariantCulture));
        // A later version of this library must not change the token of an existing cluster.
        var password = new RandomPassword(name, args,
            new CustomResourceOptions { Parent = parent, IgnoreChanges = { "length", "special", "upper" } });
        return Output.CreateSecret(password.Result);
    }
}
