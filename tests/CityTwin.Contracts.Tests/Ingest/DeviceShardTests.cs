using CityTwin.Ingest;
using CsCheck;

namespace CityTwin.Contracts.Tests.Ingest;

public class DeviceShardTests
{
    [Fact]
    public void Every_id_has_one_of_the_shards_and_keeps_it() => Gen.String.Sample(id =>
    {
        var key = DeviceShard.KeyOf(id);
        int.Parse(key).ShouldBeInRange(0, DeviceShard.Count - 1);
        key.ShouldBe(DeviceShard.Key(int.Parse(key)));
        DeviceShard.KeyOf(id).ShouldBe(key);
    });

    /// <summary>Fixed for the life of a deployment: another answer would lose every device that is registered.</summary>
    [Theory]
    [InlineData("", "05")]
    [InlineData("acme-0001", "25")]
    [InlineData("Y0634020", "33")]
    [InlineData("传感器-1", "58")]
    public void The_shard_of_an_id_never_changes(string id, string shard) => DeviceShard.KeyOf(id).ShouldBe(shard);

    [Fact]
    public void Numbered_devices_spread_over_all_shards()
    {
        var perShard = Enumerable.Range(0, 64_000).CountBy(i => DeviceShard.KeyOf($"acme-{i:D6}")).ToList();
        perShard.Count.ShouldBe(DeviceShard.Count);
        perShard.Max(shard => shard.Value).ShouldBeLessThan(1_300);
        perShard.Min(shard => shard.Value).ShouldBeGreaterThan(700);
    }
}
