using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using Google.Protobuf;
using Grpc.Core;

namespace CityTwin.Gateway.Missions;

/// <summary><c>citytwin.v1.MissionService</c>.</summary>
internal sealed class MissionRpc(
    IClusterClient cluster, CityModel city, MissionList missions, MissionDoor door, LiveHub hub, ResumeTokens tokens) : V1.MissionService.MissionServiceBase
{
    private const int MaxPageSize = 500;
    private const int MaxBecauseLength = 300;
    private const int MaxFileNameLength = 200;

    public override async Task<V1.Mission> GetMission(V1.GetMissionRequest request, ServerCallContext context) =>
        (await door.Find("id", request.Id, Caller.Of(context))).Mission.ToProto();

    public override async Task<V1.ListMissionsResponse> ListMissions(V1.ListMissionsRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        object?[] filters = [area, request.Open, string.Join(',', request.States), request.Unit, request.CorrelationId];
        var query = new MissionQuery(
            area,
            Asked.Either("open", request.Open, "true", "false"),
            request.States.Count == 0 ? null : [.. request.States.Select(state => Words.Required<MissionState>("states", state))],
            request.Unit.Length == 0 ? null : UnitDoor.Id("unit", request.Unit),
            request.CorrelationId.Length == 0 ? null : request.CorrelationId,
            Cursor(PageToken.Read(request.PageToken, filters)),
            Asked.PageSize(request.PageSize, MaxPageSize));
        var (page, more) = await missions.Page(query, context.CancellationToken);
        var response = new V1.ListMissionsResponse();
        response.Missions.AddRange(page.Select(mission => mission.ToProto()));
        if (more && page.Count > 0)
        {
            response.NextPageToken = PageToken.Write(
                string.Create(CultureInfo.InvariantCulture, $"{page[^1].Clocks.PlannedAtMs}|{page[^1].Id}"), filters);
        }

        return response;
    }

    public override async Task WatchMissions(
        V1.WatchMissionsRequest request, IServerStreamWriter<V1.MissionUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var pen = new StreamPen<V1.MissionUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new MissionWatch(hub, missions, tokens, area, city.DistrictsOf(area), pen);
        await hub.Watch(context, caller, cancel => watch.Run(request.ResumeToken, request.IncludeOpen, cancel));
    }

    public override async Task<V1.EvidenceContent> GetEvidence(V1.GetEvidenceRequest request, ServerCallContext context)
    {
        var (grain, mission) = await door.Find("mission_id", request.MissionId, Caller.Of(context));
        return await grain.Unseal(Asked.Commitment("commitment", request.Commitment)) is { } content
            ? new V1.EvidenceContent { MediaType = content.MediaType, Content = ByteString.CopyFrom(content.Content) }
            : throw Refusal.NotFound($"Mission {mission.Id} has no picture under {request.Commitment}; it may have been erased.");
    }

    public override async Task<V1.Mission> ReportFinding(V1.ReportFindingRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var finding = Words.Required<MissionFinding>("finding", request.Finding);
        var because = Asked.AtMost("because", request.Because, MaxBecauseLength);
        var (grain, _) = await door.Find("mission_id", request.MissionId, caller);
        return (await grain.Do(new MissionRequest(
            new FindMission(finding, because), caller.Subject, OrderDoor.Key("request_id", request.RequestId)))).ToProto();
    }

    public override async Task<V1.ReadWaypointsResponse> ReadWaypoints(V1.ReadWaypointsRequest request, ServerCallContext context)
    {
        var name = Asked.AtMost("name", request.Name, MaxFileNameLength);
        if (request.Content.Length is 0 or > IWaypointReaderGrain.MaxBytes)
        {
            throw Refusal.Invalid("content", $"it has {request.Content.Length} bytes: expected a file of 1 to {IWaypointReaderGrain.MaxBytes}.");
        }

        var read = await cluster.GetGrain<IWaypointReaderGrain>(IWaypointReaderGrain.Key).Read(name, request.Content.ToByteArray());
        if (read.Problems.Count > 0)
        {
            throw Refusal.Invalid("content", string.Join(" ", read.Problems));
        }

        var response = new V1.ReadWaypointsResponse();
        response.Waypoints.AddRange(read.Stops.Select(MissionMapping.ToWaypoint));
        response.Notes.AddRange(read.Notes);
        return response;
    }

    private static MissionCursor? Cursor(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var atMs)
            ? new MissionCursor(atMs, parts[1])
            : throw PageToken.Unreadable();
    }

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }
}
