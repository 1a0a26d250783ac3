using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.Twins;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Fleet;

/// <summary>Units as the API shows them.</summary>
internal static class UnitMapping
{
    public static V1.Unit ToProto(this UnitView unit)
    {
        var (definition, motion) = (unit.Definition, unit.Motion);
        var shown = new V1.Unit
        {
            Id = unit.Id.Value,
            Kind = unit.Id.Kind.ToWire(),
            Type = definition.Type,
            Name = definition.Name,
            Version = unit.Version,
            Protocol = WireName.Of(definition.Protocol),
            DeviceId = definition.DeviceId,
            Dock = definition.Dock?.Value ?? "",
            Department = definition.Department ?? "",
            Link = WireName.Of(unit.Link),
            Control = WireName.Of(unit.Control),
            Status = WireName.Of(unit.Status),
            HeardAt = unit.HeardAtMs == 0 ? null : Moments.At(unit.HeardAtMs),
            Place = unit.Place.ToProto(),
            MovedAt = Moments.At(motion?.AtMs),
            SpeedMps = motion?.SpeedMps ?? 0,
            ClimbMps = motion?.ClimbMps ?? 0,
            Cell = unit.Cell.Value,
            Home = definition.Home.ToProto(),
            HomeCell = definition.Cell.Value,
            Lease = unit.Lease?.ToProto(),
            Mission = unit.Mission?.Value ?? "",
            Eta = Moments.At(unit.EtaMs),
        };
        if (motion?.HeadingDeg is { } heading)
        {
            shown.HeadingDeg = heading;
        }

        if (unit.EnergyPercent is { } energy)
        {
            shown.EnergyPercent = energy;
        }

        if (unit.Stop is { } stop)
        {
            shown.Stop = stop;
        }

        shown.Capabilities.AddRange(unit.Capabilities.Select(WireName.Of));
        shown.Troubles.AddRange(unit.Troubles.Select(ToProto));
        shown.Path.AddRange(unit.Path.Select(ToProto));
        shown.History.AddRange(unit.History.Select(ToProto));
        foreach (var (name, value) in unit.Measures)
        {
            shown.Measures[name] = value;
        }

        return shown;
    }

    public static V1.UnitPlace ToProto(this GeoPoint place) => new()
    {
        Longitude = place.Longitude, Latitude = place.Latitude, AltitudeM = place.ElevationM,
    };

    public static V1.UnitLease ToProto(this UnitLease lease) => new()
    {
        Holder = lease.Holder, Fence = lease.Fence, GrantedAt = Moments.At(lease.GrantedAtMs), Until = Moments.At(lease.UntilMs),
    };

    public static V1.UnitType ToProto(this UnitType type)
    {
        var shown = new V1.UnitType
        {
            Code = type.Code,
            Kind = type.Kind.ToWire(),
            Name = type.NameZh,
            NameEn = type.NameEn,
            CruiseSpeedMps = type.CruiseSpeedMps,
            ClimbSpeedMps = type.ClimbSpeedMps,
            EnduranceS = type.EnduranceS,
            PayloadKg = type.PayloadKg,
        };
        if (type.MaxWindMps is { } wind)
        {
            shown.MaxWindMps = wind;
        }

        if (type.MaxRainMmPerH is { } rain)
        {
            shown.MaxRainMmPerH = rain;
        }

        shown.Capabilities.AddRange(type.Capabilities.Select(WireName.Of));
        return shown;
    }

    public static V1.TrackPoint ToProto(this TrackPoint point) => new()
    {
        At = Moments.At(point.AtMs), Place = point.Position.ToProto(),
    };

    public static V1.RadioLine ToProto(this RadioLine line) => new()
    {
        At = Moments.At(line.AtMs),
        Outgoing = line.Outgoing,
        What = line.What,
        By = line.By,
        Text = line.Text,
        Mission = line.Mission ?? "",
    };

    private static V1.UnitTrouble ToProto(UnitTrouble trouble) => new()
    {
        Code = trouble.Code, Grave = trouble.IsGrave, Text = trouble.Text, Since = Moments.At(trouble.SinceMs),
    };

    private static V1.PastMission ToProto(PastMission past) => new()
    {
        Mission = past.Mission.Value,
        Kind = WireName.Of(past.Kind),
        Outcome = past.Outcome,
        BeganAt = Moments.At(past.BeganAtMs),
        EndedAt = Moments.At(past.EndedAtMs),
    };
}
