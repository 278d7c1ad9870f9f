using System.Text.Json;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Connects with K3s's endpoint from a separate machine on the lab network, and runs statements.</summary>
internal sealed class DatabaseClient(Lab lab, LabNetwork network)
{
    // psycopg2 accepts the URL; the MySQL DSN is split as K3s's driver does: last slash, last @, first colon
    private const string Script = """
        import json, sys, psycopg2, pymysql
        o = json.load(sys.stdin)
        open("/tmp/ca.crt", "w").write(o["ca"])
        if o["endpoint"].startswith("postgres://"):
            c = psycopg2.connect(o["endpoint"].replace("sslmode=verify-full", "sslmode=" + ("verify-full&sslrootcert=/tmp/ca.crt" if o["ca"] else "disable")))
        else:
            left, database = o["endpoint"].split("://", 1)[1].rsplit("/", 1)
            login, address = left.rsplit("@", 1)
            user, password = login.split(":", 1)
            host, port = address[len("tcp("):-1].rsplit(":", 1)
            c = pymysql.connect(host=host, port=int(port), user=user, password=password.encode(), database=database,
                ssl={"ca": "/tmp/ca.crt", "check_hostname": True} if o["ca"] else None)
        k = c.cursor()
        for statement in o["statements"]:
            k.execute(statement)
        print(json.dumps(k.fetchall() if k.description else []))
        c.commit()
        """;

    /// <summary>The result of the last statement as JSON; without a CA it connects in clear text.</summary>
    public Result Run(Secret endpoint, string? ca, params string[] statements) => Command.Run(
        "docker",
        ["run", "--rm", "-i", "--network", network.Name, .. lab.Mark, lab.Image("base"), "python3", "-c", Script],
        JsonSerializer.Serialize(new { endpoint = endpoint.Value, ca = ca ?? "", statements }));

    public static void IsRefused(Result result) =>
        Assert.True(result.ExitCode != 0 && result.Error.Contains("Error", StringComparison.Ordinal),
            $"was let in: {result.Output}{result.Error}");
}
