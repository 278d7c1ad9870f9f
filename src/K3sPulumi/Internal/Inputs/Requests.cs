using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Rejects an invalid request, with all its problems at once, before anything is created.</summary>
internal static class Requests
{
    /// <summary>True once the known part of the request has no problems; otherwise it fails with all of them.</summary>
    /// <param name="component">Parent.</param>
    /// <param name="kind">Its type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">What was gathered.</param>
    /// <param name="problems">Problems of the request by itself.</param>
    /// <param name="existing">Problems with what already exists; the parameter is whether something is marked as secret.</param>
    public static Output<bool> Check<TSpec>(
        ComponentResource? component, string kind, string name,
        Gathered<TSpec> inputs, Func<TSpec, IReadOnlyList<Problem>> problems,
        Func<TSpec, bool, Task<IReadOnlyList<Problem>>>? existing = null)
    {
        var check = CheckAsync(component, kind, name, inputs, problems, existing);
        _ = Output.Create(check);
        return Output.Create(Failures.Held(check));
    }

    /// <summary>What a host printed, once <paramref name="read"/> accepts it; what it throws is reported unchanged.</summary>
    public static Output<string> Readable(Output<string> printed, Action<string> read)
    {
        var text = printed.Apply(text =>
        {
            read(text);
            return text;
        });
        return printed.Apply(_ => Failures.Held(OutputUtilities.GetValueAsync(text)));
    }

    /// <summary>Warns about what is accepted but probably does not do what the user expects.</summary>
    public static void Advise<TSpec>(
        ComponentResource component, Gathered<TSpec> inputs, Func<TSpec, IReadOnlyList<Problem>> advice)
    {
        _ = Output.Create(AdviseAsync());

        async Task<bool> AdviseAsync()
        {
            var found = advice(await inputs.KnownAsync().ConfigureAwait(false));
            foreach (var problem in found.Count == 0
                ? found : Problem.Hide(found, await inputs.MarkedSecretAsync().ConfigureAwait(false)))
                Log.Warn(problem.ToString(), component);
            return true;
        }
    }

    private static async Task<bool> CheckAsync<TSpec>(
        ComponentResource? component, string kind, string name,
        Gathered<TSpec> inputs, Func<TSpec, IReadOnlyList<Problem>> problems,
        Func<TSpec, bool, Task<IReadOnlyList<Problem>>>? existing)
    {
        var spec = await inputs.KnownAsync().ConfigureAwait(false);
        var secrets = await inputs.MarkedSecretAsync().ConfigureAwait(false);
        var found = problems(spec);
        if (existing is not null)
            found = [.. found, .. await existing(spec, secrets.Count > 0).ConfigureAwait(false)];
        return found.Count == 0
            ? true : throw new ResourceException(Problem.Report(kind, name, Problem.Hide(found, secrets)), component,
                hideStack: true);
    }
}
