using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Ledger.Proving;
using CityTwin.LedgerVerifier;
using CityTwin.Storage;
using CityTwin.Testing.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Spectre.Console;

namespace CityTwin.Benchmarks.Ledger;

/// <summary>
/// A district's tree over a million entries, by the silo's own code on the city's own storage: taking entries up, proofs
/// with the tiles in storage and in memory, and the check of an export of it.
/// </summary>
internal sealed class LedgerBenchmark(LedgerBenchmarkOptions options, IAnsiConsole console) : IBenchmark
{
    private static readonly DivisionCode District = DivisionCode.Parse("509999");

    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        var edges = Edges(await CityStorage.Of(city), cachedTiles: 64);
        var tree = edges.Empty(District);
        await Grow(tree);
        var cold = await Edges(await CityStorage.Of(city), cachedTiles: 0).Open(District, CancellationToken.None);
        await Prove(
            "proof of inclusion, tiles in storage", index => cold.Inclusion(index, options.Entries, CancellationToken.None),
            options.Proofs / 10);
        var warm = await Edges(await CityStorage.Of(city), cachedTiles: 8_192).Open(District, CancellationToken.None);
        for (long index = 0; index < options.Entries; index += TileId.Width)
        {
            await warm.Inclusion(index, options.Entries, CancellationToken.None);
        }

        await Prove("proof of inclusion, tiles in memory", index => warm.Inclusion(index, options.Entries, CancellationToken.None), options.Proofs);
        await Prove(
            "proof of consistency, tiles in memory",
            index => warm.Consistency(index + 1, options.Entries, CancellationToken.None), options.Proofs);
        Check();
        return new BenchmarkResult("ledger", machine,
            $"{options.Entries:N0} entries of about {Line(1).Length} bytes; proofs of entries chosen at random; storage is the city's Azurite",
            ["what", "per second", "p50 ms", "p99 ms"], _rows);
    }

    /// <summary>From a line to a saved tree: what bounds how fast a ledger follows its log.</summary>
    private async Task Grow(LogTree tree)
    {
        var from = Stopwatch.GetTimestamp();
        for (var sequence = 1; sequence <= options.Entries;)
        {
            for (var i = 0; i < options.EntriesPerPage; i++)
            {
                tree.Append(MerkleHash.Leaf(Line(sequence++)));
            }

            await tree.Save(CancellationToken.None);
        }

        Add("entries taken up: line, leaf, tree, tiles saved", options.Entries / Stopwatch.GetElapsedTime(from).TotalSeconds);
        console.MarkupLineInterpolated($"{options.Entries:N0} entries in the tree");
        from = Stopwatch.GetTimestamp();
        var pure = new MerkleTree();
        for (var sequence = 1; sequence <= options.Entries; sequence++)
        {
            pure.Append(MerkleHash.Leaf(Line(sequence)));
        }

        Add("the same without storage", options.Entries / Stopwatch.GetElapsedTime(from).TotalSeconds);
    }

    private async Task Prove(string what, Func<long, Task<IReadOnlyList<byte[]>>> prove, int proofs)
    {
        var random = new Random(options.Seed);
        var taken = new List<double>(proofs);
        for (var i = 0; i < proofs; i++)
        {
            var index = random.NextInt64(options.Entries);
            var from = Stopwatch.GetTimestamp();
            await prove(index);
            taken.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        taken.Sort();
        Add(what, 1_000 / taken.Average(), taken[proofs / 2], taken[proofs * 99 / 100]);
    }

    /// <summary>By the code that shares nothing with the silo's: every line parsed, counted, hashed; one signed head.</summary>
    private void Check()
    {
        var file = Path.GetTempFileName();
        try
        {
            var root = new MerkleRoot();
            using (var log = File.Create(file))
            {
                for (var sequence = 1; sequence <= options.Entries; sequence++)
                {
                    var line = Line(sequence);
                    root.Add(line);
                    log.Write(line);
                    log.WriteByte((byte)'\n');
                }
            }

            var own = new PublicKey(District.Value, _key.ExportSubjectPublicKeyInfo());
            var head = new Head(District.Value, options.Entries, root.Root(), 1, own.Id, [], []);
            head = head with
            {
                Signature = _key.SignData(
                    head.SignedText(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            };
            var heads = new HeadsFile(District.Value, [head], []).Write();
            using var read = File.OpenRead(file);
            var from = Stopwatch.GetTimestamp();
            var verdict = Export.Check("bench", KeysFile.Write([own]), heads, read, minWitnesses: 0);
            Add("entries verified from an export", options.Entries / Stopwatch.GetElapsedTime(from).TotalSeconds);
            if (!verdict.IsProven)
            {
                throw new InvalidOperationException($"The export of the benchmark is not proven: {verdict.Faults[0]}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Add(string what, double perSecond, double? p50 = null, double? p99 = null) => _rows.Add(
    [
        what, perSecond.ToString("N0", CultureInfo.InvariantCulture),
        p50?.ToString("F3", CultureInfo.InvariantCulture) ?? "", p99?.ToString("F3", CultureInfo.InvariantCulture) ?? "",
    ]);

    private static byte[] Line(int sequence)
    {
        var (history, version) = Math.DivRem(sequence - 1, 4);
        var entity = $"alert:509999001001001:{history:x10}";
        return CityTwin.Ledger.LogLine.Of(new LogEntry(
            District, sequence, $"{entity}#{version + 1}", "alert.raised", entity, 1_795_934_222_000, 1_795_934_222_123,
            Encoding.UTF8.GetBytes(
                $$"""{"cell":"509999001001001","evidence":{"limit":3.2,"metric":"levelM","timeMs":1795934222000,"value":3.31},"id":"{{entity}}","version":1}""")));
    }

    private static TreeEdges Edges(BlobContainers containers, int cachedTiles) => new(
        new SnapshotStore(containers), new TileStore(containers),
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<TreeEdge>>(),
        Options.Create(new ProvingOptions { CachedTiles = cachedTiles }));
}
