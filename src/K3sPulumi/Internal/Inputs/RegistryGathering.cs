using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that says where images come from, and by which way out.</summary>
internal static class RegistryGathering
{
    public static Func<Values, RegistrySettings> Gather(this RegistriesArgs args, InputSet inputs)
    {
        var mirrors = args.Mirrors.Select(mirror => (mirror ?? new() { Registry = "" }).Gather(inputs)).ToList();
        var configs = args.Configs.Select(config => (config ?? new() { Registry = "" }).Gather(inputs)).ToList();
        var disable = inputs.Add(args.DisableDefaultEndpoint);
        return values => new RegistrySettings
        {
            Mirrors = [.. mirrors.Select(build => build(values))],
            Configs = [.. configs.Select(build => build(values))],
            DisableDefaultEndpoint = values.Get(disable),
        };
    }

    public static Func<Values, ProxySettings> Gather(this ProxyArgs args, InputSet inputs)
    {
        var (http, https) = (inputs.AddSecret(args.HttpProxy), inputs.AddSecret(args.HttpsProxy));
        var direct = inputs.AddList(args.NoProxy);
        return values => new ProxySettings { HttpProxy = values.Get(http), HttpsProxy = values.Get(https), NoProxy = values.Get(direct) };
    }

    private static Func<Values, RegistryMirror> Gather(this RegistryMirrorArgs args, InputSet inputs)
    {
        var registry = inputs.Add(args.Registry);
        var endpoints = inputs.AddList(args.Endpoints);
        var rewrites = inputs.AddMap(args.Rewrites);
        return values => new RegistryMirror(values.Get(registry)) { Endpoints = values.Get(endpoints), Rewrites = values.Get(rewrites) };
    }

    private static Func<Values, RegistryConfig> Gather(this RegistryConfigArgs args, InputSet inputs)
    {
        var (registry, username) = (inputs.Add(args.Registry), inputs.Add(args.Username));
        var (password, auth, token, key) = (inputs.AddSecret(args.Password), inputs.AddSecret(args.Auth), inputs.AddSecret(args.Token), inputs.AddSecret(args.Key));
        var (ca, certificate) = (inputs.Add(args.Ca), inputs.Add(args.Certificate));
        var skip = inputs.Add(args.InsecureSkipVerify);
        return values => new RegistryConfig(values.Get(registry))
        {
            Username = values.Get(username),
            Password = values.Get(password),
            Auth = values.Get(auth),
            Token = values.Get(token),
            Ca = values.Get(ca),
            Certificate = values.Get(certificate),
            Key = values.Get(key),
            InsecureSkipVerify = values.Get(skip),
        };
    }
}
