using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Command.Local;
using Container = Pulumi.Docker.Container;

namespace K3sPulumi.Internal.Docker;

/// <summary>A script that the deploying machine runs against the Docker engine.</summary>
internal static class LocalScript
{
    /// <param name="parent">Owner.</param>
    /// <param name="name">Resource name.</param>
    /// <param name="engine">The engine; null for the local one.</param>
    /// <param name="script">The script.</param>
    /// <param name="container">The container that it acts on: it runs again for another container.</param>
    /// <param name="onlyWith">Runs again only when this changes; null: when anything changes.</param>
    /// <param name="shown">What the text is as secret as; null: no part of it can be secret.</param>
    /// <param name="after">What must be done before.</param>
    /// <param name="withdrawnWith">What makes its deletion needless; null: deleting it runs nothing.</param>
    public static Command Create(ComponentResource parent, string name, string? engine, Output<RemoteScript> script,
        Container? container,
        string? onlyWith = null, Output<bool>? shown = null, InputList<Resource>? after = null, Resource? withdrawnWith = null)
    {
        var text = Output.Unsecret(script.Apply(made => made.Create ?? ""));
        if (shown is not null)
            text = Output.Tuple(text, shown).Apply(both => both.Item1);
        var args = new CommandArgs
        {
            Create = container is null ? text : Output.Tuple(text, container.Id)
                .Apply(both => $"# container {both.Item2}\n{both.Item1}"),
            Stdin = Output.CreateSecret(script.Apply(made => made.Stdin.Value)),
            Logging = Logging.None,
            AddPreviousOutputInEnv = false,
        };
        if (withdrawnWith is not null)
            args.Delete = Output.Unsecret(script.Apply(made => made.Delete!));
        if (engine is not null)
            args.Environment.Add("DOCKER_HOST", engine);
        var options = new CustomResourceOptions { Parent = parent, AdditionalSecretOutputs = { "stdout", "stderr" } };
        if (container is not null)
            options.DependsOn.Add(container);
        if (withdrawnWith is not null)
            (options.DeletedWith, options.DeleteBeforeReplace) = (withdrawnWith, true);
        if (after is not null)
            options.DependsOn.AddRange(after);
        if (onlyWith is not null)
        {
            args.Triggers = new object[] { onlyWith };
            options.IgnoreChanges = ["create", "stdin"];
        }

        return new Command(name, args, options);
    }
}
