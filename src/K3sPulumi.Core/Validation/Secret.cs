namespace K3sPulumi.Core.Validation;

/// <summary>A value that must never be printed: only renderers read <see cref="Value"/>.</summary>
internal readonly record struct Secret(string Value)
{
    public override string ToString() => "[secret]";
}
