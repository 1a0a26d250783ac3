using CityTwin.City;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger;

/// <summary>Opens districts' journals.</summary>
internal sealed class JournalStore(LedgerStore ledgers, Serializer<LoggedEvent> serializer)
{
    public async Task<Journal> Open(DivisionCode district, CancellationToken cancellationToken = default) =>
        new(await ledgers.Open(district.Value, cancellationToken), serializer);
}
