using K3sPulumi.Core.Scripts;
using Pulumi;
using Pulumi.Command.Local;
using Container = Pulumi.Docker.Container;

namespace K3sPulumi.Internal.Docker;

/// <summary>A script that the deploying machine runs against a Docker engine.</summary>
/// <param name="Parent">Owner.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Engine">The engine; null for the local one.</param>
/// <param name="Script">The script.</param>
internal sealed record LocalScript(ComponentResource Parent, string Name, string? Engine, Output<RemoteScript> Script)
{
    /// <summary>The container that it acts on: it runs again for another container.</summary>
    public Container? Container { get; init; }

    /// <summary>Runs again only when this changes; null: when anything changes.</summary>
    public string? OnlyWith { get; init; }

    /// <summary>What must be done before.</summary>
    public InputList<Resource> After { get; init; } = [];

    /// <summary>What makes its deletion needless; null: deleting it runs nothing.</summary>
    public Resource? WithdrawnWith { get; init; }

    /// <summary>Creates it with a text that cannot contain anything secret.</summary>
    public Command Create() => Create(Output.Unsecret(Text));

    /// <param name="shown">What the text is as secret as.</param>
    public Command Create<T>(Output<T> shown) =>
        Create(Output.Tuple(Output.Unsecret(Text), shown).Apply(both => both.Item1));

    private Output<string> Text => Script.Apply(script => script.Create ?? "");

    private Command Create(Output<string> text)
    {
        var args = EngineCommand.Args(Engine, Logging.None);
        args.Create = Container is null ? text : Output.Tuple(text, Container.Id)
            .Apply(both => $"# container {both.Item2}\n{both.Item1}");
        args.Stdin = Output.CreateSecret(Script.Apply(script => script.Stdin.Value));
        var options = new CustomResourceOptions { Parent = Parent, AdditionalSecretOutputs = { "stdout", "stderr" } };
        if (Container is not null)
            options.DependsOn.Add(Container);
        options.DependsOn.AddRange(After);
        if (WithdrawnWith is not null)
        {
            args.Delete = Output.Unsecret(Script.Apply(script => script.Delete!));
            (options.DeletedWith, options.DeleteBeforeReplace) = (WithdrawnWith, true);
        }

        if (OnlyWith is not null)
        {
            args.Triggers = new object[] { OnlyWith };
            options.IgnoreChanges = ["create", "stdin"];
        }

        return new Command(Name, args, options);
    }
}
