using CityTwin.City;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.City;

/// <summary>The outlines of the city's districts and their streets, read once when somebody first asks for them.</summary>
internal sealed class DistrictOutlines(CityPackageReader package)
{
    private readonly Lazy<IReadOnlyList<Boundary>> _districts = new(() => [.. package.Boundaries(DivisionLevel.District)]);

    private readonly Lazy<ILookup<DivisionCode, Boundary>> _streets = new(
        () => package.Boundaries(DivisionLevel.Street).ToLookup(street => street.Code.District));

    /// <summary>
    /// The divisions that a shape reaches into, by district: the district itself where it is covered whole, else its streets.
    /// What only touches a border is not reached.
    /// </summary>
    public IEnumerable<(DivisionCode District, DivisionCode Division)> Reached(Geometry shape)
    {
        foreach (var district in Meeting(shape))
        {
            DivisionCode[] streets = shape.Covers(district.Outline)
                ? []
                : [.. _streets.Value[district.Code].Where(street => Reaches(shape, street.Outline)).Select(street => street.Code)];
            foreach (var division in streets.Length > 0 ? streets : [district.Code])
            {
                yield return (district.Code, division);
            }
        }
    }

    /// <summary>The districts that a shape reaches into, ascending.</summary>
    public IReadOnlyList<DivisionCode> Districts(Geometry shape) => [.. Meeting(shape).Select(district => district.Code).Order()];

    private IEnumerable<Boundary> Meeting(Geometry shape) => _districts.Value.Where(district => Reaches(shape, district.Outline));

    private static bool Reaches(Geometry shape, Geometry outline) =>
        shape.EnvelopeInternal.Intersects(outline.EnvelopeInternal) && shape.Intersects(outline) && !shape.Touches(outline);
}
