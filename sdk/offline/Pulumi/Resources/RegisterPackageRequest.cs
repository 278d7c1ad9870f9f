namespace Pulumi;

/// <summary>
/// A package that must be registered before its resources. It is not supported here; the type is only in signatures, so a call
/// that is ambiguous with the official package is ambiguous here too.
/// </summary>
public sealed class RegisterPackageRequest
{
    internal RegisterPackageRequest()
    {
    }
}
