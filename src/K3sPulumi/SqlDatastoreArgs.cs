using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A database server that stores the state of a cluster. Set exactly one of <c>docker</c> and <c>ssh</c>.</summary>
public class SqlDatastoreArgs : ResourceArgs
{
    /// <summary>Host that runs the database.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>Runs the database as a container. <c>image</c> defaults to the official image of the database.</summary>
    [Input("docker")]
    public DockerContainerArgs? Docker { get; set; }

    /// <summary>
    /// Host name or IP address at which the K3s servers reach the database; included in its certificate. Default: the address of
    /// the host, or the name of the container.
    /// </summary>
    [Input("address")]
    public Input<string>? Address { get; set; }

    /// <summary>Port. Default: 5432 for PostgreSQL, 3306 for MySQL. Allowed: 1 to 65535. Other values are rejected.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>
    /// Name of the database. Default: <c>kubernetes</c>. Allowed: up to 32 lower-case letters, digits and underscores, starting
    /// with a letter. Other values are rejected.
    /// </summary>
    [Input("database")]
    public Input<string>? Database { get; set; }

    /// <summary>
    /// Database user. Default: <c>k3s</c>. Allowed: up to 32 lower-case letters, digits and underscores, starting with a letter.
    /// Other values are rejected.
    /// </summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>
    /// Password of the user; it may contain any character. Default: generated. A changed password is rolled out to the servers.
    /// Secret.
    /// </summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// IP addresses and networks that may connect: those of the K3s servers. Default: all, with TLS and the password; on a host
    /// this is a warning.
    /// </summary>
    [Input("allowedAddresses")]
    public InputList<string> AllowedAddresses { get => field ??= new(); set; }

    /// <summary>Additional names and IP addresses in the database's certificate. Default: none.</summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>
    /// CA certificate as PEM text; requires <c>caKey</c> to sign with, or <c>certificate</c> and <c>key</c>. Default: a CA is
    /// generated once, on the host of the database.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Private key of the CA, as PEM text. Default: none. Secret.</summary>
    [Input("caKey")]
    public Input<string>? CaKey { get; set => field = Secrets.Mark(value); }

    /// <summary>Certificate of the database, as PEM text. Default: signed by the CA.</summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set; }

    /// <summary>
    /// Private key of the database's certificate, as PEM text. Default: generated with the certificate. Secret.
    /// </summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Dumps of the database: every night, and on demand. Default: none. In Docker, every night only with <c>at</c>.
    /// </summary>
    [Input("backup")]
    public DatastoreBackupArgs? Backup { get; set; }

    /// <summary>Deletes the data when the datastore is deleted. Default: false, the data stays.</summary>
    [Input("deleteData")]
    public Input<bool>? DeleteData { get; set; }

    /// <summary>
    /// What happens when somebody has changed the datastore since the last update: stopped or disabled a service, or changed
    /// files. <c>report</c> warns about each difference, in previews too; <c>repair</c> also puts them right: on hosts its script
    /// runs again, in Docker the container is replaced and keeps its volumes. <c>off</c> opens no connection. It is compared from
    /// the second update with this argument on. Default: <c>off</c>. Other values are rejected. Example: <c>Drift = "report"</c>.
    /// </summary>
    [Input("drift")]
    public Input<string>? Drift { get; set; }
}
