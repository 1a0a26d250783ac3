using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// Takes pictures and brings them to the cloud one after the other: a credential is asked for, the picture is put into the cloud's
/// storage, and the cloud is told of it until it has answered.
/// </summary>
internal sealed class MediaDesk(Station station)
{
    private const int FlightsRemembered = 20;
    private const string DefaultRegion = "us-east-1";
    private const double LastSecondsOfGrant = 60;

    private readonly List<WaitingPicture> _waiting = [];
    private readonly List<(string FlightId, int Taken, int Sent)> _counts = [];
    private StorageGrant? _grant;
    private bool _isBusy;
    private long _notBeforeMs;
    private int _number;

    public int Waiting => _waiting.Count;

    public IReadOnlyList<CameraLens> OwnLenses => station.Plan.HasThermal ? [CameraLens.Wide, CameraLens.Infrared] : [CameraLens.Wide];

    /// <param name="lenses">Empty for those of the camera's own setting.</param>
    /// <returns>Whether there is a camera and room for a picture.</returns>
    public bool Take(Sortie? sortie, IReadOnlyList<CameraLens> lenses, long nowMs)
    {
        if (!station.Plan.HasCamera || _waiting.Count >= station.Options.WaitingPictures)
        {
            return false;
        }

        foreach (var lens in (lenses.Count == 0 ? OwnLenses : lenses).Where(lens => lens == CameraLens.Wide || station.Plan.HasThermal))
        {
            var shot = Shoot(sortie?.FlightId ?? "", lens, nowMs);
            _waiting.Add(new WaitingPicture(shot, sortie?.IsTask ?? false, 0, nowMs));
            Count(shot.FlightId, taken: 1, sent: 0);
            if (sortie is not null)
            {
                sortie.Pictures++;
            }
        }

        return true;
    }

    /// <summary>Pictures of this flight come before all others.</summary>
    public void Prefer(string flightId)
    {
        var first = _waiting.Where(picture => picture.Shot.FlightId == flightId).ToList();
        _waiting.RemoveAll(first.Contains);
        _waiting.InsertRange(0, first);
    }

    /// <summary>What failed while it flew is tried again at once.</summary>
    public void Landed(long nowMs)
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            _waiting[i] = _waiting[i] with { DueMs = Math.Min(_waiting[i].DueMs, nowMs) };
        }
    }

    public void Tick(long nowMs)
    {
        if (_isBusy || nowMs < _notBeforeMs || !(station.IsInDock || (station.SendsFromTheAir && station.HasLink)))
        {
            return;
        }

        var next = _waiting.Find(picture => picture.DueMs <= nowMs);
        if (next is null)
        {
            return;
        }

        _isBusy = true;
        if (_grant is { } grant && grant.ExpiresAtMs - (LastSecondsOfGrant * 1000) > nowMs)
        {
            Send(next, grant, nowMs);
            return;
        }

        station.Speech.Ask("storage_config_get", new JsonObject { ["module"] = 0 }, nowMs, Granted);
    }

    private void Granted(Inbound? answer, long nowMs)
    {
        _isBusy = false;
        _grant = answer is { Result: 0 } ? Grant(answer.Output, nowMs) : null;
        if (_grant is null)
        {
            _notBeforeMs = nowMs + (long)station.Options.UploadWait.TotalMilliseconds;
        }
    }

    private static StorageGrant? Grant(JsonNode? output, long nowMs)
    {
        var key = output.Get("credentials");
        return Uri.TryCreate(output.Text("endpoint"), UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            && output.Text("bucket").Length > 0 && key.Text("access_key_id").Length > 0 && key.Text("access_key_secret").Length > 0
            ? new StorageGrant(
                endpoint!, output.Text("bucket"), output.Text("region") is { Length: > 0 } region ? region : DefaultRegion,
                output.Text("object_key_prefix"), key.Text("access_key_id"), key.Text("access_key_secret"), key.Text("security_token"),
                nowMs + (long)(Math.Max(2 * LastSecondsOfGrant, key.Number("expire") ?? 0) * 1000))
            : null;
    }

    private void Send(WaitingPicture picture, StorageGrant grant, long nowMs)
    {
        var key = string.Join('/', new[] { grant.KeyPrefix.Trim('/'), picture.Shot.FlightId, picture.Shot.FileName }.Where(part => part.Length > 0));
        var fails = picture.Attempts == 0 && station.FaultOf(DroneFaultKind.FailedUpload) is not null;
        station.Errands.Upload(
            new UploadOrder(grant, key, picture.Shot, fails), nowMs, (answer, thenMs) => Sent(picture, key, answer, thenMs));
    }

    private void Sent(WaitingPicture picture, string key, ErrandAnswer answer, long nowMs)
    {
        _isBusy = false;
        var at = _waiting.IndexOf(picture);
        if (at < 0)
        {
            return;
        }

        _waiting.RemoveAt(at);
        if (answer.IsOk)
        {
            Count(picture.Shot.FlightId, taken: 0, sent: 1);
            Tell(picture, key, nowMs);
            return;
        }

        // The credential may be what was wrong.
        _grant = null;
        if (picture.Attempts + 1 < station.Options.UploadAttempts)
        {
            var wait = station.Options.UploadWait.TotalMilliseconds * Math.Pow(2, picture.Attempts);
            _waiting.Add(picture with { Attempts = picture.Attempts + 1, DueMs = nowMs + (long)wait });
        }
    }

    private void Tell(WaitingPicture picture, string key, long nowMs)
    {
        var shot = picture.Shot;
        var (lon, lat) = shot.Camera.Degrees;
        var count = _counts.Find(entry => entry.FlightId == shot.FlightId);
        station.Speech.Event("file_upload_callback", new JsonObject
        {
            ["file"] = new JsonObject
            {
                ["object_key"] = key,
                ["path"] = shot.FlightId,
                ["name"] = shot.FileName,
                ["cloud_to_cloud_id"] = "DEFAULT",
                ["ext"] = new JsonObject
                {
                    ["flight_id"] = shot.FlightId,
                    ["drone_model_key"] = Models.Aircraft(station.Plan),
                    ["payload_model_key"] = Models.Payload(station.Plan),
                    ["is_original"] = true,
                },
                ["metadata"] = new JsonObject
                {
                    ["gimbal_yaw_degree"] = shot.HeadingDeg.ToString("F2", CultureInfo.InvariantCulture),
                    ["absolute_altitude"] = Math.Round(shot.Camera.HeightM, 3),
                    ["relative_altitude"] = Math.Round(shot.OverHomeM, 3),
                    ["create_time"] = DateTimeOffset.FromUnixTimeMilliseconds(shot.AtMs).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    ["shoot_position"] = new JsonObject { ["lat"] = Math.Round(lat, 7), ["lng"] = Math.Round(lon, 7) },
                },
            },
            ["flight_task"] = new JsonObject
            {
                ["uploaded_file_count"] = count.Sent,
                ["expected_file_count"] = count.Taken,
                ["flight_type"] = picture.IsTask ? 0 : 1,
            },
        }, nowMs, needsReply: true);
    }

    private Shot Shoot(string flightId, CameraLens lens, long nowMs)
    {
        var (craft, world) = (station.Craft, station.World);
        var view = View.From(craft.Where, craft.HeadingDeg, station.Pilot.GimbalPitchDeg, world.Terrain);
        var (fires, ambient, sun) = (world.Fires(station.WorldMs), world.TemperatureC(station.WorldMs), world.Sun(station.WorldMs));
        var seed = Noise.Seed(Noise.Seed(station.Seed, "shot"), ++_number);
        return new Shot(
            station.Plan.Aircraft.Name is { Length: > 0 } name ? name : station.Plan.AircraftId, flightId, _number, lens, craft.Where,
            craft.HeadingDeg, station.Pilot.GimbalPitchDeg, craft.Where.HeightM - station.Plan.Home.HeightM, view, fires, ambient, sun,
            ThermalCamera.Measure(view, fires, ambient, sun, seed).MostC, nowMs, seed);
    }

    private void Count(string flightId, int taken, int sent)
    {
        var at = _counts.FindIndex(entry => entry.FlightId == flightId);
        var before = at < 0 ? (flightId, 0, 0) : _counts[at];
        if (at >= 0)
        {
            _counts.RemoveAt(at);
        }
        else if (_counts.Count >= FlightsRemembered)
        {
            _counts.RemoveAt(0);
        }

        _counts.Add((flightId, before.Item2 + taken, before.Item3 + sent));
    }
}
