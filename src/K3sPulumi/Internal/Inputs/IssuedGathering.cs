using System.Globalization;
using K3sPulumi.Core.Credentials;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads what a cluster issues.</summary>
internal static class IssuedGathering
{
    public static KubeconfigSpec Read(this KubeconfigArgs? args, Values values) => new(args?.Name ?? "")
    {
        Groups = values.List(args?.Groups),
        Days = values.Get(args?.Days),
    };

    public static JoinTokenSpec Read(this JoinTokenArgs? args, int index, Values values) =>
        new(args?.Name ?? index.ToString(CultureInfo.InvariantCulture))
        {
            Ttl = values.Get(args?.Ttl),
            Description = values.Get(args?.Description),
            Generation = values.Get(args?.Generation),
        };
}
