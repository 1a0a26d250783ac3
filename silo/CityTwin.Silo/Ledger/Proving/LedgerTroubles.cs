using System.Collections.Concurrent;
using CityTwin.City;

namespace CityTwin.Ledger.Proving;

/// <summary>The ledgers on this silo that sign no head, and why.</summary>
internal sealed class LedgerTroubles
{
    private readonly ConcurrentDictionary<DivisionCode, string> _troubles = [];

    public IReadOnlyDictionary<DivisionCode, string> Now => _troubles;

    /// <param name="trouble">Null when there is none any more.</param>
    public void Set(DivisionCode district, string? trouble)
    {
        if (trouble is null)
        {
            _troubles.TryRemove(district, out _);
        }
        else
        {
            _troubles[district] = trouble;
        }
    }
}
