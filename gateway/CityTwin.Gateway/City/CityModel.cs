using System.Collections.Frozen;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Gateway.City;

/// <summary>The divisions, kinds and rules of the running city, for looking up. It does not change while we run.</summary>
public sealed class CityModel
{
    private readonly DivisionPlace[] _divisions;
    private readonly string[] _codes;
    private readonly FrozenSet<string> _sensorKinds;

    public CityModel(
        CityFacts facts,
        IEnumerable<DivisionPlace> divisions,
        IReadOnlyList<SensorKind> sensorKinds,
        IReadOnlyList<RuleDefinition> rules)
    {
        Facts = facts;
        SensorKinds = sensorKinds;
        Rules = rules;

        // In the order of their codes a division and all within it are one run.
        _divisions = [.. divisions.OrderBy(division => division.Code)];
        _codes = [.. _divisions.Select(division => division.Code.Value)];
        _sensorKinds = sensorKinds.Select(kind => kind.Code).ToFrozenSet(StringComparer.Ordinal);
    }

    public CityFacts Facts { get; }

    public DivisionCode Code => Facts.Code;

    public IReadOnlyList<SensorKind> SensorKinds { get; }

    public IReadOnlyList<RuleDefinition> Rules { get; }

    public bool IsSensorKind(string code) => _sensorKinds.Contains(code);

    public bool Has(DivisionCode code) => IndexOf(code) >= 0;

    public DivisionPlace? Find(DivisionCode code) => IndexOf(code) is >= 0 and var index ? _divisions[index] : null;

    /// <summary>A division and all that lies within it, ascending by code; empty when the city does not have it.</summary>
    public IEnumerable<DivisionPlace> Within(DivisionCode area)
    {
        for (var i = IndexOf(area); i >= 0 && i < _divisions.Length && area.Contains(_divisions[i].Code); i++)
        {
            yield return _divisions[i];
        }
    }

    /// <summary>The districts of an area: all of the city's, or the one it lies in.</summary>
    public IReadOnlyList<DivisionCode> DistrictsOf(DivisionCode area) => area.Level == DivisionLevel.City
        ? [.. Within(area).Where(division => division.Code.Level == DivisionLevel.District).Select(division => division.Code)]
        : Has(area.District) ? [area.District] : [];

    /// <summary>The streets of an area: those in it, or the one it lies in, ascending.</summary>
    public IReadOnlyList<DivisionCode> StreetsOf(DivisionCode area) => area.Level < DivisionLevel.Street
        ? [.. Within(area).Where(division => division.Code.Level == DivisionLevel.Street).Select(division => division.Code)]
        : Has(area.Street) ? [area.Street] : [];

    /// <summary>The same; when there are more than a few, without those whose outline is clear of the box.</summary>
    public IReadOnlyList<DivisionCode> StreetsOf(DivisionCode area, BoundingBox? within, int few)
    {
        var streets = StreetsOf(area);
        return within is null || streets.Count <= few
            ? streets
            : [.. streets.Where(street => Find(street)?.Bounds is not { } bounds || Meet(bounds, within))];
    }

    /// <summary>City, districts and streets of an area, ascending by code: the divisions that have centres.</summary>
    public IEnumerable<DivisionPlace> CentresOf(DivisionCode area) =>
        Within(area).Where(division => division.Code.Level <= DivisionLevel.Street);

    private int IndexOf(DivisionCode code) => Array.BinarySearch(_codes, code.Value, StringComparer.Ordinal);

    private static bool Meet(BoundingBox one, BoundingBox other) =>
        one.West <= other.East && other.West <= one.East && one.South <= other.North && other.South <= one.North;
}
