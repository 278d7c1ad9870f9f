using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Certificates;

/// <summary>What the deploying machine runs to give the cluster's CAs to the first server's container.</summary>
internal static class AuthorityScript
{
    /// <param name="authority">The user's CA.</param>
    /// <param name="container">Name of the container, which may not exist yet.</param>
    /// <param name="volume">The volume with its data.</param>
    /// <param name="image">Its image, which has a shell.</param>
    public static string Create(AuthoritySpec authority, string container, string volume, string image) => new VisibleText()
        .Line($"CAs of the cluster, signed by CA {authority.Digest}")
        .Then($"sh -s -- {Shell.Quote(container)} {Shell.Quote(volume)} {Shell.Quote(image)}"
            + (authority.Force.Or(false) ? " force" : ""));

    public static Secret Stdin(AuthoritySpec authority) => new(new ScriptInput().Set("AUTHORITY_FILES", authority.Bundle().Value)
        .With(ScriptSets.Text("docker-authority")));
}
