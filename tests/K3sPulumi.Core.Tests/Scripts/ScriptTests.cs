using System.Reflection;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Scripts;

/// <summary>The scripts themselves, one by one and as they are sent.</summary>
public sealed class ScriptTests
{
    public static TheoryData<string> Names =>
        [.. typeof(Secret).Assembly.GetManifestResourceNames().Where(name => name.Contains('/', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryShellCanReadThem(string name)
    {
        foreach (var shell in StandInHost.Shells)
            Assert.Equal("", Complaints(shell, "-n", Text(name)));
    }

    [ToolFact("shellcheck")]
    public void WhatTravelsPassesShellcheck()
    {
        // allowed: unused data, unquoted lists, perl's variables, functions that a set does not have or replaces, a set that
        // is called from elsewhere, and settings that a file of the host has
        Assert.Equal("",
            Complaints($"{Tool.Path("shellcheck")} -s sh -e "
                + "SC2034,SC2010,SC2120,SC2119,SC2329,SC2317,SC2012,SC2154,SC1091,SC2086,SC2016,SC2045,SC2153,SC1090", "-",
                ScriptLibrary.Text));
        Assert.Equal("",
            Complaints($"{Tool.Path("shellcheck")} -s sh -e SC2034,SC2012,SC1090,SC2119,SC2209", "-",
                NodeScript.For(HostSamples.Agent).Stdin.Value));
    }

    [Fact]
    public void ACutInputDoesNothing()
    {
        using var host = new StandInHost().Serving();
        var script = NodeScript.For(HostSamples.Server);

        foreach (var part in (double[])[0.1, 0.5, 0.9, 0.99])
            host.Run(script.Create!, script.Stdin.Value[..(int)(script.Stdin.Value.Length * part)]);

        Assert.Equal([host.At($"root/var/lib/k3spulumi/scripts-{ScriptLibrary.Behavior}")],
            Directory.GetFileSystemEntries(host.At("root/var/lib/k3spulumi")));
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetAssembly(typeof(Secret))!.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Complaints(string command, string argument, string input)
    {
        var words = command.Split(' ');
        var (_, output, errors) = Child.Run(new(words[0], [.. words[1..], argument]), input, seconds: 240);
        return output + errors;
    }
}
