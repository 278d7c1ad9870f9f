using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Certificates;

/// <summary>The user's CA, which signs the CAs of a cluster.</summary>
internal sealed record AuthoritySpec
{
    /// <summary>PEM: the CA that signs first, then those that signed it, the root last.</summary>
    public Value<string> Chain { get; init; }

    /// <summary>PEM: the key of the first certificate. Absent for agents, which do not need it.</summary>
    public Value<Secret> Key { get; init; }

    /// <summary>Permission to replace the CAs of an existing cluster by those of another root.</summary>
    public Value<bool> Force { get; init; }

    /// <summary>The time of the request.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Identifies the CAs; not secret. Null: not known yet.</summary>
    public string? Digest => Read() is { } chain ? Scripts.Digest.Of(chain.Text)[..16] : null;

    /// <summary>The SHA-256 of the root, as in K3s's tokens. Null: not known yet.</summary>
    public string? Root => Read()?.RootFingerprint;

    /// <summary>The CAs of the cluster with their keys, as the scripts take them.</summary>
    public Secret Bundle() => new(LeafAuthorities.Bundle(Read()!, Key.Content));

    public void Check(ProblemList problems)
    {
        problems.Require("chain", Chain, "is missing; set the PEM text of the CA that signs, followed by its root.");
        problems.Require("key", Key, "is missing; set the PEM text of the private key of the first certificate in chain.");
        AuthorityChain? chain = null;
        if (Chain.IsKnown)
        {
            chain = AuthorityChain.TryRead(Chain.Content!, out var why);
            problems.Add("chain", why ?? chain!.Problem(Now));
        }

        if (Key.IsKnown)
            problems.Add("key", AuthorityKey.Problem(Key.Content, chain?.Signer));
    }

    public void Advise(ProblemList advice) => advice.Add("chain", Read()?.Advice(Now));

    private AuthorityChain? Read() => Chain.IsKnown ? AuthorityChain.TryRead(Chain.Content!, out _) : null;
}
