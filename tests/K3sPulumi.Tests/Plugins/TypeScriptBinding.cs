using System.Text;
using System.Text.Json.Nodes;

namespace K3sPulumi.Tests.Plugins;

/// <summary>
/// A binding for TypeScript, from the schema. It registers components as the official generator's does, with fewer files: enough
/// to compile and run a program where the pulumi CLI is not.
/// </summary>
internal sealed class TypeScriptBinding
{
    private readonly StringBuilder _text = new("import * as pulumi from \"@pulumi/pulumi\";\n");

    private TypeScriptBinding()
    {
    }

    public static string Of(JsonObject schema)
    {
        var binding = new TypeScriptBinding();
        foreach (var (token, type) in schema["types"]!.AsObject())
            binding.Interface(NameOf(token), type!["properties"]!.AsObject(), type["required"]);
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            binding.Interface($"{NameOf(token)}Args", resource!["inputProperties"]!.AsObject(), resource["requiredInputs"]);
            binding.Class(token, resource.AsObject());
        }
        return binding._text.ToString();
    }

    private void Interface(string name, JsonObject properties, JsonNode? required)
    {
        _text.Append($"export interface {name} {{\n");
        foreach (var (property, type) in properties)
            _text.Append($"    {property}{(Contains(required, property) ? "" : "?")}: {Input(type!)};\n");
        _text.Append("}\n");
    }

    private void Class(string token, JsonObject resource)
    {
        var name = NameOf(token);
        var inputs = resource["inputProperties"]!.AsObject();
        var outputs = resource["properties"]!.AsObject();
        _text.Append($"export class {name} extends pulumi.ComponentResource {{\n");
        foreach (var (property, type) in outputs)
            _text.Append($"    public readonly {property}!: pulumi.Output<{Plain(type!)}>;\n");
        _text.Append($"    constructor(name: string, args: {name}Args, opts?: pulumi.ComponentResourceOptions) {{\n");
        _text.Append("        const inputs: pulumi.Inputs = {\n");
        foreach (var (property, type) in inputs)
        {
            var value = $"args.{property}";
            if (type!["secret"] is not null)
                value = $"{value} ? pulumi.secret({value}) : undefined";
            _text.Append($"            {property}: {value},\n");
        }
        foreach (var property in outputs.Select(output => output.Key).Where(property => !inputs.ContainsKey(property)))
            _text.Append($"            {property}: undefined,\n");
        _text.Append("        };\n");
        var secrets = outputs.Where(output => output.Value!["secret"] is not null).Select(output => $"\"{output.Key}\"");
        _text.Append($"        const secretOpts = {{ additionalSecretOutputs: [{string.Join(", ", secrets)}] }};\n");
        _text.Append("        opts = pulumi.mergeOptions(opts, secretOpts);\n");
        _text.Append($"        super(\"{token}\", name, inputs, opts, true /*remote*/);\n    }}\n}}\n");
    }

    private static string Input(JsonNode type)
    {
        var inner = type["type"]?.GetValue<string>() switch
        {
            "array" => $"({Input(type["items"]!)})[]",
            "object" => $"{{ [key: string]: {Input(type["additionalProperties"]!)} }}",
            _ => Plain(type),
        };
        return type["plain"]?.GetValue<bool>() == true ? inner : $"pulumi.Input<{inner}>";
    }

    private static string Plain(JsonNode type) => type["$ref"]?.GetValue<string>() is { } reference
        ? NameOf(reference)
        : type["type"]!.GetValue<string>() switch
        {
            "integer" => "number",
            "array" => $"{Plain(type["items"]!)}[]",
            "object" => $"{{ [key: string]: {Plain(type["additionalProperties"]!)} }}",
            var simple => simple,
        };

    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];

    private static bool Contains(JsonNode? list, string name) =>
        list?.AsArray().Any(item => item!.GetValue<string>() == name) == true;
}
