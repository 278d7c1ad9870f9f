using System.Globalization;

namespace K3sPulumi.Core.Kubeconfigs;

/// <summary>
/// When a kubeconfig is to be renewed. All that is known is when the certificate of the first one ends, and the time: so renewals come in
/// rounds, each early enough for the certificate of the one before, and between two rounds nothing changes.
/// </summary>
internal static class KubeconfigRenewal
{
    public const int DefaultDays = 30;

    private const int MostDays = 300;

    /// <summary>What K3s gives a client certificate.</summary>
    private const int LifetimeDays = 365;

    /// <summary>Names the round that is due; empty before the first.</summary>
    /// <param name="expiry">When the certificate of the first kubeconfig ends.</param>
    /// <param name="days">How long before its end a certificate is renewed.</param>
    /// <param name="now">The time.</param>
    public static string Due(DateTimeOffset? expiry, int days, DateTimeOffset now)
    {
        if (expiry is not { } end || now < end.AddDays(-days))
            return "";
        var round = 1 + (int)((now - end.AddDays(-days)).TotalDays / (LifetimeDays - days));
        return string.Create(CultureInfo.InvariantCulture, $"renewal {round} of the certificate that ends on {Text(end)}");
    }

    /// <summary>Names a run that reads the kubeconfig again, because what was printed before cannot be read: each deployment tries anew.</summary>
    public static string Again(DateTimeOffset now) => $"read again at {Text(now)}";

    public static string Text(DateTimeOffset expiry) => expiry.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? DaysProblem(int days) => days is >= 1 and <= MostDays
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{days} is not between 1 and {MostDays}; use a number of days in that range.");
}
