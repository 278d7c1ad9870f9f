using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi;
using Pulumi.Experimental.Provider;

namespace K3sPulumi.Offline.Tests;

public sealed class SchemaTests
{
    private static readonly Metadata Package = new("lab", Version: "1.0.0");

    [Fact]
    public void AComponentIsDescribedByItsMembers()
    {
        var schema = JsonSerializer.SerializeToNode(ComponentAnalyzer.GenerateSchema(Package, typeof(Machine)))!;

        Assert.Equal("lab 1.0.0", $"{schema["name"]} {schema["version"]}");
        var machine = schema["resources"]!["lab:index:Machine"]!;
        var inputs = machine["inputProperties"]!;
        Assert.Equal("""["name"]""", machine["requiredInputs"]!.ToJsonString());
        Assert.Equal("""["address"]""", machine["required"]!.ToJsonString());
        Assert.Equal("""{"type":"string"}""", inputs["name"]!.ToJsonString());
        Assert.Equal("""{"type":"string","plain":true}""", inputs["note"]!.ToJsonString());
        Assert.Equal("""{"type":"array","items":{"type":"integer"}}""", inputs["sizes"]!.ToJsonString());
        Assert.Equal(
            """{"type":"array","items":{"type":null,"$ref":"#/types/lab:index:Disk"}}""", inputs["disks"]!.ToJsonString());
        Assert.Equal("""{"type":"object","additionalProperties":{"type":"string"}}""", inputs["labels"]!.ToJsonString());
        var sent = JsonSerializer.Serialize(
            ComponentAnalyzer.GenerateSchema(Package, typeof(Machine)),
            new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
        Assert.DoesNotContain("null", sent, StringComparison.Ordinal);
        Assert.Equal(
            """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}""",
            schema["types"]!["lab:index:Disk"]!.ToJsonString());
    }

    [Theory]
    [InlineData(typeof(Unnamed), "Property Plain has no Input or Output attribute")]
    [InlineData(typeof(Group), "Component Group must have a constructor with exactly three parameters: " +
        "a string name, a parameter that extends ResourceArgs, and ComponentResourceOptions")]
    public void WhatOtherLanguagesCannotUseIsRefused(Type component, string message) =>
        Assert.Equal(message,
            Assert.Throws<ArgumentException>(() => ComponentAnalyzer.GenerateSchema(Package, component)).Message);

    [Fact]
    public void ADottedPackageNameIsRefused() =>
        Assert.Throws<ArgumentException>(() => ComponentAnalyzer.GenerateSchema(new("a.b"), typeof(Machine)));

    private sealed class DiskArgs : ResourceArgs
    {
        [Input("path", required: true)] public Input<string> Path { get; set; } = null!;
    }

    private sealed class MachineArgs : ResourceArgs
    {
        [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

        [Input("sizes")] public InputList<int>? Sizes { get; set; }

        [Input("disks")] public InputList<DiskArgs>? Disks { get; set; }

        [Input("labels")] public InputMap<string>? Labels { get; set; }

        [Input("note")] public string? Note { get; set; }
    }

    private sealed class Machine(string name, MachineArgs args, ComponentResourceOptions? options = null)
        : ComponentResource("lab:index:Machine", name, args, options)
    {
        [Output("address")] public Output<string> Address { get; set; } = null!;

        [Output("zone")] public Output<string?> Zone { get; set; } = null!;
    }

    private sealed class Unnamed(string name, MachineArgs args, ComponentResourceOptions? options = null)
        : ComponentResource("lab:index:Unnamed", name, args, options)
    {
        public string Plain { get; set; } = "";
    }
}
