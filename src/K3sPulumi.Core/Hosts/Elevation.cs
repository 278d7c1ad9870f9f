using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// How a login becomes root. The command text contains no secret: a password is sent at the start of standard input.
/// </summary>
internal sealed record Elevation
{
    /// <summary>
    /// Marks the end of the password in the input: sudo may or may not have read the line before it. For a shell it is a comment.
    /// </summary>
    private const string Mark = "#begin";

    // Short, because they are twice in the state for each command; the arguments are constant.
    private const string Asking = "K3P_SUDO=$(LC_ALL=C sudo -n sh -c : 2>&1 </dev/null)";

    private const string AskingWithPassword =
        "IFS= read -r word; if K3P_SUDO=$(printf \"%s\\n\" \"$word\" | LC_ALL=C sudo -S -p \"\" sh -c : 2>&1)";

    /// <summary>Only shell builtins see the password. The script follows unchanged.</summary>
    private const string WithPassword =
        "{ printf \"%s\\n\" \"$word\"; cat; } | "
        + "sudo -S -p \"\" sh -c \"while IFS= read -r line; do [ \\\"\\$line\\\" != \\\"" + Mark
        + "\\\" ] || exec sh -s -- \\\"\\$@\\\"; done; exit 1\" sh";

    private const string Refused = "export K3P_SUDO; exec sh -s -- $*";

    private Elevation(bool sudo, Secret? password) => (UsesSudo, Password) = (sudo, password);

    /// <summary>The login is already root.</summary>
    public static Elevation Root { get; } = new(false, null);

    /// <summary>sudo without a password.</summary>
    public static Elevation Sudo { get; } = new(true, null);

    public bool UsesSudo { get; }

    public Secret? Password { get; }

    /// <summary>How this login becomes root.</summary>
    public static Elevation Of(SshSpec ssh) =>
        ssh.User.Or("root") == "root" ? Root
        : ssh.SudoPassword.IsKnown ? SudoWith(ssh.SudoPassword.Content)
        : Sudo;

    /// <summary>sudo that may ask for a password (hosts where it does not ask work too).</summary>
    public static Elevation SudoWith(Secret password) =>
        password.Value.AsSpan().ContainsAny('\n', '\r', '\0')
            ? throw new ArgumentException("a sudo password cannot contain a line break or a NUL character", nameof(password))
            : new(true, password);

    /// <summary>
    /// The command that runs the script from standard input with these arguments, in any login shell. If sudo fails, the script
    /// runs without it and receives the message of sudo, so that this problem is reported with its remedy, together with all
    /// others of the host.
    /// </summary>
    public string Call(string arguments) => this switch
    {
        { UsesSudo: false } => $"sh -s -- {arguments}",
        { Password: null } => $"exec sh -c '{Asking} && exec sudo -n sh -s -- $*; {Refused}' sh {arguments}",
        _ => $"exec sh -c '{AskingWithPassword}; then {WithPassword} $*; exit; fi; {Refused}' sh {arguments}",
    };

    /// <summary>The standard input for <see cref="Call"/>.</summary>
    public Secret Input(string script) =>
        new(Password is { } password ? $"{password.Value}\n{Mark}\n{script}" : script);
}
