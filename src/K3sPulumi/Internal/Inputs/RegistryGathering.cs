using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that says where images come from, and by which way out.</summary>
internal static class RegistryGathering
{
    public static Func<Values, RegistriesSpec> Gather(this RegistriesArgs args, InputSet inputs)
    {
        var mirrors = args.Mirrors.Select(mirror => (mirror ?? new() { Registry = "" }).Gather(inputs)).ToList();
        var configs = args.Configs.Select(config => (config ?? new() { Registry = "" }).Gather(inputs)).ToList();
        var disable = inputs.Add(args.DisableDefaultEndpoint);
        return values => new RegistriesSpec
        {
            Mirrors = [.. mirrors.Select(build => build(values))],
            Configs = [.. configs.Select(build => build(values))],
            DisableDefaultEndpoint = values.Get(disable),
        };
    }

    public static Func<Values, ProxySpec> Gather(this ProxyArgs args, InputSet inputs)
    {
        var (http, https) = (inputs.AddSecret(args.HttpProxy), inputs.AddSecret(args.HttpsProxy));
        var direct = inputs.AddList(args.NoProxy);
        return values => new ProxySpec { HttpProxy = values.Get(http), HttpsProxy = values.Get(https), NoProxy = values.Get(direct) };
    }

    private static Func<Values, RegistryMirrorSpec> Gather(this RegistryMirrorArgs args, InputSet inputs)
    {
        var registry = inputs.Add(args.Registry);
        var endpoints = inputs.AddList(args.Endpoints);
        var rewrites = inputs.AddMap(args.Rewrites);
        return values => new RegistryMirrorSpec { Registry = values.Get(registry), Endpoints = values.Get(endpoints), Rewrites = values.Get(rewrites) };
    }

    private static Func<Values, RegistryConfigSpec> Gather(this RegistryConfigArgs args, InputSet inputs)
    {
        var (registry, username) = (inputs.Add(args.Registry), inputs.Add(args.Username));
        var (password, auth, token, key) = (inputs.AddSecret(args.Password), inputs.AddSecret(args.Auth), inputs.AddSecret(args.Token), inputs.AddSecret(args.Key));
        var (ca, certificate) = (inputs.Add(args.Ca), inputs.Add(args.Certificate));
        var skip = inputs.Add(args.InsecureSkipVerify);
        return values => new RegistryConfigSpec
        {
            Registry = values.Get(registry),
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
