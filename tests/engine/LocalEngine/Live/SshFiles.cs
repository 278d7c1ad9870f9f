using System.Globalization;
using System.Text;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>
/// The files of one ssh connection, in a temporary directory that only this user can read: configuration, keys, pinned host keys,
/// and the programs that answer ssh's prompts. So arguments contain no secrets and nothing that needs quotes.
/// </summary>
internal sealed class SshFiles : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("k3s-ssh-").FullName;

    public SshFiles(SshTarget target)
    {
        var text = new StringBuilder();
        Host(text, "target", target);
        text.AppendLine("  PermitLocalCommand yes").AppendLine(CultureInfo.InvariantCulture, $"  LocalCommand : > {Connected}");
        if (target.Proxy is { } proxy)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  ProxyCommand env SSH_ASKPASS={PathOf("ask-proxy")} ssh -F {Configuration} -W [%h]:%p proxy");
            Host(text, "proxy", proxy);
        }
        Write("config", text.ToString());
    }

    public string Configuration => PathOf("config");

    /// <summary>ssh creates this file once it is authenticated.</summary>
    public string Connected => PathOf("connected");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["SSH_ASKPASS"] = PathOf("ask-target"),
        ["SSH_ASKPASS_REQUIRE"] = "force",
        ["SHELL"] = "/bin/sh",
        ["LC_ALL"] = "C",
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Host(StringBuilder text, string name, SshTarget target)
    {
        string[] methods = [.. Methods(target)];
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            Host {name}
              HostName {target.Host}
              Port {target.Port}
              User {target.User}
              ConnectTimeout {Math.Max(1, target.PerDialTimeout)}
              ConnectionAttempts 1
              NumberOfPasswordPrompts 1
              PreferredAuthentications {string.Join(',', methods)}
              IdentityAgent {Agent(target)}
              ControlMaster no
              ControlPath none
              LogLevel ERROR
              RequestTTY no
              ForwardAgent no
              ForwardX11 no
              UpdateHostKeys no
              GlobalKnownHostsFile /dev/null
              UserKnownHostsFile {KnownHosts(name, target)}
              StrictHostKeyChecking {(target.HostKey is null ? "no" : "yes")}
            """);
        if (target.HostKey is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"  HostKeyAlias {name}")
                .AppendLine(CultureInfo.InvariantCulture, $"  HostKeyAlgorithms {Algorithms(target.HostKey)}");
        if (target.PrivateKey is { Length: > 0 } key)
            text.AppendLine(
                CultureInfo.InvariantCulture, $"  IdentityFile {Write($"key-{name}", Ed25519Key.ForSsh(key.TrimEnd() + "\n"))}");
        else
            text.AppendLine("  IdentityFile none");
        text.AppendLine(HasAgent || target.AgentSocketPath is not null ? "  IdentitiesOnly no" : "  IdentitiesOnly yes");
        Answers(name, target);
    }

    // As the provider does: an agent in the environment is always used.
    private static bool HasAgent => System.Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") is { Length: > 0 };

    private static string Agent(SshTarget target) => target.AgentSocketPath ?? (HasAgent ? "SSH_AUTH_SOCK" : "none");

    private static IEnumerable<string> Methods(SshTarget target)
    {
        if (target.PrivateKey is { Length: > 0 } || target.AgentSocketPath is not null || HasAgent)
            yield return "publickey";
        if (target.Password is { Length: > 0 })
        {
            yield return "password";
            yield return "keyboard-interactive";
        }
        if (target is { PrivateKey: null or "", Password: null or "", AgentSocketPath: null } && !HasAgent)
            yield return "none";
    }

    private string KnownHosts(string name, SshTarget target) => target.HostKey is { } key
        ? Write($"known-{name}", $"{name} {key.Trim()}\n")
        : "/dev/null";

    /// <summary>Only the pinned key's algorithm: another key of the same host would not be the pinned one.</summary>
    /// <summary>The provider only offers the type of the key; for RSA that is SHA-1, which newer hosts reject.</summary>
    private static string Algorithms(string hostKey) => hostKey.Trim().Split(' ')[0] switch
    {
        "rsa-sha2-256" or "rsa-sha2-512" => "ssh-rsa",
        var algorithm => algorithm,
    };

    /// <summary>ssh runs a program for passwords; this one recognizes the prompt by its text.</summary>
    private void Answers(string name, SshTarget target)
    {
        var script = $"""
            #!/bin/sh
            case $1 in
            *passphrase*) cat {Write($"passphrase-{name}", target.PrivateKeyPassword ?? "")} ;;
            *) cat {Write($"password-{name}", target.Password ?? "")} ;;
            esac
            """;
        Write($"ask-{name}", script, OwnerOnly | UnixFileMode.UserExecute);
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    private string Write(string file, string text, UnixFileMode mode = OwnerOnly)
    {
        var path = PathOf(file);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = mode;
        using var stream = new FileStream(path, create);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
