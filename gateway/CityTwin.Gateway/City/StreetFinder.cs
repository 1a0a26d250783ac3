using CityTwin.City;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Gateway.City;

/// <summary>Which street a place is in.</summary>
internal sealed class StreetFinder
{
    private readonly STRtree<(DivisionCode Code, IndexedPointInAreaLocator Area)> _streets = new();
    private readonly DivisionCode _elsewhere;

    /// <param name="elsewhere">The answer for a place outside all streets.</param>
    public StreetFinder(IEnumerable<Boundary> streets, DivisionCode elsewhere)
    {
        _elsewhere = elsewhere;
        foreach (var street in streets)
        {
            _streets.Insert(street.Outline.EnvelopeInternal, (street.Code, new IndexedPointInAreaLocator(street.Outline)));
        }
    }

    public DivisionCode StreetAt(Coordinate place)
    {
        foreach (var (code, area) in _streets.Query(new Envelope(place)))
        {
            if (area.Locate(place) != Location.Exterior)
            {
                return code;
            }
        }

        return _elsewhere;
    }
}
