using System.Collections.Immutable;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>What a component can register as an argument, and what the SDK refuses: the same with either.</summary>
public sealed class ComponentArgTypesTests
{
    public static TheoryData<object> Refused =>
        [3L, 3f, 3m, 'c', Guid.Empty, TimeSpan.Zero, new Uri("http://host"), new Plain("a"), (1, 2), new HashSet<string> { "a" },
            Enumerable.Repeat(1, 2)];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task TypesWithoutAMeaningOnTheWireAreRefused(object value)
    {
        var error = await FailureOf(new() { Any = value });

        Assert.Contains("error serializing property \"any\"", error, StringComparison.Ordinal);
        Assert.Contains("is not a supported argument type.\n\tresource:prod[lab:index:Site].any", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEnumIsRegisteredAsItsNumber() => Assert.Equal(new NumberValue(7), await AnyOf(Level.High));

    [Fact]
    public async Task NullStaysInAListAndNotInAMap()
    {
        Assert.Equal(
            new ListValue([new StringValue("a"), NullValue.Instance]), await AnyOf(new List<string?> { "a", null }));
        Assert.Equal(
            PropertyValue.Of(new Dictionary<string, object?> { ["a"] = 1 }),
            await AnyOf(new Dictionary<string, object?> { ["a"] = 1, ["none"] = null }));
    }

    [Fact]
    public async Task AListThatWasNeverMadeIsAnEmptyOne()
    {
        var inputs = await InputsOf(new() { Images = default(ImmutableArray<string>) });

        Assert.Equal(PropertyValue.Of(Array.Empty<string>()), inputs["images"]);
    }

    [Fact]
    public async Task AnItemThatIsNullFailsTheRun()
    {
        Input<string>[] items = ["a", null!];

        Assert.Contains(nameof(NullReferenceException), await FailureWith(() => new() { Images = items }),
            StringComparison.Ordinal);
        Assert.Contains(nameof(NullReferenceException), await FailureWith(Added), StringComparison.Ordinal);

        SiteArgs Added()
        {
            var args = new SiteArgs();
            args.Images.Add(items);
            return args;
        }
    }

    [Fact]
    public async Task APropertyThatMakesItsListIsRegisteredEvenIfNobodySetIt()
    {
        var inputs = await InputsOf(new());

        Assert.Equal(["shown"], inputs.Keys);
        Assert.Equal(PropertyValue.Of(Array.Empty<string>()), inputs["shown"]);
    }

    /// <summary>Reflection does not show the private fields of a base class: what is put there is lost.</summary>
    [Fact]
    public async Task InputsOnFieldsOfABaseClassAreNotRegistered()
    {
        var inputs = await InputsOf(new DerivedArgs { Images = { "lost" }, Shown = { "kept" } });

        Assert.Equal(["shown"], inputs.Keys);
    }

    [Fact]
    public async Task OneNameForTwoInputsFailsTheRun()
    {
        var error = await FailureOf(new TwiceArgs { Any = "a", Again = "b" });

        Assert.Contains("An element with the same key but a different value already exists. Key: 'any'", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AResourceWithoutANameIsRefused()
    {
        Assert.Contains("'name' cannot be null or empty.", await FailureOf(new(), name: ""), StringComparison.Ordinal);
        Assert.Contains("'name' cannot be null or empty.", await FailureOf(new(), name: null!), StringComparison.Ordinal);
    }

    /// <summary>Replacing is for resources of providers; a component is not asked to.</summary>
    [Fact]
    public async Task ReplaceOnChangesOfAComponentIsNotSent()
    {
        var result = await RunAsync(() =>
            new() { Any = "a" }, options: new() { ReplaceOnChanges = { "any" }, IgnoreChanges = { "shown" } });

        Assert.Empty(result.Resource("prod").Options.ReplaceOnChanges);
        Assert.Equal(["shown"], result.Resource("prod").Options.IgnoreChanges);
    }

    private static async Task<RunResult> RunAsync(Func<SiteArgs> args, string name = "prod",
        ComponentResourceOptions? options = null)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(() => Deployment.RunAsync(() => { _ = new Site(name, args(), options); }));
    }

    private static async Task<PropertyMap> InputsOf(SiteArgs args)
    {
        var result = await RunAsync(() => args);
        Assert.Empty(result.Errors);
        return result.Resource("prod").Inputs;
    }

    private static async Task<PropertyValue?> AnyOf(object value) => (await InputsOf(new() { Any = value }))["any"];

    private static Task<string> FailureOf(SiteArgs args, string name = "prod") => FailureWith(() => args, name);

    private static async Task<string> FailureWith(Func<SiteArgs> args, string name = "prod")
    {
        var result = await RunAsync(args, name);
        Assert.Equal(32, result.ExitCode);
        return string.Join('\n', result.Errors.Select(error => error.Message));
    }

    private enum Level
    {
        Low,
        High = 7,
    }

    private sealed record Plain(string Name);

    private sealed class Site : ComponentResource
    {
        public Site(string name, SiteArgs args, ComponentResourceOptions? options)
            : base("lab:index:Site", name, args, options) => RegisterOutputs();
    }

    private class SiteArgs : ResourceArgs
    {
        [Input("any")] public object? Any { get; set; }

        [field: Input("images")] public InputList<string> Images { get => field ??= new(); set; }

        [Input("shown")] public InputList<string> Shown { get => field ??= new(); set; }
    }

    private sealed class DerivedArgs : SiteArgs;

    private sealed class TwiceArgs : SiteArgs
    {
        [Input("any")] public string? Again { get; set; }
    }
}
