namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Outputs that the provider makes, by type, beyond the inputs.</summary>
internal static class ComputedOutputs
{
    private static readonly string[] Characters =
        ["lower", "upper", "numeric", "number", "special", "minLower", "minUpper", "minNumeric", "minSpecial", "result"];

    public static IReadOnlyList<string> Of(string type) => type switch
    {
        "command:remote:Command" or "command:local:Command" => ["stdout", "stderr"],
        "random:index/randomPassword:RandomPassword" => [.. Characters, "bcryptHash"],
        "random:index/randomString:RandomString" => Characters,
        "random:index/randomId:RandomId" => ["b64Std", "b64Url", "dec", "hex"],
        "random:index/randomBytes:RandomBytes" => ["base64", "hex"],
        "random:index/randomUuid:RandomUuid" or "random:index/randomInteger:RandomInteger" => ["result"],
        "random:index/randomShuffle:RandomShuffle" => ["results"],
        "docker:index/container:Container" => ["name", "hostname", "networkDatas", "bridge", "containerLogs", "exitCode"],
        "docker:index/network:Network" => ["name", "driver", "internal", "options", "scope", "ipamConfigs"],
        "docker:index/volume:Volume" => ["name", "driver", "mountpoint"],
        "docker:index/remoteImage:RemoteImage" => ["imageId", "repoDigest"],
        "hcloud:index/server:Server" => ["name", "ipv4Address", "ipv6Address", "location", "status"],
        "hcloud:index/sshKey:SshKey" => ["name", "fingerprint"],
        _ => [],
    };
}
