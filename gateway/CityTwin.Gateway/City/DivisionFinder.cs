using CityTwin.City;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Gateway.City;

/// <summary>Which division of a level a place is in.</summary>
public sealed class DivisionFinder
{
    private readonly STRtree<(DivisionCode Code, IndexedPointInAreaLocator Area)> _divisions = new();

    public DivisionFinder(IEnumerable<Boundary> divisions)
    {
        foreach (var division in divisions)
        {
            _divisions.Insert(division.Outline.EnvelopeInternal, (division.Code, new IndexedPointInAreaLocator(division.Outline)));
        }
    }

    /// <returns>Null for a place outside all of them.</returns>
    public DivisionCode? At(Coordinate place)
    {
        foreach (var (code, area) in _divisions.Query(new Envelope(place)))
        {
            if (area.Locate(place) != Location.Exterior)
            {
                return code;
            }
        }

        return null;
    }
}
