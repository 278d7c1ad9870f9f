using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Refuses a request that cannot work: with all its problems at once, before anything is created.</summary>
internal static class Requests
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(2);

    /// <summary>
    /// True once what is known of the request has been found to be without problems; else it fails with all of them.
    /// </summary>
    /// <param name="component">Owner.</param>
    /// <param name="kind">Its type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">What was gathered.</param>
    /// <param name="problems">What is wrong with the request by itself.</param>
    /// <param name="living">What is wrong with it for what is there already; told whether something was made secret.</param>
    public static Output<bool> Check<TSpec>(
        ComponentResource? component, string kind, string name,
        Gathered<TSpec> inputs, Func<TSpec, IReadOnlyList<Problem>> problems,
        Func<TSpec, bool, Task<IReadOnlyList<Problem>>>? living = null)
    {
        var check = CheckAsync(component, kind, name, inputs, problems, living);
        _ = Output.Create(check);
        return Output.Create(PassAsync(check));
    }

    /// <summary>
    /// What a host printed, once <paramref name="read"/> takes it. What it throws is told as it is: whatever needs the text fails
    /// later, as
    /// the SDK would tell the failure of an output with a stack trace.
    /// </summary>
    public static Output<string> Readable(Output<string> printed, Action<string> read)
    {
        _ = printed.Apply(text =>
        {
            read(text);
            return true;
        });
        return printed.Apply(async text =>
        {
            try
            {
                read(text);
                return text;
            }
            catch (ResourceException)
            {
                await Task.Delay(HeadStart).ConfigureAwait(false);
                throw;
            }
        });
    }

    /// <summary>Warns of what is accepted, although it probably does not do what the user expects.</summary>
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

    // Whatever takes the answer fails too, and would be reported with a stack trace of its own. So it is told later:
    // the deployment ends at its first failure, which is then this one alone.
    private static async Task<bool> PassAsync(Task<bool> check)
    {
        try
        {
            return await check.ConfigureAwait(false);
        }
        catch
        {
            await Task.Delay(HeadStart).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<bool> CheckAsync<TSpec>(
        ComponentResource? component, string kind, string name,
        Gathered<TSpec> inputs, Func<TSpec, IReadOnlyList<Problem>> problems,
        Func<TSpec, bool, Task<IReadOnlyList<Problem>>>? living)
    {
        var spec = await inputs.KnownAsync().ConfigureAwait(false);
        var secrets = await inputs.MarkedSecretAsync().ConfigureAwait(false);
        var found = problems(spec);
        if (living is not null)
            found = [.. found, .. await living(spec, secrets.Count > 0).ConfigureAwait(false)];
        return found.Count == 0
            ? true : throw new ResourceException(Problem.Report(kind, name, Problem.Hide(found, secrets)), component,
                hideStack: true);
    }
}
