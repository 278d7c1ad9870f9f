using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace K3sPulumi.Tests.Plugins;

/// <summary>
/// A binding for Python, from the schema. It registers components as the official generator's does, in one module and without its
/// convenience: enough to run a program where the pulumi CLI is not.
/// </summary>
internal sealed partial class PythonBinding
{
    private readonly StringBuilder _text = new("from typing import Mapping, Optional, Sequence\nimport pulumi\n");

    private PythonBinding()
    {
    }

    public static string Of(JsonObject schema)
    {
        var binding = new PythonBinding();
        foreach (var (token, type) in schema["types"]!.AsObject())
            binding.InputType(NameOf(token), type!["properties"]!.AsObject());
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            binding.InputType(NameOf(token), resource!["inputProperties"]!.AsObject());
            binding.Class(token, resource["inputProperties"]!.AsObject(), resource["properties"]!.AsObject());
        }
        return binding._text.ToString();
    }

    /// <summary>The name that the official generator gives a property; reserved words get an underscore.</summary>
    public static string Snake(string name)
    {
        var snake = Capital().Replace(name, match => "_" + match.Value.ToLowerInvariant());
        return ReservedWords.Python.Contains(snake) ? snake + "_" : snake;
    }

    private void InputType(string name, JsonObject properties)
    {
        _text.Append($"\n@pulumi.input_type\nclass {name}Args:\n");
        _text.Append($"    def __init__(__self__, *{Parameters(properties)}):\n        pass\n");
        foreach (var property in properties.Select(property => Snake(property.Key)))
            _text.Append($"        if {property} is not None:\n            pulumi.set(__self__, \"{property}\", {property})\n");
        foreach (var (property, type) in properties)
            Getter(property, $"Optional[{Input(type!)}]");
    }

    private void Class(string token, JsonObject inputs, JsonObject outputs)
    {
        var name = NameOf(token);
        _text.Append($"\nclass {name}(pulumi.ComponentResource):\n");
        _text.Append($"    def __init__(__self__, resource_name, opts=None, *{Parameters(inputs)}):\n");
        _text.Append($"        __props__ = {name}Args.__new__({name}Args)\n");
        foreach (var (property, type) in inputs)
        {
            var argument = Snake(property);
            var value = type!["secret"] is null
                ? argument : $"None if {argument} is None else pulumi.Output.secret({argument})";
            _text.Append($"        __props__.__dict__[\"{argument}\"] = {value}\n");
        }
        foreach (var property in outputs.Select(output => output.Key).Where(property => !inputs.ContainsKey(property)))
            _text.Append($"        __props__.__dict__[\"{Snake(property)}\"] = None\n");
        var secrets = outputs.Where(output => output.Value!["secret"] is not null).Select(output => $"\"{output.Key}\"");
        _text.Append($"        secret = pulumi.ResourceOptions(additional_secret_outputs=[{string.Join(", ", secrets)}])\n");
        _text.Append("        opts = pulumi.ResourceOptions.merge(opts, secret)\n");
        _text.Append($"        super().__init__(\"{token}\", resource_name, __props__, opts, remote=True)\n");
        foreach (var (property, type) in outputs)
            Getter(property, $"pulumi.Output[{Plain(type!)}]");
    }

    private void Getter(string property, string type)
    {
        var name = Snake(property);
        _text.Append($"\n    @property\n    @pulumi.getter(name=\"{property}\")\n    def {name}(self) -> {type}:\n");
        _text.Append($"        return pulumi.get(self, \"{name}\")\n");
    }

    private static string Parameters(JsonObject properties) =>
        string.Concat(properties.Select(property => $", {Snake(property.Key)}=None"));

    private static string Input(JsonNode type)
    {
        var inner = Collection(type, Input) ?? Plain(type);
        return type["plain"]?.GetValue<bool>() == true ? inner : $"pulumi.Input[{inner}]";
    }

    private static string Plain(JsonNode type) => Collection(type, Plain) ?? (type["$ref"]?.GetValue<string>() is { } reference
        ? $"'{NameOf(reference)}Args'"
        : type["type"]!.GetValue<string>() switch { "integer" => "int", "number" => "float", "boolean" => "bool", _ => "str" });

    private static string? Collection(JsonNode type, Func<JsonNode, string> element) => type["type"]?.GetValue<string>() switch
    {
        "array" => $"Sequence[{element(type["items"]!)}]",
        "object" => $"Mapping[str, {element(type["additionalProperties"]!)}]",
        _ => null,
    };

    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
