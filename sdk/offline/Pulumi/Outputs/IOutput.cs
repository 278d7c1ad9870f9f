namespace Pulumi;

/// <summary>An output of unknown type.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}
