using CityTwin.City;

namespace CityTwin.Gateway.City;

/// <summary>Which city this is, from its package's manifest.</summary>
/// <param name="Package">Name of the package: <c>yuzhong</c>.</param>
/// <param name="Generated">Geometry below the districts was generated and not surveyed.</param>
/// <param name="NoticeZh">What to print on every map made from it.</param>
/// <param name="TimeZone">What the schedules of its rules, the hours of alert windows and the days of evaluations are in, an IANA name.</param>
public sealed record CityFacts(
    DivisionCode Code, string Name, string Package, BoundingBox Bounds, bool Generated, string NoticeZh, string NoticeEn,
    string TimeZone);
