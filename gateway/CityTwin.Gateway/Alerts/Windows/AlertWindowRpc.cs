using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Alerts;

/// <summary><c>citytwin.v1.AlertWindowService</c>.</summary>
internal sealed partial class AlertWindowRpc(
    IClusterClient cluster, CityModel city, AlertWindowList windows, IOptions<AlertWindowOptions> options, TimeProvider clock,
    ILogger<AlertWindowRpc> log)
    : V1.AlertWindowService.AlertWindowServiceBase
{
    private const int MaxPage = 200;
    private const int MaxNoteLength = 500;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task<V1.ListAlertWindowsResponse> ListAlertWindows(
        V1.ListAlertWindowsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = caller.AreaOrOwn("area", request.Area);
        if (!city.Has(area))
        {
            throw Refusal.NotFound($"There is no division {area} in this city.");
        }

        object?[] filters = ["alert-windows", area, request.State];
        var page = await windows.Page(
            new AlertWindowQuery(
                area, Asked.Either("state", request.State, "open", "ended"),
                AlertWindowCursorText.Read(PageToken.Read(request.PageToken, filters)), Asked.PageSize(request.PageSize, MaxPage)),
            context.CancellationToken);
        var response = new V1.ListAlertWindowsResponse { Windows = { page.Windows.Select(window => Show(window, caller)) } };
        if (page.More && page.Windows.Count > 0)
        {
            response.NextPageToken = PageToken.Write(AlertWindowCursorText.Write(page.Windows[^1]), filters);
        }

        return response;
    }

    public override async Task<V1.AlertWindow> OpenAlertWindow(V1.OpenAlertWindowRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var key = OrderDoor.Key("request_id", request.RequestId)
            ?? throw Refusal.Invalid("request_id", "a key is required: it makes a window that is sent twice one window.");
        var terms = AlertWindowMapping.Read(request, options.Value.TimeZone ?? city.Facts.TimeZone);
        caller.MustReach(terms.Scope);
        if (terms.Scope.Level == DivisionLevel.City || !city.Has(terms.Scope))
        {
            throw Refusal.Invalid(
                "scope", $"{terms.Scope} is no district of this city nor a part of one: open one in each district that it is to hold in.");
        }

        var window = await Grain(AlertWindowIdentity.Derive(terms.Scope, caller.Subject, key)).Open(By(caller), terms, request.Reason.Trim());
        LogOpened(window.Id, caller.Subject);
        return Show(window, caller);
    }

    public override async Task<V1.AlertWindow> CloseAlertWindow(V1.CloseAlertWindowRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var note = Asked.AtMost("note", request.Note, MaxNoteLength);
        var id = IdOf(request.Id);

        // A window around one's area concerns its alerts and is seen there, but it is others' to close.
        if (!city.Has(id.Scope) || (!caller.MaySee(id.Scope) && !id.Scope.Contains(caller.Area)))
        {
            throw Refusal.NotFound($"There is no alert window '{id}' in your area.");
        }

        var window = await Grain(id).Close(By(caller), note.Length > 0 ? note : null);
        LogClosed(window.Id, caller.Subject);
        return Show(window, caller);
    }

    public override async Task<V1.AlertWindowWords> GetAlertWindowWords(V1.GetAlertWindowWordsRequest request, ServerCallContext context)
    {
        var id = Within(request.Id, Caller.Of(context));
        return await Grain(id).Unseal(Asked.Commitment("commitment", request.Commitment)) is { } content
            ? new V1.AlertWindowWords { Text = Encoding.UTF8.GetString(content.Content) }
            : throw Refusal.NotFound($"Alert window {id} has nothing under {request.Commitment}; it may have been erased.");
    }

    public override async Task<V1.EraseAlertWindowWordsResponse> EraseAlertWindowWords(
        V1.EraseAlertWindowWordsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var id = Within(request.Id, caller);
        var window = await Grain(id).EraseWords(caller.Subject, Asked.Commitment("commitment", request.Commitment));
        return new V1.EraseAlertWindowWordsResponse { Window = window is null ? null : Show(window, caller) };
    }

    /// <summary>A window's words are read and erased by those whose area it lies in: of one that is wider they are others'.</summary>
    private AlertWindowId Within(string text, Caller caller) => IdOf(text) is var id && city.Has(id.Scope) && caller.MaySee(id.Scope)
        ? id
        : throw Refusal.NotFound($"There is no alert window '{text}' in your area.");

    private static AlertWindowId IdOf(string text) => AlertWindowId.TryParse(text, out var id)
        ? id
        : throw Refusal.Invalid("id", $"'{text}' is not an alert window's id: expected alert-window:division:serial.");

    private IAlertWindowGrain Grain(AlertWindowId id) => cluster.GetGrain<IAlertWindowGrain>(id.Value);

    private V1.AlertWindow Show(AlertWindowView window, Caller reader) => window.ToProto(NowMs, reader);

    private static AlertWindowPrincipal By(Caller caller) => new(
        caller.Subject, caller.Area, Commands: (caller.Roles & Role.RedQuieters) != Role.None);

    [LoggerMessage(LogLevel.Information, "Alert window {Window} opened by {By}")]
    private partial void LogOpened(AlertWindowId window, string by);

    [LoggerMessage(LogLevel.Information, "Alert window {Window} closed by {By}")]
    private partial void LogClosed(AlertWindowId window, string by);
}
