using CityTwin.DevicesSim.Units;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Teams;

/// <summary>Writes the events and replies of the native unit protocol.</summary>
internal sealed class TeamVoice(string deviceId, Team team)
{
    private readonly string _topic = new DeviceTopic(deviceId, TopicKind.Event).ToString();

    public UnitMessage Position(long nowMs)
    {
        var walk = team.Walk;
        var (longitude, latitude) = UtmGrid.ToDegrees(walk.Position);
        return new UnitMessage(_topic, JsonBytes.Write(json =>
        {
            json.WriteString("type", "position");
            json.WriteNumber(PayloadKeys.Time, nowMs);
            json.WriteNumber("longitude", Math.Round(longitude, 7));
            json.WriteNumber("latitude", Math.Round(latitude, 7));
            json.WriteNumber("headingDeg", Math.Round(walk.HeadingDeg, 1));
            json.WriteNumber("speedMps", Math.Round(walk.SpeedMps, 2));
            json.WriteNumber("energyPercent", Math.Round(walk.EnergyPercent, 1));
        }), MustArrive: true);
    }

    public UnitMessage Status(long nowMs) => new(_topic, JsonBytes.Write(json =>
    {
        json.WriteString("type", "status");
        json.WriteNumber(PayloadKeys.Time, nowMs);
        json.WriteString("status", team.Status switch
        {
            TeamStatus.Busy => "busy",
            TeamStatus.Resting => "resting",
            TeamStatus.OffDuty => "off-duty",
            _ => "available",
        });
        json.WriteNumber("crew", team.Model.Crew);
        if (team.Note.Length > 0)
        {
            json.WriteString("note", team.Note);
        }
    }), MustArrive: true);

    public UnitMessage Task(TeamReport report, long nowMs) => new(_topic, JsonBytes.Write(json =>
    {
        json.WriteString("type", "task");
        json.WriteNumber(PayloadKeys.Time, nowMs);
        json.WriteString("taskId", report.TaskId);
        json.WriteNumber("fence", report.Fence);
        json.WriteString("event", report.Event);
        if (report.Stop is { } stop)
        {
            json.WriteNumber("stop", stop);
        }

        if (report.Action.Length > 0)
        {
            json.WriteString("action", report.Action);
        }

        if (report.Code.Length > 0)
        {
            json.WriteString("code", report.Code);
            json.WriteString("reason", report.Reason);
        }
    }), MustArrive: true);

    public UnitMessage Reply(string commandId, TeamReply reply) => new(DeviceTopic.CommandReply(deviceId, commandId), JsonBytes.Write(json =>
    {
        json.WriteString("commandId", commandId);
        json.WriteString("result", reply.IsOk ? "ok" : "refused");
        if (!reply.IsOk)
        {
            json.WriteString("code", reply.Code);
            json.WriteString("reason", reply.Reason);
        }
    }), MustArrive: true);
}
