namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>How many voters must agree, and how many may be lost.</summary>
internal static class Quorum
{
    /// <summary>The number of voters that must be alive among <paramref name="voters"/>.</summary>
    public static int Of(int voters) => voters < 1
        ? throw new ArgumentOutOfRangeException(nameof(voters), voters, "there is no quorum without voters")
        : (voters / 2) + 1;

    public static int MayBeLost(int voters) => voters - Of(voters);

    /// <summary>What is wrong with this number of voters; null if nothing is.</summary>
    public static string? Advice(int voters) => voters switch
    {
        < 1 => "at least one voter is required; use 1 or 3.",
        > 7 => $"{voters} voters are slow to agree and not supported; use at most 7, and make the others agents.",
        _ when voters % 2 == 1 => null,
        _ => $"{voters} voters survive the loss of {MayBeLost(voters)}, the same as {voters - 1}; use {voters - 1} or "
            + $"{voters + 1}.",
    };
}
