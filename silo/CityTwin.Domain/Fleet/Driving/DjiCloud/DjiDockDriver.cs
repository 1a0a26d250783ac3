using System.Text.Json;
using CityTwin.City;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// Drives a dock: lets it and its aircraft join, tells it where pictures go, brings it the city's areas, and says how it is.
/// Its flights are its aircraft's driver's.
/// </summary>
public sealed partial class DjiDockDriver : IUnitDriver
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly DriverSeat _seat;
    private readonly DjiSettings _settings;
    private readonly DockState _state;
    private readonly DockDesk _desk;

    /// <param name="saved">What <see cref="Save"/> gave; what cannot be read counts as none.</param>
    public DjiDockDriver(DriverSeat seat, DjiSettings settings, string? saved)
    {
        (_seat, _settings, _state) = (seat, settings, SavedState.Read<DockState>(saved, Json));
        _desk = new DockDesk(seat, settings);
    }

    public string Save() => JsonSerializer.Serialize(_state, Json);

    public DriverOutput Do(UnitCommand command, long nowMs)
    {
        var turn = new DjiTurn(_seat.Gateway, nowMs);
        switch (command)
        {
            case SyncAreas sync:
                Bring(turn, new FlightAreaFile(NameOf(sync.Sha256), sync.FileUrl, sync.Sha256.ToLowerInvariant(), sync.SizeBytes), command.CommandId);
                break;
            case AskState:
                turn.Say(new CommandAnswered(nowMs, command.CommandId));
                break;
            default:
                throw new UnitRefusedException(UnitRefusal.Incapable, $"{_seat.Unit.Name} is a dock and cannot do {command.GetType().Name}: its aircraft can.");
        }

        return Close(turn);
    }

    public DriverOutput Hear(UnitMessage message, long nowMs)
    {
        var turn = new DjiTurn(_seat.Gateway, nowMs);
        if (!DjiTopic.TryParse(message.Topic, out var topic) || !topic.IsFromDevice)
        {
            turn.Say(new UnitMessageRefused(message.ReceivedAtMs, message.Topic, "unknown-topic", "$", "This is no topic on which a dock speaks."));
        }
        else if (message.DeviceId != _seat.Gateway || (topic.Sn != _seat.Gateway && !_settings.IsRegistered(_seat.Gateway, topic.Sn)))
        {
            turn.Say(new UnitMessageRefused(message.ReceivedAtMs, message.Topic, "not-yours", "$",
                $"{message.DeviceId} does not speak for {topic.Sn} at {_seat.Unit.Name}."));
        }
        else if (topic.Sn == _seat.Gateway)
        {
            Read(turn, topic.Kind, message);
        }

        return Close(turn);
    }

    public DriverOutput Wait(long nowMs)
    {
        var turn = new DjiTurn(_seat.Gateway, nowMs);
        foreach (var _ in _state.Talk.Overdue(turn, _settings.Timing).Where(call => call.For == CallFor.Areas))
        {
            EndAreas(turn, "no-answer", $"Dock {_seat.Gateway} did not answer in time.");
        }

        if (_state.AreasBy.Length > 0 && nowMs >= _state.AreasUntilMs)
        {
            EndAreas(turn, "no-answer", $"The areas were not with the aircraft after {AreasWithinMs / 1000} s.");
        }

        return Close(turn);
    }

    private DriverOutput Close(DjiTurn turn)
    {
        var link = _state.HeardMs == 0 ? UnitLink.Never
            : turn.NowMs - _state.HeardMs > _settings.Timing.SilentAfterMs ? UnitLink.Silent : UnitLink.Online;
        if (link != _state.Link)
        {
            _state.Link = link;
            turn.Say(new UnitLinkChanged(turn.NowMs, link, link == UnitLink.Online ? "it speaks" : "it has said nothing"));
        }

        Offer(turn);

        long?[] waits =
        [
            _state.Talk.NextMs, _state.AreasBy.Length > 0 ? _state.AreasUntilMs : null,
            link == UnitLink.Online ? _state.HeardMs + _settings.Timing.SilentAfterMs + 1 : null,
        ];
        return turn.Done(waits.Min());
    }

    private void Read(DjiTurn turn, DjiTopicKind kind, UnitMessage message)
    {
        try
        {
            var said = DjiReader.Read(message.Payload);
            _state.HeardMs = turn.NowMs;
            switch (kind)
            {
                case DjiTopicKind.Osd or DjiTopicKind.State:
                    Report(turn, DockProperties.Read(said.Data), DjiParts.AtMs(said, message.ReceivedAtMs));
                    break;
                case DjiTopicKind.Status when said.Method == DjiMethod.UpdateTopo:
                    _desk.Topology(turn, said);
                    break;
                case DjiTopicKind.Requests when !DjiParts.IsOfAircraft(said.Method):
                    _desk.Answer(turn, said, Wanted(turn.NowMs));
                    break;
                case DjiTopicKind.Events when !DjiParts.IsOfAircraft(said.Method):
                    Happened(turn, said);
                    break;
                case DjiTopicKind.ServicesReply when _state.Talk.Answered(said) is { For: CallFor.Areas } && DjiReader.Result(said) is not 0 and var result:
                    EndAreas(turn, $"dji-{result}", DjiErrors.Sentence(result));
                    break;
            }
        }
        catch (DjiRefusedException e)
        {
            turn.Say(DjiParts.Refused(message, e));
        }
    }

    private void Happened(DjiTurn turn, DjiEnvelope said)
    {
        if (said.NeedsReply)
        {
            turn.Send(DjiTopicKind.EventsReply, DjiWriter.Answer(said, turn.NowMs, _seat.Gateway, 0));
        }

        if (!_state.Talk.IsNew(said))
        {
            return;
        }

        if (said.Method == DjiMethod.FlightAreasSyncProgress)
        {
            Synced(turn, AreaSyncProgress.Read(said.Data));
        }
        else if (said.Method == DjiMethod.Hms)
        {
            var all = HmsItem.ReadAll(said.Data);
            var ours = all.Where(item => item.Device is { IsDock: true }).ToList();
            if ((ours.Count > 0 || all.Count == 0) && _state.Troubles.Take(ours, turn.NowMs))
            {
                turn.Say(_state.Troubles.All(turn.NowMs));
            }
        }
    }

    private void Report(DjiTurn turn, DockProperties said, long atMs)
    {
        var measures = new Dictionary<string, double>();
        foreach (var (name, value) in new (string, double?)[]
        {
            ("windMps", said.WindMps), ("rainfallLevel", said.Rainfall), ("batteryPercent", said.ChargePercent), ("cover", said.Cover),
            ("droneInDock", Flag(said.DroneInDock)), ("outsideTemperatureC", said.OutsideC), ("insideTemperatureC", said.InsideC),
            ("humidityPercent", said.HumidityPercent), ("modeCode", said.Mode), ("stepCode", said.Step), ("emergencyStop", Flag(said.EmergencyStop)),
            ("droneCharging", Flag(said.Charging)), ("mediaToUpload", said.MediaToUpload), ("networkQuality", said.NetworkQuality),
            ("areasInSync", Flag(Wanted(turn.NowMs) is { } areas ? areas.Checksum == _state.KnownAreas : null)),
        })
        {
            if (value is { } number)
            {
                measures[name] = number;
            }
        }

        var motion = said is { Longitude: { } longitude, Latitude: { } latitude }
            ? new UnitMotion(atMs, new GeoPoint(longitude, latitude, said.HeightM ?? 0), null, 0, 0)
            : null;
        var control = said.EmergencyStop == true ? UnitControl.EmergencyStop
            : said.Mode is > DockProperties.ModeIdle and < DockProperties.ModeWorking ? UnitControl.Service
            : said.Mode is null ? (UnitControl?)null : UnitControl.Automatic;
        turn.Say(new UnitReported(atMs, motion, Control: control, Measures: measures.Count == 0 ? null : measures));

        static double? Flag(bool? said) => said is { } flag ? flag ? 1 : 0 : null;
    }
}
