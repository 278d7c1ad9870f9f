namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a part of another program's deployment; that program ends it.</summary>
    internal static async Task<T> RunInlineAsync<T>(DeploymentSettings settings, IEngine engine, Func<Task<T>> work)
    {
        var deployment = new Deployment(settings, engine);
        Instance = new DeploymentInstance(deployment);
        var result = await work().ConfigureAwait(false);
        var errors = await deployment._tasks.WaitAsync().ConfigureAwait(false);
        if (errors.Length > 0)
            await deployment.ReportAsync(errors).ConfigureAwait(false);
        return result;
    }
}
