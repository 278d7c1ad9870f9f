using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Rules;

/// <summary>What <c>pulumi refresh</c> makes of containers, as the docker provider (5.1) reads them.</summary>
public static class DockerRefresh
{
    /// <param name="state">the state before</param>
    /// <param name="isStopped">whether the container of that name is stopped</param>
    public static Snapshot Of(Snapshot state, Func<string, bool> isStopped) => new([.. state.Resources.Select(resource =>
        resource.Type == "docker:index/container:Container" && isStopped(resource.Outputs.Text("name") ?? "")
            ? Stopped(resource) : resource)]);

    /// <summary>
    /// One that must run is from now on one that must not, without ports: an update starts it, or replaces it if it had ports.
    /// One that need not run stays as it was.
    /// </summary>
    private static Resource Stopped(Resource container)
    {
        if (container.Inputs.Flag("mustRun") == false)
            return container;
        var inputs = container.Inputs.With("mustRun", PropertyValue.Of(false));
        return container with
        {
            Inputs = inputs.Maps("ports").Count > 0 ? inputs.With("ports", new ListValue([])) : inputs,
        };
    }
}
