namespace Pulumi.Command;

public sealed class ProviderArgs : ResourceArgs
{
    public static new ProviderArgs Empty => new();
}
