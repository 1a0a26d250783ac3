using Microsoft.Extensions.Options;

namespace CityTwin.Storage;

/// <summary>The districts' logs: entries in append blobs <c>ledger/{district}/{first sequence}</c>.</summary>
internal sealed class LedgerStore(BlobContainers containers, IOptions<StorageOptions> options)
{
    /// <summary>Finds the log's end. Each activation of a district's log opens its own.</summary>
    /// <exception cref="InvalidDataException">The log's last blob is damaged.</exception>
    public Task<DistrictLedger> Open(string district, CancellationToken cancellationToken = default) =>
        DistrictLedger.Open(containers.Ledger, district, options.Value, cancellationToken);
}
