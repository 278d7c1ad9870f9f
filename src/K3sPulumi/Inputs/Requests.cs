using K3sPulumi.Core;
using Pulumi;

namespace K3sPulumi.Inputs;

/// <summary>Refuses a request that cannot work: with all its problems at once, before anything is created.</summary>
internal static class Requests
{
    /// <summary>True once what is known of the request has been found to be without problems; else it fails with all of them.</summary>
    public static Output<bool> Check<TSpec>(
        ComponentResource component, string kind, string name, InputSet inputs, Func<Values, TSpec> build, Func<TSpec, IReadOnlyList<Problem>> problems) =>
        Output.Create(CheckAsync(component, kind, name, inputs, build, problems));

    private static async Task<bool> CheckAsync<TSpec>(
        ComponentResource component, string kind, string name, InputSet inputs, Func<Values, TSpec> build, Func<TSpec, IReadOnlyList<Problem>> problems)
    {
        var found = problems(await inputs.KnownAsync(build).ConfigureAwait(false));
        return found.Count == 0
            ? true
            : throw new ResourceException(Problem.Report(kind, name, found), component, hideStack: true);
    }
}
