using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Uploads;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// Keeps the aircraft's custom flight areas the cloud's: told that they changed, the dock asks for the file, checks its SHA-256 and
/// takes it over whole or not at all; in the air it says how far the areas are.
/// </summary>
internal sealed class AreaDesk(Station station)
{
    private const int ParseFailed = 1;
    private const int DownloadFailed = 3;
    private const int ChecksumFailed = 12;
    private const int TimedOut = 13;
    private const int LocationsTold = 20;
    private const double TellWithinM = 2_000;

    private static readonly TimeSpan LocationEvery = TimeSpan.FromSeconds(5);

    private string _name = "";
    private string _checksum = "";
    private long _nextMs;

    public Dictionary<string, Action<Inbound, long>> Services => new(StringComparer.Ordinal)
    {
        ["flight_areas_update"] = (order, nowMs) =>
        {
            station.Speech.Reply(order, ResultCode.Ok, nowMs);
            Ask(nowMs);
        },
    };

    /// <summary>Once joined, for what changed while the dock was away.</summary>
    public void Ask(long nowMs) => station.Speech.Ask("flight_areas_get", null, nowMs, Told);

    public void Tick(long nowMs)
    {
        if (!station.Craft.IsFlying || !station.HasLink || nowMs < _nextMs || station.Pilot.Areas.All.Count == 0)
        {
            return;
        }

        _nextMs = nowMs + (long)LocationEvery.TotalMilliseconds;
        var here = station.Craft.Where;
        var near = station.Pilot.Areas.All.Select(area => (Area: area, EdgeM: area.EdgeM(here)))
            .Where(area => area.EdgeM < TellWithinM).OrderBy(area => area.EdgeM).Take(LocationsTold).ToList();
        if (near.Count > 0)
        {
            station.Speech.Event("flight_areas_drone_location", new JsonObject
            {
                ["drone_locations"] = new JsonArray([.. near.Select(area => (JsonNode)new JsonObject
                {
                    ["area_id"] = area.Area.Id, ["area_distance"] = Math.Round(area.EdgeM, 2), ["is_in_area"] = area.Area.Contains(here),
                })]),
            }, nowMs, needsReply: false);
        }
    }

    private void Told(Inbound? answer, long nowMs)
    {
        if (answer is null)
        {
            return;
        }

        if (answer.Result != 0 || answer.Output.Get("files") is not JsonArray files)
        {
            Say("fail", ParseFailed, "", "", nowMs);
            return;
        }

        if (files.Count == 0)
        {
            (_name, _checksum, station.Pilot.Areas) = ("", "", FlightAreas.None);
            Say("synchronized", 0, "", "", nowMs);
            return;
        }

        var (name, checksum, url) = (files[0].Text("name"), files[0].Text("checksum"), files[0].Text("url"));
        if (checksum.Length > 0 && checksum.Equals(_checksum, StringComparison.OrdinalIgnoreCase))
        {
            Say("synchronized", 0, _name, _checksum, nowMs);
            return;
        }

        Say("synchronizing", 0, name, checksum, nowMs);
        station.Errands.Fetch(url, station.Options.MaxAreaBytes, nowMs, (file, thenMs) => Fetched(name, checksum, file, thenMs));
    }

    private void Fetched(string name, string checksum, ErrandAnswer answer, long nowMs)
    {
        if (answer.Bytes is not { } file)
        {
            Say("fail", answer.Error.Length == 0 ? TimedOut : DownloadFailed, name, checksum, nowMs);
            return;
        }

        if (!Convert.ToHexStringLower(SHA256.HashData(file)).Equals(checksum, StringComparison.OrdinalIgnoreCase))
        {
            Say("fail", ChecksumFailed, name, checksum, nowMs);
            return;
        }

        try
        {
            station.Pilot.Areas = new FlightAreas(FlightAreaFile.Read(file, station.Options.MaxAreas));
            (_name, _checksum) = (name, checksum);
            Say("synchronized", 0, name, checksum, nowMs);
        }
        catch (FormatException)
        {
            Say("fail", ParseFailed, name, checksum, nowMs);
        }
    }

    private void Say(string status, int reason, string name, string checksum, long nowMs) =>
        station.Speech.Event("flight_areas_sync_progress", new JsonObject
        {
            ["status"] = status,
            ["reason"] = reason,
            ["file"] = new JsonObject { ["name"] = name, ["checksum"] = checksum },
        }, nowMs, needsReply: true, "flight-areas");
}
