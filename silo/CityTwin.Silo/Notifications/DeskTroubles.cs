using System.Diagnostics.Metrics;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Notifications;

/// <summary>The desks on this silo of which something fails, how much, and how many entries of the log told nobody because of it.</summary>
internal sealed class DeskTroubles : DistrictTroubles
{
    private readonly Counter<long> _passedOver;

    public DeskTroubles(IMeterFactory? factory = null)
        : base(factory, "citytwin.desk.failing", "{part}", "Rosters that cannot be read, and other parts of a desk's work that fail.") =>
        _passedOver = Meter.CreateCounter<long>(
            "citytwin.desk.passed_over", "{entry}", "Entries of the log that could not be understood, and told nobody.");

    public void PassedOver(DivisionCode district, int entries) => _passedOver.Add(entries, Tag(district));
}
