using CityTwin.City;
using CityTwin.Ledger.Witnessing;
using CityTwin.Locality;
using CityTwin.Storage;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace CityTwin.Ledger.Proving;

/// <summary>
/// Follows its district's log as storage has it, and proves it. On the log's silo, and apart from it: an append waits for
/// none of this.
/// </summary>
/// <remarks>Reentrant, so that proofs are given while a head waits for its witnesses. Only a round moves the tree.</remarks>
[GrainType("ledger"), KeepAlive, Reentrant]
internal sealed partial class LedgerGrain(
    Residents residents, CityCatalogue city, TreeEdges trees, LedgerStore ledgers, Serializer<SignedHead> serializer,
    SigningKeys keys, PublicKeyStore published, LedgerTroubles troubles, IOptions<ProvingOptions> proving,
    IOptions<LedgerOptions> options, TimeProvider clock, ILogger<LedgerGrain> log) : PlacedGrain(residents), ILedgerGrain
{
    private readonly ProvingOptions _options = proving.Value;
    private readonly CancellationTokenSource _ending = new();
    private Task<Opened>? _opened;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    private IDistrictLogInside Log => GrainFactory.GetGrain<IDistrictLogInside>(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _witnesses = WitnessCircle.Of(
            District, city.Divisions.Where(one => one.Level == DivisionLevel.District).Select(one => one.Code),
            _options.NeighbourWitnesses);
        this.RegisterGrainTimer(
            (grain, _) => grain.Round(), this,
            new GrainTimerCreationOptions(_options.FollowEvery, _options.FollowEvery) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        troubles.Set(District, null);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Attend() => Task.CompletedTask;

    public async Task<LedgerStatus> Status()
    {
        var opened = await Open();
        return new LedgerStatus(opened.Heads.Last, opened.Tree.Size, _trouble);
    }

    public async Task<HeadPage> Heads(long afterNumber, int max)
    {
        var heads = (await Open()).Heads;
        return new HeadPage(
            await heads.Read(afterNumber, Math.Clamp(max, 1, _options.MaxHeadsPerRead), _ending.Token), heads.Count);
    }

    public async Task<InclusionProof> ProveInclusion(long sequence, long size)
    {
        var (tree, heads) = await Open();
        size = Within(size, tree, heads);
        if (sequence < 1 || sequence > size)
        {
            throw new LedgerRefusedException(
                $"A tree of {size} entries of {District} has no entry {sequence}: expected 1 to {size}, or a later tree.");
        }

        var page = await Log.ReadStored(sequence - 1, max: 1);
        if (page.Entries is not [var entry])
        {
            throw new LedgerRefusedException($"The log of {District} ends at {page.Head}: entry {sequence} is not there.");
        }

        return new InclusionProof(
            sequence, size, LogLine.Of(entry.Entry), await tree.Inclusion(sequence - 1, size, _ending.Token),
            await tree.RootAt(size, _ending.Token), entry.Cell);
    }

    public async Task<ConsistencyProof> ProveConsistency(long first, long second)
    {
        var (tree, heads) = await Open();
        second = Within(second, tree, heads);
        if (first < 0 || first > second)
        {
            throw new LedgerRefusedException(
                $"A log of {first} entries is no beginning of one of {second}: expected 0 to {second}.");
        }

        return new ConsistencyProof(
            first, await tree.RootAt(first, _ending.Token), second, await tree.RootAt(second, _ending.Token),
            await tree.Consistency(first, second, _ending.Token));
    }

    public async Task<ExportPage> Export(long afterSequence, int max)
    {
        var tree = (await Open()).Tree;
        var after = Math.Max(0, afterSequence);
        var count = (int)Math.Min(Math.Clamp(max, 1, options.Value.MaxEntriesPerRead), tree.Size - after);
        if (count <= 0)
        {
            return new ExportPage(after + 1, [], tree.Size);
        }

        var lines = new List<byte[]>();
        var bytes = 0;
        foreach (var entry in (await Log.ReadStored(after, count)).Entries)
        {
            lines.Add(LogLine.Of(entry.Entry));
            bytes += lines[^1].Length;
            if (bytes > _options.MaxExportBytes)
            {
                break;
            }
        }

        return new ExportPage(after + 1, lines, tree.Size);
    }

    public async Task<IReadOnlyList<LedgerKey>> Keys()
    {
        var all = new List<LedgerKey>();
        foreach (var owner in (IEnumerable<DivisionCode>)[District, .. _witnesses])
        {
            all.AddRange(await published.Of(owner, _ending.Token));
        }

        return all;
    }

    /// <summary>A size that the tree has.</summary>
    private long Within(long size, LogTree tree, HeadLog heads) => size switch
    {
        0 => heads.Last?.Head.Size ?? throw new LedgerRefusedException(
            $"No head of the log of {District} has been signed yet: what it has is not durable for long enough, or there is nothing."),
        < 0 => throw new LedgerRefusedException($"A tree of {size} entries: expected 1 to {tree.Size}, or 0 for that of the last head."),
        _ when size > tree.Size => throw new LedgerRefusedException(
            $"The tree of {District} has {tree.Size} entries: {size} is beyond it."),
        _ => size,
    };

    private sealed record Opened(LogTree Tree, HeadLog Heads);
}
