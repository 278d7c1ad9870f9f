using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>sudo's message is shown with its remedy and nothing else.</summary>
public sealed class SudoTests
{
    private const string Lecture =
        "\nWe trust you have received the usual lecture from the local System\nAdministrator. It usually boils down to these "
            + "three things:\n\n    #1) Respect the privacy of others.\n\n";

    [Theory]
    [InlineData("sudo: sorry, you must have a tty to run sudo",
        "put 'Defaults:ubuntu !requiretty' into a file in /etc/sudoers.d on the host")]
    [InlineData("sudo: a password is required", "set ssh.sudoPassword, or allow sudo without a password")]
    [InlineData("sudo: interactive authentication is required", "set ssh.sudoPassword, or allow sudo without a password")]
    [InlineData("sudo: no tty present and no askpass program specified",
        "set ssh.sudoPassword, or allow sudo without a password")]
    [InlineData("ubuntu is not in the sudoers file.", "put 'ubuntu ALL=(ALL) NOPASSWD: ALL' into a file")]
    [InlineData("Sorry, user ubuntu may not run sudo on host-1.", "put 'ubuntu ALL=(ALL) NOPASSWD: ALL' into a file")]
    [InlineData("Sorry, user ubuntu is not allowed to execute '/bin/sh -c :' as root on host-1.",
        "put 'ubuntu ALL=(ALL) NOPASSWD: ALL' into a file")]
    [InlineData("sh: 1: sudo: not found", "install sudo on the host")]
    [InlineData("sudo: unknown user root", "check that this user exists on the host")]
    [InlineData("sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set", "repair sudo on the host")]
    [InlineData("sudo: error initializing audit plugin sudoers_audit: parse error in /etc/sudoers near line 3",
        "correct the sudoers files on the host ('visudo -c' shows the line)")]
    [InlineData("sudo: account validation failure, is your account locked?",
        "renew the account or its password on the host ('chage -l ubuntu' shows what has expired)")]
    [InlineData("sudo: unable to resolve host host-1: Name or service not known",
        "add the host's own name to its /etc/hosts")]
    [InlineData("sudo: something quite new", "run 'sudo -n true' as ubuntu on the host to see why")]
    public void EachRefusalIsShownWithItsOwnRemedy(string said, string remedy)
    {
        using var host = Refusing(said, code: 1);

        var ran = host.Create(PrepareScript.For(HostSamples.Server with { Elevation = Elevation.Sudo })).Failed();

        ran.Says($"user ubuntu is not root, and sudo says \"{said}\": {remedy}").Says("or log in as root (ssh.user).");
        if (!remedy.Contains("NOPASSWD", StringComparison.Ordinal)
            && !remedy.Contains("without a password", StringComparison.Ordinal))
            ran.DoesNotSay("NOPASSWD");
    }

    [Theory]
    [InlineData(Lecture + "sudo: a password is required", "sudo: a password is required")]
    [InlineData("sudo: unable to resolve host host-1: Temporary failure in name resolution\nsudo: a password is required",
        "sudo: a password is required")]
    [InlineData("ubuntu is not in the sudoers file.\nThis incident has been reported to the administrator.",
        "ubuntu is not in the sudoers file.")]
    public void ItsLectureAndItsWarningsAreLeftOut(string said, string shown)
    {
        using var host = Refusing(said, code: 1);

        host.Create(PrepareScript.For(HostSamples.Server with { Elevation = Elevation.Sudo })).Failed()
            .Says($"sudo says \"{shown}\":").DoesNotSay("Respect").DoesNotSay("/etc/hosts");
    }

    [Theory]
    [InlineData("Sorry, try again.\nsudo: no password was provided\nsudo: 1 incorrect password attempt",
        "sudo: 1 incorrect password attempt")]
    [InlineData("sudo: Authentication failed, try again.\nsudo: Maximum 3 incorrect authentication attempts",
        "sudo: Maximum 3 incorrect authentication attempts")]
    public void AWrongPasswordIsReported(string said, string shown)
    {
        using var host = Refusing(said, code: 1);

        host.Create(PrepareScript.For(HostSamples.Server with { Elevation = Elevation.SudoWith(new("secret-word")) })).Failed()
            .Says($"sudo says \"{shown}\": correct ssh.sudoPassword: sudo does not accept it for ubuntu")
                .DoesNotSay("secret-word");
    }

    [Fact]
    public void EveryOtherScriptSaysItTheSameWay()
    {
        using var host = Refusing("sudo: sorry, you must have a tty to run sudo", code: 1);
        var member = new HostMember { Role = NodeRole.Agent, NodeName = "echo", Elevation = Elevation.Sudo };

        host.Delete(MemberScript.For(member)).Failed().Says("!requiretty");
        host.Create(KubeconfigScript.For(HostSamples.Server with { Elevation = Elevation.Sudo })).Failed().Says("!requiretty");
    }

    [Fact]
    public void WhatSudoSaysWhenItLetsOneThroughIsNothing()
    {
        using var host = new StandInHost().Serving();
        host.Put("words", "sudo: unable to resolve host host-1: Name or service not known\n");
        host.Command("sudo", "cat \"$FAKE/words\" >&2; shift; exec \"$@\"");

        host.Create(PrepareScript.For(HostSamples.Server with { Elevation = Elevation.Sudo })).Succeeded()
            .Says("is ready to be installed");
    }

    private static StandInHost Refusing(string words, int code)
    {
        var host = new StandInHost();
        host.Put("uid", "1000\n");
        host.Put("words", $"{words}\n");
        host.Command("sudo", $"[ \"$1\" = -n ] || IFS= read -r word\ncat \"$FAKE/words\" >&2\nexit {code}");
        return host;
    }
}
