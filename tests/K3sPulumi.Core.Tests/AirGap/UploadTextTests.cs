using K3sPulumi.Core.AirGap;

namespace K3sPulumi.Core.Tests.AirGap;

public sealed class UploadTextTests
{
    [Theory]
    [InlineData(64, "64 B")]
    [InlineData(2_345, "2 kB")]
    [InlineData(85_612_345, "85.6 MB")]
    [InlineData(1_234_567_890, "1.2 GB")]
    public void ASizeHasAUnitThatShowsIt(long bytes, string size) => Assert.Equal(
        $"k3s, {size}, SHA-256 0ae86ba6c89cb044",
        ReceiveScript.Shown(new("k3s", AirGapPart.Binary, bytes, "0ae86ba6c89cb0441111")));
}
