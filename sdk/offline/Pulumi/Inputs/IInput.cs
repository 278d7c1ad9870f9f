namespace Pulumi;

/// <summary>An input of unknown type.</summary>
internal interface IInput
{
    IOutput ToOutput();

    /// <summary>What is sent: lists and maps with separate elements, so each keeps its own secretness.</summary>
    IOutput ToShape() => ToOutput();
}
