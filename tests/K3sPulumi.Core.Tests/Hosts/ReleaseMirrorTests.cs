using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Mirrors;
using K3sPulumi.Core.Tests.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Hosts that download K3s from a server of the user's.</summary>
public sealed class ReleaseMirrorTests
{
    private const string Ca = "-----BEGIN CERTIFICATE-----\nof-the-mirror\n-----END CERTIFICATE-----";

    private static readonly HostNode Node = HostSamples.Server with
    {
        InstallerUrl = "https://artifacts.test/v1.36.1%2Bk3s1/install.sh",
        MirrorCa = new(Ca),
        MirrorLogin = new("reader:a\\b\"c d"),
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CaAndPasswordReachCurlInAFileOnly(string shell)
    {
        using var host = Mirror(shell);

        var ran = host.Create(PrepareScript.For(Node)).Succeeded();

        var settings = host.Get("settings");
        Assert.Contains("user = \"reader:a\\\\b\\\"c d\"\n", settings, StringComparison.Ordinal);
        Assert.Contains(
            "machine artifacts.test login \"reader\" password \"a\\\\b\\\"c d\"\n", settings, StringComparison.Ordinal);
        Assert.Contains(Ca, settings, StringComparison.Ordinal);
        Assert.DoesNotContain("c d", ran.Output + host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInstallerElsewhereGetsNoPassword()
    {
        using var host = Mirror(HostShells.Default);

        host.Create(PrepareScript.For(Node with { InstallerUrl = "https://installer.test/install.sh" })).Succeeded();

        var installer = host.Get("settings").Split("== ")
            .Single(part => part.StartsWith("https://installer.test/", StringComparison.Ordinal));
        Assert.DoesNotContain("user =", installer, StringComparison.Ordinal);
        Assert.DoesNotContain("cacert", installer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl: (22) The requested URL returned error: 401", "(check user and password of releaseMirror)")]
    [InlineData("curl: (60) SSL certificate problem\nhow to fix it, please visit the web page",
        "(60) SSL certificate problem (check ca of releaseMirror)")]
    public void WhatIsWrongIsSaidWithTheArgumentToCorrect(string said, string expected)
    {
        using var host = new StandInHost();
        host.Command("curl", $"case \"$*\" in *-ksSI*) ;; *) printf '%s\\n' '{said}' >&2; exit 22 ;; esac");

        host.Create(PrepareScript.For(Node)).Failed().Says(expected);
    }

    [Fact]
    public void AnInstallerThatTheChecksumFileListsOtherwiseIsRejected()
    {
        using var host = Mirror(HostShells.Default);
        const string sums = "www/artifacts.test/v1.36.1%2Bk3s1/sha256sum-amd64.txt";
        host.Put(sums, $"{host.Get(sums)}{new string('0', 64)}  install.sh\n");

        host.Create(PrepareScript.For(Node)).Failed().Says("install.sh differs from the checksum file");
    }

    [Fact]
    public void EveryProblemOfAMirrorIsReportedAtOnce()
    {
        var problems = ProblemList.Of(list => new ReleaseMirror
        {
            Url = Value<string>.Of("https://me:word@mirror.example/k3s"),
            InstallerUrl = Value<string>.Of("https://mirror.example/install.sh?raw"),
            Ca = Value<Secret>.Of(new("no certificate")),
            User = Value<Secret>.Of(new("a:b")),
        }.Check(list.At("releaseMirror")));

        Assert.Equal(
            [
                "releaseMirror.url", "releaseMirror.installerUrl", "releaseMirror.ca", "releaseMirror.user",
                "releaseMirror.password",
            ],
            problems.Select(problem => problem.Path));
        Assert.DoesNotContain(problems, problem => problem.Message.Contains("word@", StringComparison.Ordinal));
    }

    [Fact]
    public void ACaWithoutTlsIsRejected()
    {
        var problems = ProblemList.Of(list => new ReleaseMirror
        {
            Url = Value<string>.Of("http://mirror.example/k3s"),
            Ca = Value<Secret>.Of(new(TestPair.One.Certificate)),
        }.Check(list));

        Assert.Equal("has no effect with an http URL; remove it, or use an https URL.", Assert.Single(problems).Message);
    }

    /// <summary>Notes what curl reads, and what wget would.</summary>
    private static StandInHost Mirror(string shell)
    {
        var host = new StandInHost(shell).Serving();
        host.Put("www/artifacts.test/v1.36.1%2Bk3s1/install.sh", host.Get("www/installer.test/install.sh"));
        var curl = File.ReadAllText(host.At("bin/curl"))["#!/bin/sh\n".Length..];
        host.Command("curl", $$"""
            if [ "$1" = -K ]; then
              for last; do :; done
              { echo "== $last"; cat "$2" "${2%/*}/.netrc" "${2%/*}/mirror-ca.pem" 2>/dev/null; } >>"$FAKE/settings"
            fi
            {{curl}}
            """);
        return host;
    }
}
