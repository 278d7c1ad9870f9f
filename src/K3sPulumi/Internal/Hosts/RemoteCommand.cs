using K3sPulumi.Core.Scripts;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Hosts;

/// <summary>One script on one host, as a command resource in the only form that does not expose its secrets.</summary>
/// <param name="Name">Resource name.</param>
/// <param name="Ssh">The host.</param>
/// <param name="Script">The script.</param>
internal sealed record RemoteCommand(string Name, SshArgs Ssh, Output<RemoteScript> Script)
{
    /// <summary>Whether create and update do anything.</summary>
    public bool HasCreate { get; init; } = true;

    /// <summary>Whether update may be a different text from create.</summary>
    public bool HasUpdate { get; init; }

    /// <summary>Whether delete does anything.</summary>
    public bool HasDelete { get; init; }

    /// <summary>Whether the host may still be booting: at the first connection, or after what may restart it.</summary>
    public bool MayBoot { get; init; }

    /// <param name="shown">Known and not secret, unless the user marked a visible value as secret.</param>
    /// <param name="options">Parent and order.</param>
    public Command Create<T>(Output<T> shown, CustomResourceOptions options)
    {
        var args = new CommandArgs
        {
            Connection = SshConnection.For(Ssh, MayBoot),
            Stdin = Output.CreateSecret(Script.Apply(text => text.Stdin.Value)),
            Logging = Logging.Stderr,
        };
        if (HasCreate)
            args.Create = Shown(Script.Apply(text => text.Create!), shown);
        if (HasUpdate)
            args.Update = Shown(Script.Apply(text => (text.Update ?? text.Create)!), shown);
        if (HasDelete)
            args.Delete = Shown(Script.Apply(text => text.Delete!), shown);
        // What only deletes has printed nothing that could be kept, or given to its next run.
        if (HasCreate)
        {
            args.AddPreviousOutputInEnv = false;
            options.AdditionalSecretOutputs = ["stdout", "stderr"];
        }

        // For replacement by hand (--replace, state taint): otherwise what was just set up would be removed as the old one.
        if (HasDelete)
            options.DeleteBeforeReplace = true;
        return new Command(Name, args, options);
    }

    /// <summary>The texts contain no secrets, although they are derived from values that include secrets.</summary>
    private static Output<string> Shown<T>(Output<string> text, Output<T> shown) =>
        Output.Tuple(Output.Unsecret(Detached(text)), shown).Apply(both => both.Item1);

    /// <summary>
    /// The same without the resources from which it was made, each of which would be named in the state once more for each
    /// property: for what also waits for them in another way, or needs nothing of theirs.
    /// </summary>
    public static Output<T> Detached<T>(Output<T> output) =>
        Output.Create(KnownAsync(output)).Apply(known => known);

    private static async Task<Output<T>> KnownAsync<T>(Output<T> output)
    {
        var value = await OutputUtilities.GetValueAsync(output).ConfigureAwait(false);
        return await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            ? Output.Create(value) : OutputUtilities.CreateUnknown(value);
    }
}
