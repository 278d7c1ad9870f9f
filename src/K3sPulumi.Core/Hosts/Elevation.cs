using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>How a login becomes root. The texts it makes hold nothing secret: a password travels at the head of standard input.</summary>
internal sealed record Elevation
{
    /// <summary>Ends the head of the input: sudo may or may not have read the password line before it. To a shell it is a comment.</summary>
    private const string Mark = "#begin";

    private const string Asking = "said=$(LC_ALL=C sudo -n sh -c : 2>&1 </dev/null)";

    private const string AskingWithPassword =
        "IFS= read -r word; if said=$(printf \"%s\\n\" \"$word\" | LC_ALL=C sudo -S -p \"\" sh -c : 2>&1)";

    /// <summary>Only builtins see the password. The script goes on behind it, as it comes.</summary>
    private const string WithPassword =
        "{ printf \"%s\\n\" \"$word\"; cat; } | sudo -S -p \"\" sh -c \"while IFS= read -r line; do [ \\\"\\$line\\\" != \\\"" + Mark
        + "\\\" ] || exec sh -s -- \\\"\\$@\\\"; done; exit 1\" sh";

    private const string Refused = "export K3P_SUDO=\"$said\"; exec sh -s -- \"$@\"";

    private Elevation(bool sudo, Secret? password) => (UsesSudo, Password) = (sudo, password);

    /// <summary>The login is root already.</summary>
    public static Elevation Root { get; } = new(false, null);

    /// <summary>sudo without a password.</summary>
    public static Elevation Sudo { get; } = new(true, null);

    public bool UsesSudo { get; }

    public Secret? Password { get; }

    /// <summary>sudo that asks for a password (or, on some hosts, does not: both work).</summary>
    public static Elevation SudoWith(Secret password) =>
        password.Value.AsSpan().ContainsAny('\n', '\r', '\0')
            ? throw new ArgumentException("a sudo password cannot contain a line break or a NUL character", nameof(password))
            : new(true, password);

    /// <summary>
    /// The line that runs the script of standard input with these arguments, in whatever shell the user has. Where sudo refuses, the script runs without
    /// it and is told what sudo said, so that this problem is reported, with its remedy, together with all others that the host has.
    /// </summary>
    public string Call(string arguments) => this switch
    {
        { UsesSudo: false } => $"sh -s -- {arguments}",
        { Password: null } => $"exec sh -c '{Asking} && exec sudo -n sh -s -- \"$@\"; {Refused}' sh {arguments}",
        _ => $"exec sh -c '{AskingWithPassword}; then {WithPassword} \"$@\"; exit; fi; {Refused}' sh {arguments}",
    };

    /// <summary>The standard input that goes with <see cref="Call"/>.</summary>
    public Secret Input(string script) =>
        new(Password is { } password ? $"{password.Value}\n{Mark}\n{script}" : script);
}
