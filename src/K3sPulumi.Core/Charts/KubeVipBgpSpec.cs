using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>How kube-vip announces the address to routers.</summary>
internal sealed record KubeVipBgpSpec
{
    /// <summary>Numbers of autonomous systems have 32 bits; JSON has only this kind of number.</summary>
    public Value<double> Asn { get; init; }

    /// <summary>Absent: the address of each node.</summary>
    public Value<string> RouterId { get; init; }

    public IReadOnlyList<KubeVipPeerSpec> Peers { get; init; } = [];

    public bool HasPasswords => Peers.Any(peer => peer.Password.IsGiven);

    /// <summary>As kube-vip reads them (ParseBGPPeerConfig): address, AS, password, multihop.</summary>
    public string PeerText => string.Join(',', Peers.Select(peer => peer.Text));

    public void Check(ProblemList at, bool isStatic)
    {
        at.Require("asn", Asn, "is missing; set the number of the servers' autonomous system, such as 65000.");
        at.Check("asn", Asn, AsProblem);
        at.Check("routerId", RouterId, id => IsIpv4(id)
            ? null : $"{Quote.Value(id)} is not a valid router ID; use the form of an IPv4 address, such as 10.0.0.11.");
        if (Peers.Count == 0)
            at.Add("peers", "is empty; list at least one router.");
        foreach (var (index, peer) in Peers.Index())
        {
            var place = at.At("peers", index);
            peer.Check(place, isStatic);
            if (peer.Address.IsKnown && Peers.Take(index).Any(other => other.Address == peer.Address))
                place.Add("address",
                    $"{Quote.Value(peer.Address.Content!)} is the address of another peer; remove one of the two.");
        }
    }

    public static string? AsProblem(double number) => number is >= 1 and <= uint.MaxValue && double.IsInteger(number)
        ? null : string.Create(CultureInfo.InvariantCulture,
            $"{number} is not a valid AS number; use a whole number from 1 to 4294967295.");

    public static string Number(Value<double> number) =>
        ((long)number.Or(0)).ToString(CultureInfo.InvariantCulture);

    private static bool IsIpv4(string text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
        && text.Count(letter => letter == '.') == 3;
}

/// <summary>A router.</summary>
internal sealed record KubeVipPeerSpec
{
    public Value<string> Address { get; init; }

    public Value<double> Asn { get; init; }

    public Value<Secret> Password { get; init; }

    public Value<bool> MultiHop { get; init; }

    public string Text =>
        $"{Host}:{KubeVipBgpSpec.Number(Asn)}:{Password.Or(new Secret("")).Value}:{(MultiHop.Or(false) ? "true" : "false")}";

    private string Host => Address.Or("").Contains(':', StringComparison.Ordinal) ? $"[{Address.Or("")}]" : Address.Or("");

    public void Check(ProblemList at, bool isStatic)
    {
        at.Require("address", Address, "is missing; set the address of the router.");
        at.Check("address", Address, address => IPAddress.TryParse(address, out _)
            ? null : $"{Quote.Value(address)} is not a valid IP address; use an address such as 10.0.0.1.");
        at.Require("asn", Asn, "is missing; set the number of the router's autonomous system, such as 65001.");
        at.Check("asn", Asn, KubeVipBgpSpec.AsProblem);
        at.Check("password", Password, password => PasswordProblem(password.Value));
        if (isStatic && Password.IsGiven)
            at.Add("password", "cannot be used with staticPod, because a static pod reads no Secrets; remove one of the two.");
    }

    /// <summary>kube-vip separates with these and has no escape; Linux takes at most 80 bytes (RFC 2385).</summary>
    private static string? PasswordProblem(string password) =>
        password.Length == 0 ? "must not be empty; set a password, or remove it."
        : password.AsSpan().ContainsAny(":,/\r\n")
            ? "contains a colon, a comma, a slash or a line break, which kube-vip cannot read; use another."
        : Encoding.UTF8.GetByteCount(password) > 80
            ? "is longer than 80 bytes, which is the limit of Linux; use a shorter one."
        : null;
}
