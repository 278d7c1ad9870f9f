using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>A command of the deploying machine against a Docker engine.</summary>
internal static class EngineCommand
{
    /// <param name="engine">The engine; null for the local one.</param>
    /// <param name="logging">What it prints while it runs: by default its progress, and not its data.</param>
    public static CommandArgs Args(string? engine, Logging? logging = null)
    {
        var args = new CommandArgs { Logging = logging ?? Logging.Stderr, AddPreviousOutputInEnv = false };
        if (engine is not null)
            args.Environment.Add("DOCKER_HOST", engine);
        return args;
    }
}
