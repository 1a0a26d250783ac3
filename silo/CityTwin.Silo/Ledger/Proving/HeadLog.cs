using CityTwin.City;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger.Proving;

/// <summary>A district's signed heads in storage, <c>ledger/heads/{district}/…</c>, kept and fenced as its log is.</summary>
internal sealed class HeadLog
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly DistrictLedger _records;
    private readonly Serializer<SignedHead> _serializer;

    private HeadLog(DistrictLedger records, Serializer<SignedHead> serializer) => (_records, _serializer) = (records, serializer);

    public long Count => _records.Head;

    /// <summary>The last that was issued; null before the first.</summary>
    public SignedHead? Last { get; private set; }

    public static async Task<HeadLog> Open(
        LedgerStore store, Serializer<SignedHead> serializer, DivisionCode district, CancellationToken cancellationToken)
    {
        var heads = new HeadLog(await store.Open($"heads/{district.Value}", cancellationToken), serializer);
        heads.Last = (await heads.Read(heads.Count - 1, max: 1, cancellationToken)).LastOrDefault();
        return heads;
    }

    /// <summary>The heads after the <paramref name="afterNumber"/>th, oldest first.</summary>
    public async Task<IReadOnlyList<SignedHead>> Read(long afterNumber, int max, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var records = await _records.ReadFrom(Math.Max(0, afterNumber) + 1, max, cancellationToken);
            return [.. records.Select(record => _serializer.Deserialize(record.Bytes)!)];
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task Append(SignedHead head, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await _records.Append([_serializer.SerializeToArray(head)], cancellationToken);
            Last = head;
        }
        finally
        {
            _one.Release();
        }
    }
}
