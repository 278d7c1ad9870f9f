using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class DisplayTests
{
    private static async Task Before(ScriptedProgram program)
    {
        var component = await program.ComponentAsync("lab:index:Cluster", "prod");
        await program.CommandAsync("prod-alpha", new()
        {
            ["create"] = "# label: a\n# version: 1\napply\n",
            ["stdin"] = new SecretValue(new StringValue("hidden")),
        }, with => with.Parent = component.Urn);
        await program.CommandAsync("prod-bravo", new() { ["create"] = "apply" }, with => with.Parent = component.Urn);
        await program.CustomAsync("random:index/randomPassword:RandomPassword", "token", new() { ["length"] = 8 });
    }

    private static async Task After(ScriptedProgram program)
    {
        var component = await program.ComponentAsync("lab:index:Cluster", "prod");
        await program.CommandAsync("prod-alpha", new()
        {
            ["create"] = "# label: b\n# version: 1\napply\n",
            ["stdin"] = new SecretValue(new StringValue("other")),
        }, with => with.Parent = component.Urn);
        await program.CustomAsync("random:index/randomPassword:RandomPassword", "token", new() { ["length"] = 9 });
        await program.CustomAsync("docker:index/remoteImage:RemoteImage", "image", new() { ["name"] = "busybox" });
        await program.OutputsAsync(program.Stack, PropertyMap.Of(new Dictionary<string, object?>
        {
            ["kubeconfig"] = new SecretValue(new StringValue("clear")),
            ["url"] = UnknownValue.Instance,
        }));
    }

    [Fact]
    public async Task APreviewReadsLikeADiffOfTheConfiguration()
    {
        var result = await Plans.PreviewAsync(After, await Plans.StateAfter(Before));

        Assert.Equal("""
                 Type                            Name        Plan
                 pulumi:pulumi:Stack             lab-dev
             +   ├─ docker:index:RemoteImage     image       create
                     + name: "busybox"
                 ├─ lab:index:Cluster            prod
             ~   │  ├─ command:local:Command     prod-alpha  update   [diff: ~create,stdin]
                     ~ create:
                         - # label: a
                         + # label: b
                           # version: 1
                           apply
                     ~ stdin : [secret] => [secret]
             -   │  └─ command:local:Command     prod-bravo  delete
             +-  └─ random:index:RandomPassword  token       replace  [diff: ~length]
                     ~ length: 8 => 9

            Outputs:
                kubeconfig: [secret]
                url: [unknown]

            Resources:
                + 1 to create
                ~ 1 to update
                +-1 to replace
                - 1 to delete
                2 unchanged

            """, RunText.Of(result, preview: true, diff: true));
    }

    [Fact]
    public async Task LinesFarFromAChangeAreLeftOut()
    {
        static Func<ScriptedProgram, Task> Program(string last) => program =>
            program.CommandAsync("c", new() { ["create"] = $"one\ntwo\nthree\n\nfour\n{last}\n" });

        var result = await Plans.PreviewAsync(Program("6"), await Plans.StateAfter(Program("5")));

        Assert.Contains("""
                     ~ create:
                           ...
                           three
                           four
                         - 5
                         + 6

            """, RunText.Of(result, preview: true, diff: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureIsReported()
    {
        var result = await Plans.UpAsync(Before, null, call => call.Name == "token" ? MockAnswer.Fail("no luck") : null);

        var text = RunText.Of(result, preview: false, diff: false);

        Assert.Contains("""
            Diagnostics:
              random:index/randomPassword:RandomPassword (token):
                error: no luck

            Resources:
                + 4 created
                1 failed

            """, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Running program '/a/b' failed with an unhandled exception:\nSystem.InvalidOperationException: broken\n   at "
        + "X.Y() in /z.cs:line 1\n   at Z(A a)", "broken")]
    [InlineData("two\n  lines: at home (here)", "two\n  lines: at home (here)")]
    public void AnErrorOfTheProgramIsOnlyItsMessage(string message, string shown) =>
        Assert.Equal(shown, RunText.WithoutStack(message));

    [Fact]
    public void TextsAreComparedByLines() => Assert.Equal(
        [(' ', "a"), ('-', "b"), ('+', "B"), (' ', "c"), ('+', "d")],
        TextDiff.Between("a\nb\nc\n", "a\nB\nc\nd\n"));

    [Fact]
    public void NoSecretIsPrintedByAnyValue()
    {
        var secret = new SecretValue(new ObjectValue(PropertyMap.Of(new Dictionary<string, object?> { ["key"] = "clear" })));
        var around = new ObjectValue(PropertyMap.Of(new Dictionary<string, object?> { ["list"] = new object[] { secret } }));

        Assert.DoesNotContain("clear", ValueText.Short(around), StringComparison.Ordinal);
        Assert.DoesNotContain("clear", secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("clear", around.ToString(), StringComparison.Ordinal);
    }
}
