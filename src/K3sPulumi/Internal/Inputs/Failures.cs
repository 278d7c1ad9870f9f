using System.Runtime.CompilerServices;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// Failures that are reported once, in their own words. Pulumi's runner ends a program at the first failure that it observes,
/// and the SDK words the failure of an input as one of the resource, with a stack trace. So what depends on something that failed
/// never completes: only the failure itself is there to be observed, whatever the program does meanwhile.
/// </summary>
/// <remarks>
/// A component that a provider constructs for another language has no runner that looks at failures until its outputs are
/// serialized, so it would wait for them forever. There what depends on a failure fails with it, and the provider reports that
/// one. The two are told apart by the parent: a provider always passes one (Pulumi SDK: "Parent must be set for Component
/// Providers"), and a component without a parent belongs to the stack, which only a program has.
/// </remarks>
internal static class Failures
{
    private static readonly ConditionalWeakTable<DeploymentInstance, object> WithStack = [];

    /// <summary>For each component that a user can create.</summary>
    public static void Note(ComponentResourceOptions? options)
    {
        if (options?.Parent is null)
            WithStack.AddOrUpdate(Deployment.Instance, WithStack);
    }

    /// <summary>
    /// The result of a task whose failure the runner observes by itself; where that ends the program, its failure never arrives.
    /// </summary>
    public static Task<T> Held<T>(Task<T> observed) => Held(observed, EndProgram);

    internal static async Task<T> Held<T>(Task<T> observed, Func<bool> endProgram)
    {
        try
        {
            return await observed.ConfigureAwait(false);
        }
        catch when (endProgram())
        {
            return await new TaskCompletionSource<T>().Task.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Programs that only nest our components in others are known by the variable with which the engine starts them.
    /// </summary>
    private static bool EndProgram() => WithStack.TryGetValue(Deployment.Instance, out _)
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
}
