using K3sPulumi.Core.Oidc;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads the identity provider.</summary>
internal static class OidcGathering
{
    public static OidcSpec Read(this OidcArgs args, Values values) => new()
    {
        IssuerUrl = values.Get(args.IssuerUrl),
        ClientId = values.Get(args.ClientId),
        UsernameClaim = values.Get(args.UsernameClaim),
        UsernamePrefix = values.Get(args.UsernamePrefix),
        GroupsClaim = values.Get(args.GroupsClaim),
        GroupsPrefix = values.Get(args.GroupsPrefix),
        RequiredClaims = values.Map(args.RequiredClaims),
        SigningAlgorithms = values.List(args.SigningAlgorithms),
        Ca = values.Get(args.Ca),
    };
}
