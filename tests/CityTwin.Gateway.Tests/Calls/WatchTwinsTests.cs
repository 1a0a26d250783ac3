using CityTwin.Gateway.Live;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class WatchTwinsTests(ScriptedCity city)
{
    [Fact]
    public async Task The_picture_comes_whole_and_then_what_changes()
    {
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, "w1", 1));
        using var before = Open(); // Whoever watched before may have left a feed that has not heard of it yet.
        await ReadUntil(before, update => update.Twins.Any(twin => twin.Id.EndsWith(":w1")));
        using var watch = Open();
        (await ReadUntil(watch, update => update.SnapshotComplete))
            .SelectMany(update => update.Twins).ShouldContain(twin => twin.Id.EndsWith(":w1"));
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, "w1", 2));
        var changed = await ReadUntil(watch, update => update.Twins.Any(twin => twin.Id.EndsWith(":w1") && twin.Version == 2));
        changed[^1].Snapshot.ShouldBeFalse();
    }

    [Fact]
    public async Task Deltas_that_were_lost_are_made_good_without_a_later_one()
    {
        using var watch = Open();
        await ReadUntil(watch, update => update.SnapshotComplete);
        city.Script.Mute[TinyCity.Street] = true;
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, "w2", 7));
        await ReadUntil(watch, update => update.Twins.Any(twin => twin.Id.EndsWith(":w2") && twin.Version == 7));
        city.Script.Mute.Clear();
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, "w2", 8));
        await ReadUntil(watch, update => update.Twins.Any(twin => twin.Id.EndsWith(":w2") && twin.Version == 8));
    }

    /// <summary>A street's versions go by its silo's clock, and clocks differ.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task A_street_that_came_back_without_its_memory_is_read_anew(long version)
    {
        var (gone, found) = ($"gone{version}", $"found{version}");
        using var watch = Open();
        await ReadUntil(watch, update => update.SnapshotComplete);
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, gone, 1));
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, gone, 2));
        await ReadUntil(watch, update => update.Twins.Any(twin => twin.Id.EndsWith($":{gone}") && twin.Version == 2));
        await city.Street(TinyCity.Street).Forget(version);
        await city.Street(TinyCity.Street).Show(ScriptedCity.Row(TinyCity.Cell, found, 1));
        var seen = await ReadUntil(watch, update => update.Twins.Any(twin => twin.Id.EndsWith($":{found}")));
        seen.SelectMany(update => update.Removed).ShouldContain(id => id.EndsWith($":{gone}"));
    }

    [Fact]
    public async Task One_principal_cannot_take_the_streams_of_all_and_gets_one_back_for_each_that_ends()
    {
        var most = new LiveOptions().MaxWatchersPerPrincipal;
        var open = Enumerable.Range(0, most).Select(_ => Open("auditor")).ToList();
        foreach (var watch in open)
        {
            await ReadUntil(watch, update => update.SnapshotComplete);
        }

        using var refused = Open("auditor");
        var refusal = await Should.ThrowAsync<RpcException>(() => ReadUntil(refused, _ => true));
        refusal.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        refusal.Status.Detail.ShouldContain($"{most} streams");
        using var other = Open("operator");
        await ReadUntil(other, update => update.SnapshotComplete);
        open.ForEach(watch => watch.Dispose());
        (await IsLetIn("auditor")).ShouldBeTrue();
    }

    /// <summary>The gateway hears a moment later that a stream was ended.</summary>
    private async Task<bool> IsLetIn(string role)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!patience.IsCancellationRequested)
        {
            try
            {
                using var watch = Open(role);
                await ReadUntil(watch, update => update.SnapshotComplete);
                return true;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
            {
                // Not yet.
            }
        }

        return false;
    }

    private AsyncServerStreamingCall<V1.TwinUpdate> Open(string role = "operator") =>
        new V1.TwinService.TwinServiceClient(city.Channel())
            .WatchTwins(new V1.WatchTwinsRequest { Area = TinyCity.Street }, city.As(role));

    private static async Task<IReadOnlyList<V1.TwinUpdate>> ReadUntil(
        AsyncServerStreamingCall<V1.TwinUpdate> call, Func<V1.TwinUpdate, bool> found)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var read = new List<V1.TwinUpdate>();
        while (await call.ResponseStream.MoveNext(patience.Token))
        {
            read.Add(call.ResponseStream.Current);
            if (found(call.ResponseStream.Current))
            {
                return read;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
