using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A database server that keeps the state of a cluster. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
public class SqlDatastoreArgs : ResourceArgs
{
    /// <summary>Host that runs the database.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>Runs the database as a container. Its <c>image</c> defaults to the official one of the database.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }

    /// <summary>Name or address at which the K3s servers reach the database; its certificate names it. Default: the host's address, in Docker the container's name.</summary>
    [Input("address")]
    public Input<string>? Address { get; set; }

    /// <summary>Port. Default: 5432 for PostgreSQL, 3306 for MySQL. Allowed: 1 to 65535.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Database. Default: <c>kubernetes</c>. Lower-case letters, digits and underscores, a letter first, at most 32.</summary>
    [Input("database")]
    public Input<string>? Database { get; set; }

    /// <summary>User. Default: <c>k3s</c>. Lower-case letters, digits and underscores, a letter first, at most 32.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>Password of the user; any characters. Secret. Default: generated. A change rolls through to the servers.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>Addresses and networks that may log in: those of the K3s servers. Default: everywhere, with TLS and the password; on a host that is a warning.</summary>
    [Input("allowedAddresses")]
    public InputList<string> AllowedAddresses { get => field ??= new(); set; }

    /// <summary>Further names and addresses in the database's certificate. Default: none.</summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>CA certificate as PEM text, with <c>caKey</c> to sign with, or with <c>certificate</c> and <c>key</c>. Default: a CA is made once, where the database runs.</summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Key of the CA as PEM text. Secret. Default: none.</summary>
    [Input("caKey")]
    public Input<string>? CaKey { get; set => field = Secrets.Mark(value); }

    /// <summary>The database's certificate as PEM text. Default: signed by the CA.</summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set; }

    /// <summary>Key of the database's certificate as PEM text. Secret. Default: made with it.</summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }

    /// <summary>A dump every night on the database's host. Default: none. In Docker it is a problem.</summary>
    [Input("backup")]
    public DatastoreBackupArgs? Backup { get; set; }

    /// <summary>Whether deleting this deletes the data too. Default: false, they stay where they are.</summary>
    [Input("deleteData")]
    public bool? DeleteData { get; set; }
}
