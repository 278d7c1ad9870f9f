using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class AllowedAddressTests
{
    [Theory]
    [InlineData("10.0.0.11", "10.0.0.11/32", "10.0.0.11")]
    [InlineData("10.1.2.3/16", "10.1.0.0/16", "10.1.0.0/255.255.0.0")]
    [InlineData("192.168.1.128/25", "192.168.1.128/25", "192.168.1.128/255.255.255.128")]
    [InlineData("128.0.0.0/1", "128.0.0.0/1", "128.0.0.0/128.0.0.0")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "%")]
    [InlineData("::/0", "::/0", "%")]
    [InlineData("fd00::11", "fd00::11/128", "fd00::11")]
    public void EachDatabaseGetsItsOwnForm(string address, string postgres, string mysql) =>
        Assert.Equal((postgres, mysql),
            (PostgresDialect.Row(AllowedAddress.Parse(address)), MySqlDialect.Host(AllowedAddress.Parse(address))));
}
