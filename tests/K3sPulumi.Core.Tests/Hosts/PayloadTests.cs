using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Any text reaches its file on the host byte for byte, in every shell.</summary>
public sealed class PayloadTests
{
    private static readonly string[] Awkward =
    [
        "", "\n", "\n\n\n", "no newline at the end", "'", "\\", "$(touch hacked) `touch hacked` $HOME ${x}", "a: 'b'\n# c\n",
        "\r\n", "tab\tand\u0001\u007f", "ä€😀\u2028",
        "END\nEOF\n", "%s %d \\n", "-n", "!history", "  spaces  ", "main \"$@\"\nexit 7\n",
    ];

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AwkwardContentsSurvive(string shell) => Survive(shell, Awkward);

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnyContentsSurvive(string shell)
    {
        var character = Gen.OneOf(
            Gen.Choose(1, 127).Select(code => ((char)code).ToString()),
            Gen.Elements("'", "\\", "$", "\"", "`", "\n", "!", " "),
            Gen.Elements("ä", "€", "😀", "\u2028"));
        var texts = character.ListOf().Select(string.Concat).ListOf(30).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2), Prop.ForAll(texts, list => Survive(shell, [.. list])));
    }

    private static void Survive(string shell, IReadOnlyList<string> contents)
    {
        using var host = new StandInHost(shell);
        var data = new ScriptInput().Set("ROLE", "server").Set("VERSION", "v1");
        for (var i = 0; i < contents.Count; i++)
            data.File(new($"/etc/files/{i} it's \"named\" $x", "0640", new(contents[i])));

        var scripts = ScriptText.Of("lib/run", "lib/log", "lib/stage", "lib/files");
        host.Run("sh -s", data.With($"{scripts}set -eu\nbegin_work\nplace_files\nfiles_are_placed\n")).Succeeded();

        for (var i = 0; i < contents.Count; i++)
            Assert.Equal(contents[i], host.Get($"root/etc/files/{i} it's \"named\" $x"));
        Assert.False(host.Has("hacked"));
    }
}
