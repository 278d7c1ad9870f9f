using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>Checks of a cluster's external datastore.</summary>
internal static class ExternalDatastoreChecks
{
    public static void Check(ProblemList problems, ClusterSettings settings, int servers)
    {
        if (settings.Datastore is not { } datastore)
            return;
        if (settings.EmbeddedEtcd)
            problems.Add("embeddedEtcd", "cannot be used together with datastore; remove one of them.");
        var at = problems.At("datastore");
        if (!datastore.IsShapeKnown)
            return;
        at.Add(datastore.Forms switch
        {
            0 => "has no address; set endpoint, postgres, mySql or etcd, or remove it to store the state on the servers.",
            > 1 => "has more than one address; set exactly one of endpoint, postgres, mySql and etcd.",
            _ => null,
        });
        var version = settings.KnownVersion;
        at.Check("endpoint", datastore.Endpoint, text => DatastoreEndpoint.Problem(text.Value, servers, version));
        CheckFiles(at, datastore);
        foreach (var problem in datastore.PartProblems())
            at.Add(problem.Path, problem.Message);
    }

    /// <summary>Warnings: what works, but protects the cluster's secrets less than the user may expect.</summary>
    public static void Advise(ProblemList advice, ClusterSettings settings)
    {
        if (settings.Datastore is not { Endpoint: { IsKnown: true, Content.Value: var text }, Ca.IsGiven: false } datastore
            || datastore.Certificate.IsGiven)
            return;
        if (DatastoreScheme.Of(text) == "mysql" && MySqlDsn.IsInClear(text["mysql://".Length..]))
            advice.Add("datastore.ca", "is not set, so the servers connect to MySQL without TLS "
                + "and the cluster's secrets cross the network in clear text; set it to the CA of that database.");
        else if (DatastoreScheme.Of(text) == "https")
            advice.Add("datastore.ca", "is not set, so the servers accept a certificate of any CA that their hosts trust; "
                + "set it to the CA of that etcd.");
    }

    private static void CheckFiles(ProblemList at, DatastoreSpec datastore)
    {
        at.Check("ca", datastore.Ca, pem => Pem.CertificateProblem(pem.Value));
        at.Check("certificate", datastore.Certificate, pem => Pem.CertificateProblem(pem.Value));
        at.Check("key", datastore.Key, pem => Pem.ClientKeyProblem(pem.Value));
        if (datastore.Certificate.IsGiven != datastore.Key.IsGiven)
            at.Add(datastore.Key.IsGiven ? "certificate" : "key",
                "is missing; a client certificate and its key are required together.");
        if (datastore is { Certificate.IsKnown: true, Key.IsKnown: true })
            at.Add("key", Pem.PairProblem(datastore.Certificate.Content.Value, datastore.Key.Content.Value));
        if (datastore.Endpoint is not { IsKnown: true, Content.Value: var endpoint })
            return;
        var unused = DatastoreEndpoint.TlsProblem(endpoint);
        at.Add("ca", datastore.Ca.IsGiven ? unused : null);
        at.Add("certificate", datastore.Certificate.IsGiven ? unused : null);
    }
}
