using K3sPulumi.Core.Mirrors;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for registries, the proxy and the mirror of releases.</summary>
internal static class RegistryGathering
{
    public static RegistrySettings Read(this RegistriesArgs args, Values values) => new()
    {
        Mirrors = [.. args.Mirrors.Select(mirror => mirror?.Read(values) ?? new RegistryMirror(Value<string>.Of("")))],
        Configs = [.. args.Configs.Select(config => config?.Read(values) ?? new RegistryConfig(Value<string>.Of("")))],
        DisableDefaultEndpoint = values.Get(args.DisableDefaultEndpoint),
    };

    public static ProxySettings Read(this ProxyArgs args, Values values) => new()
    {
        HttpProxy = values.Secret(args.HttpProxy),
        HttpsProxy = values.Secret(args.HttpsProxy),
        NoProxy = values.List(args.NoProxy),
    };

    public static ReleaseMirror Read(this ReleaseMirrorArgs args, Values values) => new()
    {
        Url = values.Get(args.Url),
        InstallerUrl = values.Get(args.InstallerUrl),
        Ca = values.Secret(args.Ca),
        User = values.Secret(args.User),
        Password = values.Secret(args.Password),
    };

    private static RegistryMirror Read(this RegistryMirrorArgs args, Values values) => new(values.Get(args.Registry))
    {
        Endpoints = values.List(args.Endpoints),
        Rewrites = values.Map(args.Rewrites),
    };

    private static RegistryConfig Read(this RegistryConfigArgs args, Values values) => new(values.Get(args.Registry))
    {
        Username = values.Get(args.Username),
        Password = values.Secret(args.Password),
        Auth = values.Secret(args.Auth),
        Token = values.Secret(args.Token),
        Ca = values.Get(args.Ca),
        Certificate = values.Get(args.Certificate),
        Key = values.Secret(args.Key),
        InsecureSkipVerify = values.Get(args.InsecureSkipVerify),
    };
}
