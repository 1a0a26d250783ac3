using System.Text;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>
/// A district's ledger of twelve entries, all in the tiny city's one cell, and as many heads. What it proves is not to be
/// checked; who is shown it is.
/// </summary>
public sealed class ScriptedLedger : Grain, ILedgerGrain
{
    public const int Entries = 12;

    private static readonly byte[] Hash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public Task Attend() => Task.CompletedTask;

    public Task<LedgerStatus> Status() => Task.FromResult(new LedgerStatus(Head(Entries), Entries, "It went back."));

    public Task<HeadPage> Heads(long afterNumber, int max) => Task.FromResult(new HeadPage(
        [.. Enumerable.Range(1, Entries).Skip((int)afterNumber).Take(max).Select(Head)], Entries));

    public Task<IReadOnlyList<SignedHead>> Witnessed() => Task.FromResult<IReadOnlyList<SignedHead>>([Head(Entries + 1)]);

    public Task<InclusionProof> ProveInclusion(long sequence, long size) => sequence is >= 1 and <= Entries
        ? Task.FromResult(new InclusionProof(
            sequence, Entries, Line(sequence), [Hash], Hash, DivisionCode.Parse(TinyCity.Cell)))
        : throw new LedgerRefusedException($"There is no entry {sequence}.");

    public Task<ConsistencyProof> ProveConsistency(long first, long second) =>
        Task.FromResult(new ConsistencyProof(first, Hash, second == 0 ? Entries : second, Hash, [Hash, Hash]));

    public Task<ExportPage> Export(long afterSequence, int max) => Task.FromResult(new ExportPage(
        afterSequence + 1,
        [.. Enumerable.Range(1, Entries).Skip((int)afterSequence).Take(Math.Min(max, 5)).Select(sequence => Line(sequence))],
        Entries));

    public Task<IReadOnlyList<LedgerKey>> Keys() =>
        Task.FromResult<IReadOnlyList<LedgerKey>>([new LedgerKey(District, "k1", Hash)]);

    private SignedHead Head(int size) => new(
        new TreeHead(District, size, Hash, 1_000 + size), "k1", [.. Hash, .. Hash],
        [new CoSignature(DivisionCode.Parse("50"), 2_000, "k2", [.. Hash, .. Hash])]);

    private static byte[] Line(long sequence) => Encoding.UTF8.GetBytes($$"""{"note":"水位","sequence":{{sequence}}}""");
}
