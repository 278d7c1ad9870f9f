namespace Pulumi;

/// <summary>An input whose type is not known where it is read.</summary>
internal interface IInput
{
    IOutput ToOutput();

    /// <summary>What is sent: lists and maps with their elements apart, so that each keeps its own secretness.</summary>
    IOutput ToShape() => ToOutput();
}
