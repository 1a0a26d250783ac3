using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Alerts;

/// <summary><c>citytwin.v1.AlertService</c>.</summary>
internal sealed partial class AlertRpc(
    IClusterClient cluster, CityModel city, AlertList alerts, TwinFaces faces, LiveHub hub, ResumeTokens tokens, ILogger<AlertRpc> log)
    : V1.AlertService.AlertServiceBase
{
    private const int MaxNoteLength = 500;
    private const int MaxRuleLength = 100;
    private const int MaxPrincipalLength = 100;
    private const int MaxHandledAtOnce = 500;
    private const int HandledTogether = 16;

    public override async Task<V1.ListAlertsResponse> ListAlerts(
        V1.ListAlertsRequest request, ServerCallContext context)
    {
        var query = Read(request, Caller.Of(context));
        object?[] filters =
            [query.Area, request.TwinId, request.State, request.Acknowledged, request.Severity, request.Rule, request.Quieted];
        query = query with { After = CursorText.Read(PageToken.Read(request.PageToken, filters)) };
        var page = await alerts.Page(query, context.CancellationToken);
        var known = await faces.Of(page.Alerts.Select(alert => alert.Subject), context.CancellationToken);
        var response = new V1.ListAlertsResponse();
        response.Alerts.AddRange(page.Alerts.Select(alert => alert.ToProto(known.GetValueOrDefault(alert.Subject))));
        if (page.More && page.Alerts.Count > 0)
        {
            response.NextPageToken = PageToken.Write(CursorText.Write(page.Alerts[^1]), filters);
        }

        return response;
    }

    public override async Task<V1.Alert> GetAlert(V1.GetAlertRequest request, ServerCallContext context)
    {
        var (_, alert) = await Find(request.Id, Caller.Of(context));
        return await Show(alert);
    }

    public override async Task<V1.Alert> AcknowledgeAlert(
        V1.AcknowledgeAlertRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var note = Asked.AtMost("note", request.Note, MaxNoteLength);
        var (grain, _) = await Find(request.Id, caller);
        var alert = await grain.Acknowledge(caller.Subject, NullIfEmpty(note));
        LogAcknowledged(alert.Id, caller.Subject);
        return await Show(alert);
    }

    public override async Task<V1.Alert> ClearAlert(V1.ClearAlertRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var note = Asked.AtMost("note", request.Note, MaxNoteLength);
        var (grain, _) = await Find(request.Id, caller);
        var alert = await grain.Clear(caller.Subject, NullIfEmpty(note));
        LogCleared(alert.Id, caller.Subject);
        return await Show(alert);
    }

    public override async Task<V1.Alert> AssignAlert(V1.AssignAlertRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var to = Asked.AtMost("to", request.To, MaxPrincipalLength);
        var (grain, _) = await Find(request.Id, caller);
        return await Show(await grain.Assign(caller.Subject, to.Length == 0 ? caller.Subject : to));
    }

    public override async Task<V1.AlertNote> GetAlertNote(V1.GetAlertNoteRequest request, ServerCallContext context)
    {
        var (grain, alert) = await Find(request.Id, Caller.Of(context));
        return await grain.Unseal(Asked.Commitment("commitment", request.Commitment)) is { } content
            ? new V1.AlertNote { Text = Encoding.UTF8.GetString(content.Content) }
            : throw Refusal.NotFound($"Alert {alert.Id} has nothing under {request.Commitment}; it may have been erased.");
    }

    public override async Task<V1.Alert> EraseAlertNote(V1.EraseAlertNoteRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var (grain, _) = await Find(request.Id, caller);
        return await Show(await grain.EraseNote(caller.Subject, Asked.Commitment("commitment", request.Commitment)));
    }

    public override async Task<V1.HandleAlertsResponse> HandleAlerts(V1.HandleAlertsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var handle = Handling(request, caller);
        if (request.Ids.Count is 0 or > MaxHandledAtOnce)
        {
            throw Refusal.Invalid("ids", $"expected 1 to {MaxHandledAtOnce} alerts; there are {request.Ids.Count}.");
        }

        var outcomes = await Bounded.Select(
            [.. request.Ids], HandledTogether, id => Handle(id, handle, caller), context.CancellationToken);
        return new V1.HandleAlertsResponse { Outcomes = { outcomes } };
    }

    public override async Task WatchAlerts(
        V1.WatchAlertsRequest request, IServerStreamWriter<V1.AlertUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var quieted = Quieted(request.Quieted);
        var pen = new StreamPen<V1.AlertUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new AlertWatch(hub, alerts, faces, tokens, area, quieted, city.DistrictsOf(area), pen);
        await hub.Watch(context, caller, cancel => watch.Run(request.ResumeToken, request.IncludeOpen, cancel));
    }

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }

    private static bool? Quieted(string text) => Asked.Either("quieted", text, "true", "false");

    private AlertQuery Read(V1.ListAlertsRequest request, Caller caller)
    {
        return new AlertQuery(
            AreaOf(request.Area, caller),
            request.TwinId.Length == 0 ? null : Asked.Twin("twin_id", request.TwinId),
            Asked.Either("state", request.State, "active", "cleared"),
            Asked.Either("acknowledged", request.Acknowledged, "true", "false"),
            Asked.AtLeast("severity", request.Severity),
            request.Rule.Length == 0 ? null : Asked.AtMost("rule", request.Rule, MaxRuleLength),
            Max: Asked.PageSize(request.PageSize))
        {
            Quieted = Quieted(request.Quieted),
        };
    }

    private async Task<(IAlertGrain Grain, AlertView Alert)> Find(string text, Caller caller)
    {
        if (!AlertId.TryParse(text, out var id))
        {
            throw Refusal.Invalid("id", $"'{text}' is not an alert id: expected alert:cell:serial.");
        }

        var grain = cluster.GetGrain<IAlertGrain>(id.Value);
        var alert = city.Has(id.Birthplace) ? await grain.Get() : null;
        return alert is not null && caller.MaySee(alert.Cell)
            ? (grain, alert)
            : throw Refusal.NotFound($"There is no alert '{id}' in your area.");
    }

    /// <summary>What is asked to be done with each of many.</summary>
    private static Func<IAlertGrain, Task<AlertView>> Handling(V1.HandleAlertsRequest request, Caller caller)
    {
        var note = NullIfEmpty(Asked.AtMost("note", request.Note, MaxNoteLength));
        var to = Asked.AtMost("to", request.To, MaxPrincipalLength);
        return request.Action switch
        {
            "acknowledge" or "clear" when to.Length > 0 => throw Refusal.Invalid("to", $"nobody is named to {request.Action} an alert; it goes with assign."),
            "acknowledge" => alert => alert.Acknowledge(caller.Subject, note),
            "clear" => alert => alert.Clear(caller.Subject, note),
            "assign" when note is not null => throw Refusal.Invalid("note", "nothing is noted with assign."),
            "assign" => alert => alert.Assign(caller.Subject, to.Length == 0 ? caller.Subject : to),
            _ => throw Refusal.Invalid("action", $"'{request.Action}' is none of acknowledge, assign and clear."),
        };
    }

    /// <summary>One of many: what is refused is said beside it, and holds up none of the others.</summary>
    private async Task<V1.HandledAlert> Handle(string id, Func<IAlertGrain, Task<AlertView>> handle, Caller caller)
    {
        try
        {
            var (grain, _) = await Find(id, caller);
            return new V1.HandledAlert { Id = id, Alert = await Show(await handle(grain)) };
        }
        catch (RpcException refusal)
        {
            return new V1.HandledAlert { Id = id, Refusal = refusal.Status.Detail };
        }
        catch (AlertRefusedException refusal)
        {
            return new V1.HandledAlert { Id = id, Refusal = refusal.Message };
        }
    }

    private async Task<V1.Alert> Show(AlertView alert) => alert.ToProto(await faces.Of(alert.Subject));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    [LoggerMessage(LogLevel.Information, "Alert {Alert} acknowledged by {By}")]
    private partial void LogAcknowledged(AlertId alert, string by);

    [LoggerMessage(LogLevel.Information, "Alert {Alert} cleared by {By}")]
    private partial void LogCleared(AlertId alert, string by);
}
