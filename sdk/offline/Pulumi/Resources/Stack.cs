using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The root of all resources of a program.</summary>
public class Stack : ComponentResource
{
    internal const string TypeName = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeName, $"{Deployment.Current.ProjectName}-{Deployment.Current.StackName}",
            options == null ? null : new() { ResourceTransformations = options.ResourceTransformations }) =>
        Deployment.Current.Stack = this;

    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options) : this(options)
    {
        Exports = Output.Create(RunAsync());
        RegisterOutputs(Exports);

        async Task<IDictionary<string, object?>> RunAsync() => await program().ConfigureAwait(false);
    }

    internal Output<IDictionary<string, object?>> Exports { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Exports the [Output] properties, which the constructor of the derived class must have set.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = OutputMember.ValuesOf(this);
        var unset = outputs.Where(output => output.Value == null).Select(output => output.Key).ToList();
        if (unset.Count > 0)
        {
            throw new RunException($"Output(s) '{string.Join(", ", unset)}' have no value assigned. " +
                "[Output] attributed properties must be assigned inside Stack constructor.");
        }
        var untyped = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (untyped.Count > 0)
            throw RunException.OutputsHaveIncorrectType(untyped);
        Exports = Output.Create(outputs);
        RegisterOutputs(Exports);
    }
}
