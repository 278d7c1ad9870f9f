using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => (await TestAsync(mocks, options, Make<TStack>).ConfigureAwait(false)).Resources;

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        var (stack, resources) = await TestAsync(testMocks, testOptions, () => new Stack(createResources, null)).ConfigureAwait(false);
        var outputs = await stack.Exports.GetValueAsync(whenUnknown: NoOutputs).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource is not Pulumi.Stack)], outputs);
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return NoOutputs;
        }).ConfigureAwait(false);
        return resources;
    }

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    private static async Task<(Stack Stack, ImmutableArray<Resource> Resources)> TestAsync(
        IMocks mocks, TestOptions? options, Func<Stack> makeStack)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var settings = DeploymentSettings.From(options);
        var engine = new MockEngine(mocks, settings);
        Stack? stack = null;
        await new Deployment(settings, engine).RunAsync(() => stack = makeStack()).ConfigureAwait(false);
        return engine.Errors switch
        {
            [] => (stack!, engine.Resources),
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }
}
