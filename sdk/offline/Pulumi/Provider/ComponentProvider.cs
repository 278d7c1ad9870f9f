using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>Serves the components of an assembly.</summary>
public class ComponentProvider(Assembly componentAssembly, Metadata metadata, Type[]? componentTypes = null) : Provider
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct)
    {
        var schema = componentTypes != null
            ? ComponentAnalyzer.GenerateSchema(metadata, componentTypes)
            : ComponentAnalyzer.GenerateSchema(metadata, componentAssembly);
        return Task.FromResult(new GetSchemaResponse { Schema = JsonSerializer.Serialize(schema, Json) });
    }

    public override async Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Type.Split(':') is not [var package, _, var name] || package != metadata.Name)
            throw new ArgumentException($"Invalid resource type: {request.Type}");
        var type = ComponentAnalyzer.FindComponentType(name, componentAssembly, componentTypes)
            ?? throw new ArgumentException($"Component type not found: {name}");
        var parameter = type.GetConstructors()[0].GetParameters().FirstOrDefault(parameter => parameter.Name == "args")
            ?? throw new ArgumentException($"Component {type.Name} must have an 'args' parameter in constructor");

        var args = ArgsReader.Read(PropertyValue.StructOf(request.Inputs), parameter.ParameterType);

        // As in the official package, what a constructor throws comes as a TargetInvocationException.
        var component = (ComponentResource)Activator.CreateInstance(type, request.Name, args, request.Options)!;
        var urn = await component.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return new(urn, await ComponentOutputs.OfAsync(component).ConfigureAwait(false));
    }
}
