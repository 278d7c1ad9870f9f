using K3sPulumi.Core.Datastores;

namespace K3sPulumi.Core.Specs;

/// <summary>What can be wrong with the datastore that a cluster is given.</summary>
internal static class ExternalDatastoreChecks
{
    public static void Check(Findings findings, ClusterSettings settings, int servers)
    {
        if (settings.Datastore is not { } datastore)
            return;
        if (settings.EmbeddedEtcd)
            findings.Add("embeddedEtcd", "cannot be used together with datastore; remove one of them.");
        var at = findings.At("datastore");
        if (!datastore.IsShapeKnown)
            return;
        at.Add(datastore.Forms switch
        {
            0 => "has no address; give endpoint, postgres, mySql or etcd, or leave it out to keep the state on the servers.",
            > 1 => "has more than one address; give exactly one of endpoint, postgres, mySql and etcd.",
            _ => null,
        });
        at.Check("endpoint", datastore.Endpoint, text => DatastoreEndpoint.Problem(text.Value, servers, K3sVersion.TryParse(settings.Version.Content ?? "", out _)));
        CheckFiles(at, datastore);
        foreach (var problem in datastore.PartProblems())
            at.Add(problem.Path, problem.Message);
    }

    /// <summary>What works, and leaves the cluster's secrets less safe than their owner may think.</summary>
    public static IEnumerable<Problem> Advice(ClusterSettings settings)
    {
        if (settings.Datastore is not { Endpoint: { IsKnown: true, Content.Value: var text }, Ca.IsGiven: false, Certificate.IsGiven: false })
            yield break;
        if (DatastoreScheme.Of(text) == "mysql" && MySqlDsn.IsInClear(text["mysql://".Length..]))
            yield return new("datastore.ca", "is not given, so the servers speak to MySQL without TLS, and what the cluster keeps secret crosses the network in clear text.");
        else if (DatastoreScheme.Of(text) == "https")
            yield return new("datastore.ca", "is not given, so the servers trust whatever their hosts trust to sign etcd's certificates; give the CA of that etcd.");
    }

    private static void CheckFiles(Findings at, DatastoreSpec datastore)
    {
        at.Check("ca", datastore.Ca, pem => Pem.CertificateProblem(pem.Value));
        at.Check("certificate", datastore.Certificate, pem => Pem.CertificateProblem(pem.Value));
        at.Check("key", datastore.Key, pem => Pem.ClientKeyProblem(pem.Value));
        if (datastore.Certificate.IsGiven != datastore.Key.IsGiven)
            at.Add(datastore.Key.IsGiven ? "certificate" : "key", "is missing; a client certificate and its key go together.");
        if (datastore is { Certificate: { IsKnown: true, Content.Value: var certificate }, Key: { IsKnown: true, Content.Value: var key } })
            at.Add("key", Pem.PairProblem(certificate, key));
        if (datastore.Endpoint is not { IsKnown: true, Content.Value: var endpoint })
            return;
        foreach (var (name, _) in new[] { ("ca", datastore.Ca), ("certificate", datastore.Certificate) }.Where(file => file.Item2.IsGiven))
            at.Add(name, DatastoreEndpoint.TlsProblem(endpoint));
    }
}
