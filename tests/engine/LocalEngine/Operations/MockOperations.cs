using System.Security.Cryptography;
using System.Text;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Changes nothing and invents results, always the same for the same resource; a test may give its own.</summary>
internal sealed class MockOperations(Func<MockCall, MockAnswer?> answer) : IOperations
{
    public bool IsPreview => false;

    public Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation)
    {
        var said = answer(new(OperationKind.Create, context.Resource, context.Old));
        var invented = Invent(context);
        var made = new Made(said?.Id ?? invented.Id, Merge(invented.Outputs, said));
        return said?.Error is not { } error ? Task.FromResult(made)
            : throw (said.IsPartlyMade ? new PartlyMadeException(made, error) : new OperationFailedException(error));
    }

    public Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation)
    {
        var said = Ask(OperationKind.Update, context);
        var computed = context.Old!.Outputs.Where(output => !context.Old.Inputs.ContainsKey(output.Key));
        var outputs = PropertyMap.From(computed).WithAll(context.Resource.Inputs);
        return Task.FromResult(new Made(context.Old.Id, Merge(outputs, said)));
    }

    public Task DeleteAsync(OperationContext context, CancellationToken cancellation)
    {
        Ask(OperationKind.Delete, context);
        return Task.CompletedTask;
    }

    public Task<PropertyMap> InvokeAsync(string function, PropertyMap arguments, CancellationToken cancellation) =>
        Task.FromResult(function == "command:local:run"
            ? arguments.With("stdout", new StringValue("")).With("stderr", new StringValue(""))
            : PropertyMap.Empty);

    private MockAnswer? Ask(OperationKind kind, OperationContext context)
    {
        var said = answer(new(kind, context.Resource, context.Old));
        return said?.Error is { } error ? throw new OperationFailedException(error) : said;
    }

    private static PropertyMap Merge(PropertyMap outputs, MockAnswer? said) =>
        said is null ? outputs : outputs.WithAll(PropertyMap.Of(said.Outputs));

    private static Made Invent(OperationContext context)
    {
        var resource = context.Resource;
        var chance = Chance.Of($"{resource.Urn} {KeepersOf(resource.Inputs)}");
        if (resource.Package == "random")
        {
            var made = RandomResources.Make(resource.Type, resource.Inputs, chance);
            return resource.Type.EndsWith(":RandomPassword", StringComparison.Ordinal)
                ? made with { Outputs = made.Outputs.With("bcryptHash", new StringValue("$2a$10$invented")) }
                : made;
        }
        if (resource.Package == "docker")
            return InventedDocker.Make(resource, chance);
        if (resource.Package == "hcloud")
            return InventedCloud.Make(resource, chance);
        var outputs = resource.Inputs;
        foreach (var name in ComputedOutputs.Of(resource.Type))
            outputs = outputs.WithDefault(name, new StringValue(""));
        return new(resource.Package == "command" ? $"{resource.Name}{chance.Hex(4)}" : chance.Hex(8), outputs);
    }

    /// <summary>Other inputs make other values, as they replace the resource for real.</summary>
    private static string KeepersOf(PropertyMap inputs) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Display.ValueText.Short(new ObjectValue(inputs).RevealAll()))))[..8];
}
