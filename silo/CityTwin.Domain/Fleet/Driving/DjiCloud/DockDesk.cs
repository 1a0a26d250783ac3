using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Answers what a dock asks that is not about a flight.</summary>
internal sealed class DockDesk(DriverSeat seat, DjiSettings settings)
{
    private const int NotHere = 1;

    public void Topology(DjiTurn turn, DjiEnvelope said)
    {
        var strangers = DjiTopology.Read(said.Data).SubDevices.Where(one => !settings.IsRegistered(seat.Gateway, one.Sn)).ToList();
        turn.Send(DjiTopicKind.StatusReply, DjiWriter.Answer(said, turn.NowMs, seat.Gateway, strangers.Count == 0 ? 0 : NotHere));
        foreach (var stranger in strangers)
        {
            turn.Say(new UnitMessageRefused(turn.NowMs, new DjiTopic(DjiTopicKind.Status, seat.Gateway).ToString(), "not-registered", "$.data.sub_devices",
                $"Aircraft {stranger.Sn} is not registered behind dock {seat.Gateway}."));
        }
    }

    public void Answer(DjiTurn turn, DjiEnvelope said, FlightAreaFile? areas)
    {
        switch (said.Method)
        {
            case DjiMethod.AirportBindStatus:
                Reply(0, new BindStatuses([.. BindDevice.ReadAsked(said.Data).Select(Status)]));
                break;
            case DjiMethod.AirportOrganizationGet:
                var isOurs = IsOurs(said.Data["organization_id"].TextOr("", 128)!, said.Data["device_binding_code"].TextOr("", 128)!);
                Reply(isOurs ? 0 : BindError.WrongCode, isOurs ? new OrganizationName(settings.OrganizationName) : null);
                break;
            case DjiMethod.AirportOrganizationBind:
                Reply(0, new BindErrors([.. BindDevice.ReadAll(said.Data).Select(device => new BindError(
                    device.Sn, IsOurs(device.OrganizationId, device.BindingCode) && IsHere(device.Sn) ? 0 : BindError.WrongCode))]));
                break;
            case DjiMethod.Config when settings.Config is { } config:
                turn.Send(DjiTopicKind.RequestsReply, DjiWriter.Reply(said, turn.NowMs, seat.Gateway, config));
                break;
            case DjiMethod.StorageConfigGet when settings.Storage(seat.Gateway, turn.NowMs) is { } storage:
                Reply(0, storage);
                break;
            case DjiMethod.FlightAreasGet:
                Reply(0, new FlightAreaFiles(areas is null ? [] : [areas]));
                break;
            default:
                Reply(NotHere, null); // Told that it gets nothing, a dock need not wait.
                break;
        }

        void Reply(int result, object? output) =>
            turn.Send(DjiTopicKind.RequestsReply, DjiWriter.Answer(said, turn.NowMs, seat.Gateway, result, output));
    }

    private BindStatus Status(string sn) => IsHere(sn)
        ? new BindStatus(sn, true, settings.OrganizationId, settings.OrganizationName, sn == seat.Gateway ? seat.Unit.Name : sn)
        : new BindStatus(sn, false, "", "", "");

    private bool IsHere(string sn) => sn == seat.Gateway || settings.IsRegistered(seat.Gateway, sn);

    private bool IsOurs(string organization, string code) =>
        settings.BindingCode.Length > 0 && organization == settings.OrganizationId && code == settings.BindingCode;
}
