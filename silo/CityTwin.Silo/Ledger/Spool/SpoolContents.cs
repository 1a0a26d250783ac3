using CityTwin.City;
using CityTwin.Ingest.Log;

namespace CityTwin.Ledger.Spool;

/// <summary>What lies in a silo's spool and has not been let go of, and how far each segment reaches in each district.</summary>
internal sealed class SpoolContents
{
    private readonly Dictionary<DivisionCode, SpoolShelf> _shelves = [];
    private readonly Dictionary<string, Dictionary<DivisionCode, long>> _reaches = [];

    public IReadOnlyList<(DivisionCode District, IReadOnlyList<LoggedEvent> Entries)> Unattended =>
        [.. _shelves.Where(shelf => shelf.Value is { Attended: false, IsEmpty: false })
            .Select(shelf => (shelf.Key, shelf.Value.Entries))];

    public SpoolShelf Shelf(DivisionCode district)
    {
        if (!_shelves.TryGetValue(district, out var shelf))
        {
            _shelves[district] = shelf = new SpoolShelf();
        }

        return shelf;
    }

    public void Add(string segment, IEnumerable<LoggedEvent> entries)
    {
        if (!_reaches.TryGetValue(segment, out var reach))
        {
            _reaches[segment] = reach = [];
        }

        foreach (var entry in entries)
        {
            Shelf(entry.Entry.District).Add(entry);
            reach[entry.Entry.District] = Math.Max(reach.GetValueOrDefault(entry.Entry.District), entry.Entry.Sequence);
        }
    }

    /// <summary>Whether any district still needs an entry of the segment.</summary>
    public bool Needs(LogSegment segment) => _reaches.TryGetValue(segment.Name, out var reach)
        && reach.Any(district => Shelf(district.Key).Needs(district.Value));

    public void Deleted(LogSegment segment) => _reaches.Remove(segment.Name);
}
