using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>
/// When the alerts of one rule are more than their streets' matter: raised within a span of each other, active and speaking in
/// so many streets of a district.
/// </summary>
/// <param name="Within">The span, by event time.</param>
/// <param name="StreetsToDistrict">From so many streets on each calls the district's centre; 0 for never.</param>
/// <param name="StreetsToCity">From so many on each calls the city's; 0 for never.</param>
public sealed record AlertSpread(TimeSpan Within, int StreetsToDistrict, int StreetsToCity)
{
    /// <summary>The alerts that call a centre further up than they do, and which.</summary>
    /// <param name="active">By the time raised, oldest first.</param>
    public IReadOnlyList<(AlertId Id, DivisionCode Lead)> Due(IEnumerable<AlertView> active, int max)
    {
        var due = new List<(AlertId Id, DivisionCode Lead)>();
        foreach (var alike in active.Where(alert => alert is { Active: true, Quieted: null })
            .GroupBy(alert => (alert.Rule, alert.Cell.District)).Select(group => group.ToArray()))
        {
            var city = Reached(alike, StreetsToCity);
            var district = Reached(alike, StreetsToDistrict);
            due.AddRange(alike
                .Select((alert, i) => (alert.Id, Now: AlertLadder.LeadOf(alert), Lead: city[i] ? alert.Cell.City : district[i] ? alert.Cell.District : alert.Cell))
                .Where(one => one.Lead.Level < one.Now.Level)
                .Select(one => (one.Id, one.Lead)));
        }

        return [.. due.Take(max)];
    }

    /// <summary>Which alerts lie in any span that has so many streets.</summary>
    private bool[] Reached(AlertView[] alike, int streets)
    {
        var reached = new bool[alike.Length];
        if (streets <= 0)
        {
            return reached;
        }

        var inSpan = new Dictionary<DivisionCode, int>();
        var (first, marked) = (0, 0);
        for (var last = 0; last < alike.Length; last++)
        {
            inSpan[alike[last].Cell.Street] = inSpan.GetValueOrDefault(alike[last].Cell.Street) + 1;
            for (; alike[last].RaisedAtMs - alike[first].RaisedAtMs > (long)Within.TotalMilliseconds; first++)
            {
                if (--inSpan[alike[first].Cell.Street] == 0)
                {
                    inSpan.Remove(alike[first].Cell.Street);
                }
            }

            for (marked = Math.Max(marked, first); inSpan.Count >= streets && marked <= last; marked++)
            {
                reached[marked] = true;
            }
        }

        return reached;
    }
}
