using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for registries and the proxy.</summary>
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
