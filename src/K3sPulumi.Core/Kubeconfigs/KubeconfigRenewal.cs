using System.Globalization;

namespace K3sPulumi.Core.Kubeconfigs;

/// <summary>
/// When a kubeconfig must be renewed. Only the expiry of the first certificate and the current time are known, so renewals happen
/// in rounds, each before the previous certificate expires, and nothing changes between two rounds.
/// </summary>
internal static class KubeconfigRenewal
{
    public const int DefaultDays = 30;

    private const int MostDays = 300;

    /// <summary>The lifetime of K3s's client certificates.</summary>
    private const int LifetimeDays = 365;

    /// <summary>Identifies the current round; empty before the first.</summary>
    /// <param name="expiry">Expiry of the first kubeconfig's certificate.</param>
    /// <param name="days">How long before its expiry a certificate is renewed.</param>
    /// <param name="now">The current time.</param>
    /// <param name="lifetime">Days for which a certificate is issued.</param>
    public static string Due(DateTimeOffset? expiry, int days, DateTimeOffset now, int lifetime = LifetimeDays)
    {
        if (expiry is not { } end || now < end.AddDays(-days))
            return "";
        var round = 1 + (int)((now - end.AddDays(-days)).TotalDays / (lifetime - days));
        return string.Create(CultureInfo.InvariantCulture, $"renewal {round} of the certificate that ends on {Text(end)}");
    }

    /// <summary>
    /// Identifies a run that reads the kubeconfig again because the previous output is unusable; each deployment tries again.
    /// </summary>
    public static string Again(DateTimeOffset now) => $"read again at {Text(now)}";

    public static string Text(DateTimeOffset expiry) =>
        expiry.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? DaysProblem(int days) => days is >= 1 and <= MostDays
        ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"{days} is not between 1 and {MostDays}; use a number of days in that range.");
}
