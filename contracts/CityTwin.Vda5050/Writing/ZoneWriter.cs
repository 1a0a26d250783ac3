using System.Text.Json;

namespace CityTwin.Vda5050;

internal static class ZoneWriter
{
    public static void Write(Utf8JsonWriter json, VdaZoneSet set, VdaVersion version)
    {
        VdaWriter.From3(version, "A zone set");
        json.WriteStartObject("zoneSet");
        json.WriteString("mapId", set.MapId);
        json.WriteString("zoneSetId", set.ZoneSetId);
        json.WriteOptional("zoneSetDescriptor", set.Descriptor);
        json.WriteArray("zones", set.Zones, zone => Zone(json, zone, version));
        json.WriteEndObject();
    }

    private static void Zone(Utf8JsonWriter json, VdaZone zone, VdaVersion version)
    {
        if (zone.Vertices.Count < 3)
        {
            throw Lacks(zone, $"{zone.Vertices.Count} vertices: expected at least 3");
        }

        json.WriteStartObject();
        json.WriteString("zoneId", zone.ZoneId);
        json.WriteString("zoneType", VdaWords.Write(zone.Type, version));
        json.WriteOptional("zoneDescriptor", zone.Descriptor);
        json.WriteArray("vertices", zone.Vertices, vertex =>
        {
            json.WriteStartObject();
            json.WriteFinite("x", vertex.X);
            json.WriteFinite("y", vertex.Y);
            json.WriteEndObject();
        });
        Rule(json, zone, version);
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, VdaZone zone, VdaVersion version)
    {
        switch (zone.Type)
        {
            case VdaZoneType.SpeedLimit:
                json.WriteFinite("maximumSpeed", zone.MaximumSpeedMps ?? throw Lacks(zone, "no maximum speed"));
                break;
            case VdaZoneType.Release:
                json.WriteString("releaseLossBehavior", zone.OnReleaseLoss is { } loss and not VdaReleaseLoss.Return
                    ? VdaWords.Write(loss, version)
                    : throw Lacks(zone, "no behaviour when its release is lost: expected Stop, Continue or Evacuate"));
                break;
            case VdaZoneType.Priority or VdaZoneType.Penalty:
                json.WriteNumber(
                    zone.Type == VdaZoneType.Priority ? "priorityFactor" : "penaltyFactor",
                    JsonWriting.Between("factor", zone.Factor ?? throw Lacks(zone, "no factor: expected 0 to 1"), 0, 1));
                break;
            case VdaZoneType.Directed or VdaZoneType.Bidirected:
                Direction(json, zone, version);
                break;
            case VdaZoneType.Action:
                json.WriteArray("entryActions", zone.EntryActions, action => ActionWriter.WriteForZone(json, action, version));
                json.WriteArray("duringActions", zone.DuringActions, action => ActionWriter.WriteForZone(json, action, version));
                json.WriteArray("exitActions", zone.ExitActions, action => ActionWriter.WriteForZone(json, action, version));
                break;
        }
    }

    private static void Direction(Utf8JsonWriter json, VdaZone zone, VdaVersion version)
    {
        json.WriteFinite("direction", zone.DirectionRad ?? throw Lacks(zone, "no direction"));
        var isBoth = zone.Type == VdaZoneType.Bidirected;
        json.WriteString(
            isBoth ? "bidirectedLimitation" : "directedLimitation",
            zone.Limitation is { } limitation && !(isBoth && limitation == VdaLimitation.Strict)
                ? VdaWords.Write(limitation, version)
                : throw Lacks(zone, isBoth ? "no limitation: expected Soft or Restricted" : "no limitation: expected Soft, Restricted or Strict"));
    }

    private static VdaUnwritableException Lacks(VdaZone zone, string what) =>
        new($"Zone {VdaQuote.Of(zone.ZoneId)} of type {zone.Type} has {what}.");
}
