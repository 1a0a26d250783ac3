using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Specialized;
using CityTwin.Storage;
using CsCheck;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace CityTwin.Silo.Tests.Storage;

public class DistrictLedgerTests(AzuriteFixture azurite)
{
    private readonly string _district = azurite.Fresh("5001");

    [Fact]
    public async Task An_empty_log_has_no_entries_and_begins_with_one()
    {
        var ledger = await Open();
        ledger.Head.ShouldBe(0);
        (await ledger.ReadFrom(1, 10)).ShouldBeEmpty();
        (await ledger.Append(Entries("a", "b"))).ShouldBe(1);
        ledger.Head.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_appended_is_there_for_the_next_activation()
    {
        var ledger = await Open();
        await ledger.Append(Entries("a", "b"));
        await ledger.Append(Entries("c"));
        var next = await Open();
        next.Head.ShouldBe(3);
        (await Read(next, 2, 10)).ShouldBe(["2 b", "3 c"]);
        (await next.Append(Entries("d"))).ShouldBe(4);
    }

    [Fact]
    public async Task A_log_goes_on_in_new_blobs_and_reads_as_one()
    {
        var ledger = await Open(appends: 2, bytes: 60);
        for (var i = 1; i <= 20; i++)
        {
            (await ledger.Append(Entries($"entry {i}"))).ShouldBe(i);
        }

        var containers = await azurite.Containers();
        var blobs = await containers.Ledger.GetBlobsAsync(
            new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = $"{_district}/" }).CountAsync();
        blobs.ShouldBe(10);
        (await Read(await Open(), 1, 100)).ShouldBe(Enumerable.Range(1, 20).Select(i => $"{i} entry {i}"));
        (await Read(ledger, 4, 3)).ShouldBe(["4 entry 4", "5 entry 5", "6 entry 6"]);
    }

    [Fact]
    public async Task A_writer_that_was_replaced_appends_nothing()
    {
        var old = await Open();
        await old.Append(Entries("a"));
        var successor = await Open();
        await successor.Append(Entries("b"));
        await Should.ThrowAsync<InconsistentStateException>(() => old.Append(Entries("c")));
        await Should.ThrowAsync<InconsistentStateException>(() => old.Append(Entries("c")));
        (await Read(await Open(), 1, 10)).ShouldBe(["1 a", "2 b"]);
    }

    [Fact]
    public async Task A_writer_that_was_replaced_across_a_roll_appends_nothing()
    {
        var old = await Open(appends: 2);
        await old.Append(Entries("a"));
        var successor = await Open(appends: 1);
        await successor.Append(Entries("b"));
        await Should.ThrowAsync<InconsistentStateException>(() => old.Append(Entries("c")));
        (await Read(await Open(), 1, 10)).ShouldBe(["1 a", "2 b"]);
    }

    [Fact]
    public async Task An_append_whose_answer_is_lost_is_in_the_log_once()
    {
        var lose = false;
        var transport = new LossyTransport(request =>
            lose && request.Method == RequestMethod.Put && request.Uri.Query.Contains("appendblock") && !(lose = false));
        var ledger = await Open(transport: transport);
        await ledger.Append(Entries("a"));
        lose = true;
        (await ledger.Append(Entries("b", "c"))).ShouldBe(2);
        transport.Lost.ShouldBe(1);
        (await ledger.Append(Entries("d"))).ShouldBe(4);
        (await Read(await Open(), 1, 10)).ShouldBe(["1 a", "2 b", "3 c", "4 d"]);
    }

    [Fact]
    public async Task Entries_that_fill_more_than_one_append_follow_without_gaps()
    {
        var entries = Enumerable.Range(0, 9).Select(i => (ReadOnlyMemory<byte>)new byte[1_000_000]).ToList();
        (await (await Open()).Append(entries)).ShouldBe(1);
        (await Open()).Head.ShouldBe(9);
    }

    [Fact]
    public async Task A_damaged_blob_is_named_with_the_place()
    {
        var containers = await azurite.Containers();
        var blob = containers.Ledger.GetAppendBlobClient($"{_district}/{1:D19}");
        await blob.CreateAsync();
        await blob.AppendBlockAsync(new MemoryStream([1, 0, 0, 0, 9, 9, 9, 9, 65]));
        var e = await Should.ThrowAsync<InvalidDataException>(Open());
        e.Message.ShouldContain($"ledger/{_district}/{1:D19} is damaged at byte 0");
    }

    [Fact]
    public void A_frame_reads_back_and_any_flipped_bit_is_seen() => Gen.Byte.Array[0, 40]
        .SelectMany(entry => Gen.Int[0, ((entry.Length + LedgerFrame.HeaderBytes) * 8) - 1].Select(bit => (entry, bit)))
        .Sample(x =>
        {
            var frame = new byte[LedgerFrame.BytesOf(x.entry)];
            LedgerFrame.Write(x.entry, frame);
            var offset = 0;
            LedgerFrame.Read(frame, ref offset, "b", 0).ToArray().ShouldBe(x.entry);
            offset.ShouldBe(frame.Length);
            frame[x.bit / 8] ^= (byte)(1 << (x.bit % 8));
            offset = 0;
            Should.Throw<InvalidDataException>(() => LedgerFrame.Read(frame, ref offset, "b", 0));
        });

    private static List<ReadOnlyMemory<byte>> Entries(params string[] texts) =>
        [.. texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))];

    private static async Task<List<string>> Read(DistrictLedger ledger, long from, int max) =>
        [.. (await ledger.ReadFrom(from, max)).Select(r => $"{r.Sequence} {Encoding.UTF8.GetString(r.Bytes.Span)}")];

    private async Task<DistrictLedger> Open(
        int appends = 100, int bytes = 10_000_000, HttpPipelineTransport? transport = null)
    {
        var options = new StorageOptions { LedgerBlobAppends = appends, LedgerBlobBytes = bytes };
        return await new LedgerStore(await azurite.Containers(transport), Options.Create(options)).Open(_district);
    }
}
