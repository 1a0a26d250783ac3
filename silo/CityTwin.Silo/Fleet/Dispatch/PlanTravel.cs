using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Planning;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// The places of a plan and how long it takes between them. A mission's place is its scene: to go there is to go by the stops
/// before it, and to leave is to make the stops after it first, so that whoever is on a patrol is not free where it began.
/// </summary>
internal sealed class PlanTravel(MissionCourses courses)
{
    private readonly List<Func<UnitType, Ends>> _places = [];

    public int Add(GeoPoint point)
    {
        var at = PlanePoint.Of(point);
        _places.Add(_ => new Ends(at, at, BeforeMs: 0, AfterMs: 0));
        return _places.Count - 1;
    }

    /// <param name="unit">Who is on it already; null for none.</param>
    public int Add(MissionView mission, UnitView? unit)
    {
        _places.Add(type =>
        {
            var course = courses.Of(mission, type, unit);
            return new Ends(
                PlanePoint.Of(course.First), PlanePoint.Of(course.Last), MissionCourse.Ms(course.ToScene, type), MissionCourse.Ms(course.After, type));
        });
        return _places.Count - 1;
    }

    /// <param name="first">To the first stops of missions, where their ways are known; null for no way.</param>
    public TravelMatrix Matrix(UnitType type, IReadOnlyDictionary<(int From, int To), long?> first)
    {
        var ends = _places.Select(place => place(type)).ToArray();
        return TravelMatrix.Of(ends.Length, (from, to) => first.TryGetValue((from, to), out var known)
            ? known is { } ms ? ends[from].AfterMs + ms + ends[to].BeforeMs : TravelMatrix.NoWayMs
            : ends[from].AfterMs + Straight(type, ends[from].Leaves, ends[to].Enters) + ends[to].BeforeMs);
    }

    private static long Straight(UnitType type, PlanePoint from, PlanePoint to) => (long)(
        1_000 * from.DistanceM(to) * (type.ClimbSpeedMps > 0 ? 1 : CourseLeg.Detour) / Math.Max(0.1, type.CruiseSpeedMps));

    /// <summary>Of a place, as a type has it.</summary>
    private readonly record struct Ends(PlanePoint Enters, PlanePoint Leaves, long BeforeMs, long AfterMs);
}
