using System.Text;
using K3sPulumi.Core.Hosts;
using Renci.SshNet;

namespace K3sPulumi.Internal.Drift;

/// <summary>How the login proves itself: the key, the password and the agent that the commands use too.</summary>
internal static class SshIdentity
{
    public static AuthenticationMethod[] MethodsOf(SshSpec ssh, string user)
    {
        var methods = new List<AuthenticationMethod>();
        if (ssh.PrivateKey.IsKnown)
            methods.Add(new PrivateKeyAuthenticationMethod(user, KeyOf(ssh)));
        if (ssh.Password.IsKnown)
            methods.AddRange([new PasswordAuthenticationMethod(user, ssh.Password.Content.Value), Asking(ssh, user)]);
        if (SocketOf(ssh) is { } socket && SshAgentKey.All(socket) is { Length: > 0 } keys)
            methods.Add(new PrivateKeyAuthenticationMethod(user, keys));
        return methods.Count > 0
            ? [.. methods] : throw new HostReadException("there is neither a key nor a password to log in with");
    }

    private static PrivateKeyFile KeyOf(SshSpec ssh)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(ssh.PrivateKey.Content.Value.Trim() + "\n"));
        return ssh.PrivateKeyPassphrase.IsKnown
            ? new PrivateKeyFile(text, ssh.PrivateKeyPassphrase.Content.Value) : new PrivateKeyFile(text);
    }

    /// <summary>Some hosts ask for the password in a dialog.</summary>
    private static KeyboardInteractiveAuthenticationMethod Asking(SshSpec ssh, string user)
    {
        var asking = new KeyboardInteractiveAuthenticationMethod(user);
        asking.AuthenticationPrompt += (_, args) =>
        {
            foreach (var prompt in args.Prompts)
                prompt.Response = ssh.Password.Content.Value;
        };
        return asking;
    }

    private static string? SocketOf(SshSpec ssh) =>
        ssh.AgentSocketPath.Content is { Length: > 0 } path ? path
        : Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") is { Length: > 0 } usual && File.Exists(usual) ? usual : null;
}
