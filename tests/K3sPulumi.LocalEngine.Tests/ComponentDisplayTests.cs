using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>What a reviewer sees of a component that registers its arguments.</summary>
public sealed class ComponentDisplayTests
{
    private static Func<ScriptedProgram, Task> Component(string text) => program =>
        program.ComponentAsync("lab:index:Cluster", "prod", with => with.Object = WireValues.Write(Inputs(text)));

    /// <summary>Each line is a server; the first is the version.</summary>
    private static PropertyMap Inputs(string text) => PropertyMap.Of(new Dictionary<string, object?>
    {
        ["token"] = new SecretValue(new StringValue(text)),
        ["version"] = text.Split(' ')[0],
        ["servers"] = text.Split(' ').Skip(1).Select(name => new Dictionary<string, object?>
        {
            ["name"] = name.Split('=')[0],
            ["address"] = "10.0.0.5",
            ["labels"] = name.Contains('=') ? new Dictionary<string, object?> { ["disk"] = name.Split('=')[1] } : new(),
        }).ToArray(),
    });

    /// <summary>As the CLI shows it: all inputs of a component, the unchanged ones around the changed ones.</summary>
    [Fact]
    public async Task AComponentShowsWhatWasAskedForAndWhatChanges()
    {
        var first = await Plans.PreviewAsync(Component("v1 alpha"), await Plans.StateAfter(_ => Task.CompletedTask));
        var second = await Plans.PreviewAsync(Component("v2 alpha=ssd bravo"), await Plans.StateAfter(Component("v1 alpha")));

        Assert.Contains("""
             +   └─ lab:index:Cluster  prod     create
                     + servers: [
                         + [0]: {
                             + address: "10.0.0.5"
                             + name   : "alpha"
                           }
                       ]
                     + token  : [secret]
                     + version: "v1"

            """, RunText.Of(first, preview: true, diff: true), StringComparison.Ordinal);
        Assert.Contains("""
             ~   └─ lab:index:Cluster  prod     update   [diff: ~servers,token,version]
                     ~ servers: [
                         ~ [0]: {
                                   address: "10.0.0.5"
                                 ~ labels : {
                                     + disk: "ssd"
                                   }
                                   name   : "alpha"
                               }
                         + [1]: {
                                 + address: "10.0.0.5"
                                 + name   : "bravo"
                               }
                       ]
                     ~ token  : [secret] => [secret]
                     ~ version: "v1" => "v2"

            """, RunText.Of(second, preview: true, diff: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AComponentWhoseInputBecomesSecretIsUpdated()
    {
        static Func<ScriptedProgram, Task> Program(PropertyValue key) => program =>
            program.ComponentAsync(
            "lab:index:Cluster", "prod", with => with.Object = WireValues.Write(PropertyMap.Empty.With("key", key)));
        var plain = new StringValue("x");

        var result = await Plans.PreviewAsync(Program(new SecretValue(plain)), await Plans.StateAfter(Program(plain)));

        Assert.Contains("[diff: ~key]", RunText.Of(result, preview: true, diff: true), StringComparison.Ordinal);
    }
}
