using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>The stand-in on real datastores: it connects, shares the cluster's state, and rejects what K3s rejects.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DatastoreTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    private const string Authority = """
        set -e; cd /etc/ssl
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=lab-ca -keyout ca.key -out ca.crt 2>/dev/null
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=db -addext "subjectAltName=IP:$(hostname -i)" \
          -addext basicConstraints=CA:FALSE -CA ca.crt -CAkey ca.key -keyout db.key -out db.crt 2>/dev/null
        """;

    [LabFact]
    public void TwoServersShareAClusterOnPostgres()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "state", "host-full");
        host.Exec(Authority + "\n" + """
            install -o postgres -m 600 db.key db.crt /etc/postgresql/15/main/
            cd /etc/postgresql/15/main
            echo "listen_addresses='*'
            ssl_cert_file='/etc/postgresql/15/main/db.crt'
            ssl_key_file='/etc/postgresql/15/main/db.key'" > conf.d/lab.conf
            echo 'hostssl all all 0.0.0.0/0 scram-sha-256' >> pg_hba.conf
            systemctl start postgresql
            until pg_isready -q; do sleep 1; done
            printf '%s;\n' "CREATE ROLE k3s LOGIN PASSWORD 'p@ss/w:rd'" "CREATE DATABASE k3s OWNER k3s" |
              su postgres -c 'psql -qv ON_ERROR_STOP=1'
            """).Ok();

        SharedByTwo(network, host, $"postgres://k3s:{Uri.EscapeDataString("p@ss/w:rd")}@{host.Address}:5432/k3s",
            $"postgres://k3s:other@{host.Address}:5432/k3s", "Failed to ping database connection");
    }

    [LabFact]
    public void TwoServersShareAClusterOnMariaDb()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "state", "host-full");
        host.Exec(Authority + "\n" + """
            install -o mysql -m 600 db.key db.crt /etc/mysql/
            printf '[mysqld]\nbind-address=0.0.0.0\nssl-cert=/etc/mysql/db.crt\nssl-key=/etc/mysql/db.key\n' > /etc/mysql/mariadb.conf.d/90-lab.cnf
            systemctl start mariadb
            echo "CREATE DATABASE k3s; GRANT ALL ON k3s.* TO k3s@'%' IDENTIFIED BY 'p@ss/w:rd' REQUIRE SSL" | mariadb
            """).Ok();

        SharedByTwo(network, host, $"mysql://k3s:p@ss/w:rd@tcp({host.Address}:3306)/k3s",
            $"mysql://k3s:other@tcp({host.Address}:3306)/k3s", "failed to create driver for configured endpoint");
    }

    [LabFact]
    public void TwoServersShareAClusterOnEtcd()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "state", "host-full");
        host.Exec(Authority + "\n" + """
            install -o etcd -m 600 db.key db.crt /var/lib/etcd/
            url=https://$(hostname -i):2379
            printf 'ETCD_LISTEN_CLIENT_URLS=%s\nETCD_ADVERTISE_CLIENT_URLS=%s\nETCD_CERT_FILE=/var/lib/etcd/db.crt\nETCD_KEY_FILE=/var/lib/etcd/db.key\n' $url $url > /etc/default/etcd
            systemctl start etcd
            """).Ok();

        SharedByTwo(network, host, $"https://{host.Address}:2379", $"https://{host.Address}:2378",
            "Failed to test etcd connection");
    }

    private void SharedByTwo(LabNetwork network, LabHost host, string endpoint, string wrong, string refusal)
    {
        var ca = host.ReadFile("/etc/ssl/ca.crt") + "\n";
        var first = Server(network, "alpha", "word", endpoint, ca);
        first.AwaitReady("alpha");
        var second = Server(network, "bravo", "word", endpoint, ca);
        first.AwaitReady("bravo");
        first.Kubectl("label", "node", "bravo", "seen=yes").Ok();

        first.Kill();
        Assert.Equal("yes", second.Kubectl("get", "node", "bravo", "-o", "jsonpath={.metadata.labels.seen}").Ok());

        AwaitLog(Server(network, "other-token", "another", endpoint, ca),
            "bootstrap data already found and encrypted with different token");
        AwaitLog(Server(network, "other-ca", "word", endpoint, lab.StrangeCa), "certificate verify failed");
        AwaitLog(Server(network, "other-password", "word", wrong, ca), refusal);
    }

    private LabNode Server(LabNetwork network, string name, string token, string endpoint, string ca) =>
        new(lab, network, lab.K3sImage(Version), name, ["server"], [],
            $"token: {token}\ndatastore-endpoint: \"{endpoint}\"\ndatastore-cafile: /etc/rancher/k3s/ca.crt\n",
            files: ("ca.crt", ca));

    private static void AwaitLog(LabNode node, string text) =>
        Lab.WaitFor($"{node.Hostname} to say \"{text}\"", () => node.Logs.Contains(text, StringComparison.Ordinal), 40);
}
