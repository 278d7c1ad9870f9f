namespace Pulumi;

/// <summary>
/// A package that must be registered before its resources. There is none here: the type stands in the signatures
/// so that a call that fits two constructors of the official package fits two here.
/// </summary>
public sealed class RegisterPackageRequest
{
    internal RegisterPackageRequest()
    {
    }
}
