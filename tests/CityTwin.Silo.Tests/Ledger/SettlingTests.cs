using Azure.Storage.Blobs.Specialized;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Ledger;

/// <summary>What the disk lets go of, and when, on a silo that is quick to do so and storage of its own.</summary>
public sealed class SettlingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DivisionCode District = DivisionCode.Parse("500299");
    private static readonly string Blobs = $"/ledger/{District}";

    private readonly SiloCluster _silos = new();
    private InProcessTestCluster _cluster = null!;

    private IDistrictLogGrain Log => _cluster.Client.GetGrain<IDistrictLogGrain>(District.Value);

    public async ValueTask InitializeAsync() => _cluster = await _silos.Start(silos: 1, settings: new Dictionary<string, string?>
    {
        ["Ledger:SettleFor"] = "00:00:00.400",
        ["Ledger:SweepSpoolEvery"] = "00:00:00.100",
        ["Ledger:StoreBeforeLeaving"] = "00:00:00.400",
    });

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _silos.DisposeAsync();
    }

    [Fact]
    public async Task What_storage_lost_after_it_said_that_it_had_it_is_stored_again()
    {
        var containers = await _silos.Containers();
        using (_silos.Line.CutReads(Blobs)) // Nothing settles that cannot be read back.
        {
            await Log.Append([Entry("a")]);
            await Log.Stored(1).WaitAsync(Patience);
            await containers.Ledger.DeleteBlobAsync($"{District}/{1:D19}");
        }

        using var patience = new CancellationTokenSource(Patience);
        while ((await Stored(containers, patience.Token)) is not ["a#1"])
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task What_is_not_what_storage_has_in_its_place_is_told_anew_and_not_let_go_of()
    {
        var containers = await _silos.Containers();
        var ear = new LogEar();
        await ear.Subscribe(_cluster.Client, Log);
        using (_silos.Line.CutReads(Blobs))
        {
            await Log.Append([Entry("a")]);
            await Log.Stored(1).WaitAsync(Patience);
            using (_silos.Line.Cut(Blobs))
            {
                await containers.Ledger.DeleteBlobAsync($"{District}/{1:D19}");
                await Write(containers, Entry("anotherAndNoShorter"));
            }
        }

        await ear.Until(entry => entry.Entry is { Sequence: 2, EventId: "a#1" }, Patience);
        await Log.Stored(2).WaitAsync(Patience);
        (await Log.Read(0, 10)).Entries.Select(entry => entry.Entry.EventId).ShouldBe(["anotherAndNoShorter#1", "a#1"]);
    }

    [Fact]
    public async Task A_log_leaves_soon_while_storage_is_away_and_what_is_not_stored_stays_on_the_disk()
    {
        using (_silos.Line.Cut(Blobs))
        {
            await Log.Append([Entry("a")]);

            // Well before Orleans would give up waiting for it.
            await _cluster.DeactivateAsync(Log).WaitAsync(TimeSpan.FromSeconds(15));

            (await Log.Read(0, 10)).Entries.Select(entry => entry.Entry.EventId).ShouldBe(["a#1"]);
        }

        await Log.Stored(1).WaitAsync(Patience);
    }

    private static async Task<IReadOnlyList<string>> Stored(BlobContainers containers, CancellationToken cancellationToken)
    {
        var log = await Opened(containers);
        return [.. (await log.Read(0, 10, cancellationToken)).Select(entry => entry.Entry.EventId)];
    }

    private static async Task Write(BlobContainers containers, LoggedEvent entry) =>
        await (await Opened(containers)).Append([entry with { Entry = entry.Entry with { Sequence = 1 } }]);

    private static Task<Journal> Opened(BlobContainers containers) => new JournalStore(
        new LedgerStore(containers, Options.Create(new StorageOptions())),
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<LoggedEvent>>())
        .Open(District);

    private static LoggedEvent Entry(string name)
    {
        var cell = DivisionCode.Parse($"{District}001001001");
        var id = AlertId.Create(cell, name);
        var view = new AlertView(
            id, 1, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null, null, null,
            new AlertEvidence("levelM", 1, 0, 1), 1);
        return new LoggedEvent(new LogEntry(District, 0, $"{name}#1", "alert.raised", id.Value, 1, 1, [1, 2, 3]), view);
    }
}
