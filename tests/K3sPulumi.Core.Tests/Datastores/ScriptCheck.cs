using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>What must be true for every script that is sent to a host.</summary>
internal static class ScriptCheck
{
    /// <summary>The visible texts contain no secrets in any form.</summary>
    public static void HidesItsSecrets(RemoteScript script, params string[] secrets)
    {
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, $"{script.Create}\n{script.Delete}\n{script}", StringComparison.Ordinal);
        Assert.DoesNotContain("export K3P", script.Stdin.Value, StringComparison.Ordinal);
    }

    /// <summary>Every shell can parse the whole input; it does not run it.</summary>
    public static void ParsesInEveryShell(RemoteScript script)
    {
        foreach (var shell in HostShells.Here)
        {
            var (code, _, said) = Child.Run(new(shell[0], [.. shell[1..], "-n"]), script.Stdin.Value);
            Assert.True(code == 0, $"{shell[0]}: {said}");
        }
    }
}
