using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Hosts;

/// <summary>One script on one host, as a command resource in the only form that does not expose its secrets.</summary>
internal static class RemoteCommand
{
    /// <param name="name">Resource name.</param>
    /// <param name="ssh">The host.</param>
    /// <param name="script">The script.</param>
    /// <param name="shown">Known and not secret, unless the user marked a visible value as secret.</param>
    /// <param name="hasCreate">Whether create and update do anything.</param>
    /// <param name="hasDelete">Whether delete does anything.</param>
    /// <param name="options">Parent and order.</param>
    /// <param name="hasUpdate">Whether update may be a different text from create.</param>
    /// <param name="mayBoot">Whether it is the first connection to the host.</param>
    public static Command Create<T>(
        string name, SshArgs ssh, Output<RemoteScript> script, Output<T> shown, bool hasCreate, bool hasDelete,
        CustomResourceOptions options, bool hasUpdate = false,
        bool mayBoot = true)
    {
        var args = new CommandArgs
        {
            Connection = SshConnection.For(ssh, mayBoot),
            Stdin = Output.CreateSecret(script.Apply(text => text.Stdin.Value)),
            Logging = Logging.Stderr,
        };
        if (hasCreate)
            args.Create = Shown(script.Apply(text => text.Create!), shown);
        if (hasUpdate)
            args.Update = Shown(script.Apply(text => (text.Update ?? text.Create)!), shown);
        if (hasDelete)
            args.Delete = Shown(script.Apply(text => text.Delete!), shown);
        // What only deletes has printed nothing that could be kept, or given to its next run.
        if (hasCreate)
        {
            args.AddPreviousOutputInEnv = false;
            options.AdditionalSecretOutputs = ["stdout", "stderr"];
        }

        // For replacement by hand (--replace, state taint): otherwise what was just set up would be removed as the old one.
        if (hasDelete)
            options.DeleteBeforeReplace = true;
        return new Command(name, args, options);
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
