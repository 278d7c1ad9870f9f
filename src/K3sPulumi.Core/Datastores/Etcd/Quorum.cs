namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>How many voters must agree, and how many may be lost.</summary>
internal static class Quorum
{
    /// <summary>The number of voters that must be alive among <paramref name="voters"/>.</summary>
    public static int Of(int voters) => voters < 1
        ? throw new ArgumentOutOfRangeException(nameof(voters), voters, "there is no quorum without voters")
        : (voters / 2) + 1;

    public static int MayBeLost(int voters) => voters - Of(voters);

    /// <summary>What is wrong with this number of voters, or null.</summary>
    public static string? Advice(int voters) => voters switch
    {
        < 1 => "there must be at least one voter; use 1 or 3.",
        > 7 => $"{voters} voters agree slowly and are not supported; use 7 at most, and agents for the rest.",
        _ when voters % 2 == 1 => null,
        _ => $"{voters} voters survive the loss of {MayBeLost(voters)}, no more than {voters - 1} would; use {voters - 1} or {voters + 1}.",
    };
}
