using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>Checks of the SSH connection to a host.</summary>
internal static class SshChecks
{
    public static void Check(ProblemList problems, SshSpec ssh, bool isBastion = false)
    {
        problems.Require("address", ssh.Address, "is missing; set the host name or IP address.");
        problems.Check("address", ssh.Address, address =>
            Addresses.HostProblem(address) ?? SpecialAddresses.HostProblem(address));
        problems.Check("port", ssh.Port, Ports.Problem);
        problems.Check("user", ssh.User, UserNames.Problem);
        problems.Check("privateKey", ssh.PrivateKey, key =>
            SshKeys.PrivateKeyProblem(key.Value, ssh.PrivateKeyPassphrase.IsGiven));
        problems.Check("password", ssh.Password, password =>
            password.Value.Length == 0 && !ssh.AgentSocketPath.IsGiven
                ? "must not be empty; set the password of the user, or remove it and set privateKey."
                : LineProblem(password.Value));
        problems.Check("sudoPassword", ssh.SudoPassword, password => LineProblem(password.Value));
        problems.Check("hostKey", ssh.HostKey, SshKeys.HostKeyProblem);
        problems.Check("dialErrorLimit", ssh.DialErrorLimit, limit =>
            limit >= 1 ? null : $"{limit} is not a valid number of attempts; use 1 or more.");
        problems.Check("perDialTimeout", ssh.PerDialTimeout, seconds =>
            seconds >= 1 ? null : $"{seconds} is not positive; use a number of seconds.");
        problems.Add(LoginProblem(ssh));
        problems.Add(HostKeyProblem(ssh));
        if (!isBastion && ssh.SudoPassword.IsGiven && ssh.User.IsKnown && ssh.User.Content == "root")
            problems.Add("sudoPassword", "has no effect for root; remove it, or log in as another user.");
        if (ssh.Bastion is not null)
            Check(problems.At("bastion"), ssh.Bastion, isBastion: true);
    }

    public static void Advise(ProblemList advice, SshSpec? ssh)
    {
        if (ssh is null)
            return;
        advice.Check("privateKey", ssh.PrivateKey, key => SshKeys.PrivateKeyAdvice(key.Value));
        Advise(advice.At("bastion"), ssh.Bastion);
    }

    /// <summary>Most often it is the end of the file that the password comes from.</summary>
    private static string? LineProblem(string password) => password.AsSpan().ContainsAny('\n', '\r', '\0')
        ? "contains a line break, which no password has; remove it, such as with .Trim()."
        : null;

    private static string? LoginProblem(SshSpec ssh) =>
        (ssh.PrivateKey.IsGiven, ssh.Password.IsGiven, ssh.AgentSocketPath.IsGiven) switch
        {
            (false, false, false) => "has no credentials; set privateKey, password or agentSocketPath.",
            (true, true, _) => "has both privateKey and password; remove one of the two.",
            _ when ssh.PrivateKeyPassphrase.IsGiven
                && !ssh.PrivateKey.IsGiven => "has a privateKeyPassphrase without a privateKey; set the key too.",
            _ => null,
        };

    private static string? HostKeyProblem(SshSpec ssh) => (ssh.HostKey.IsGiven, ssh.TrustAnyHostKey) switch
    {
        (false, { IsUnknown: false, Content: false }) => "has no way to verify the host; set hostKey to what "
            + $"\"ssh-keyscan -t ed25519 {ssh.Address.Or("ADDRESS")}\" prints after the name, or trustAnyHostKey to true.",
        (true, { Content: true }) => "has both hostKey and trustAnyHostKey; remove one of the two.",
        _ => null,
    };
}
