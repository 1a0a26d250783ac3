using CityTwin.Fleet;

namespace CityTwin.City;

/// <summary>What is wrong with a type of unit on its own.</summary>
internal static class UnitTypeCheck
{
    private const double MaxSpeedMps = 100;
    private const double MaxEnduranceS = 7 * 86_400;
    private const double MaxTurnOutS = 3_600;

    public static IEnumerable<string> Complaints(UnitType type)
    {
        if (!SensorKindCheck.KindCode().IsMatch(type.Code))
        {
            yield return $"code: is '{type.Code}', expected lower-case words with hyphens.";
        }

        if (type.Kind is not (TwinKind.Drone or TwinKind.Dock or TwinKind.Robot or TwinKind.Team))
        {
            yield return $"{type.Code}, kind: expected drone, dock, robot or team.";
        }

        foreach (var complaint in DeskCheck.Named(type.Code, type.NameZh, type.NameEn)
            .Concat(type.Kind == TwinKind.Dock ? [] : Moving(type))
            .Concat(Weather(type)))
        {
            yield return complaint;
        }

        foreach (var twice in type.Capabilities.GroupBy(capability => capability).Where(g => g.Count() > 1))
        {
            yield return $"{type.Code}, capabilities: names {WorkOrders.WireName.Of(twice.Key)} {twice.Count()} times.";
        }
    }

    private static IEnumerable<string> Moving(UnitType type)
    {
        if (!(type.CruiseSpeedMps is > 0 and <= MaxSpeedMps))
        {
            yield return $"{type.Code}, cruiseSpeedMps: is {type.CruiseSpeedMps}, expected above 0 to {MaxSpeedMps}.";
        }

        if (type.Kind == TwinKind.Drone ? !(type.ClimbSpeedMps is > 0 and <= MaxSpeedMps) : type.ClimbSpeedMps != 0)
        {
            yield return $"{type.Code}, climbSpeedMps: is {type.ClimbSpeedMps}, expected above 0 for drones and 0 for others.";
        }

        if (!(type.EnduranceS is > 0 and <= MaxEnduranceS))
        {
            yield return $"{type.Code}, enduranceS: is {type.EnduranceS}, expected above 0 to {MaxEnduranceS}.";
        }

        if (!(type.ReserveShare is >= 0 and < 1))
        {
            yield return $"{type.Code}, reserveShare: is {type.ReserveShare}, expected 0 to below 1.";
        }

        if (!(type.TurnOutS is >= 0 and <= MaxTurnOutS))
        {
            yield return $"{type.Code}, turnOutS: is {type.TurnOutS}, expected 0 to {MaxTurnOutS}.";
        }

        if (!(type.PayloadKg is >= 0 and <= 100_000))
        {
            yield return $"{type.Code}, payloadKg: is {type.PayloadKg}, expected 0 to 100000.";
        }

        var fits = type.Kind == TwinKind.Drone ? type.RoadProfile is null : RoadProfiles.All.Contains(type.RoadProfile ?? "");
        if (!fits)
        {
            yield return $"{type.Code}, roadProfile: is '{type.RoadProfile}', expected null for drones and one of "
                + $"{string.Join(", ", RoadProfiles.All)} for others.";
        }
    }

    private static IEnumerable<string> Weather(UnitType type)
    {
        if (type.MaxWindMps is { } wind && !(wind is > 0 and <= 100))
        {
            yield return $"{type.Code}, maxWindMps: is {wind}, expected above 0 to 100, or null for any.";
        }

        if (type.MaxRainMmPerH is { } rain && !(rain is >= 0 and <= 500))
        {
            yield return $"{type.Code}, maxRainMmPerH: is {rain}, expected 0 to 500, or null for any.";
        }
    }
}
