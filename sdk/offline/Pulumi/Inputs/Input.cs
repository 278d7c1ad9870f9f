namespace Pulumi;

/// <summary>A plain value or an output, as an argument.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T>? output) => _output = output;

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    public static implicit operator Output<T>(Input<T> input) => input.GetOutput();

    IOutput IInput.ToOutput() => GetOutput();

    IOutput IInput.ToShape() => GetShape();

    private protected virtual Output<T> GetOutput() => _output!;

    private protected virtual IOutput GetShape() => GetOutput();
}
