using CityTwin.Storage;
using Orleans.Storage;

namespace CityTwin.Silo.Tests.Storage;

public class SnapshotStoreTests(AzuriteFixture azurite)
{
    private readonly string _name = azurite.Fresh("cell/50010300100100");

    [Fact]
    public async Task Nothing_is_read_where_nothing_was_written() =>
        (await (await Store()).Read(_name)).ShouldBeNull();

    [Fact]
    public async Task A_snapshot_is_read_back_by_another_silo()
    {
        var store = await Store();
        await store.Write(_name, new byte[] { 1, 2 });
        await store.Write(_name, new byte[] { 3 });
        (await (await Store()).Read(_name)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_silo_that_was_replaced_cannot_overwrite_its_successor()
    {
        var (old, successor) = (await Store(), await Store());
        await old.Write(_name, new byte[] { 1 });
        await successor.Read(_name);
        await successor.Write(_name, new byte[] { 2 });
        await Should.ThrowAsync<InconsistentStateException>(() => old.Write(_name, new byte[] { 3 }));
        (await old.Read(_name)).ShouldBe([2]);
        await old.Write(_name, new byte[] { 4 });
    }

    private async Task<SnapshotStore> Store() => new(await azurite.Containers());
}
