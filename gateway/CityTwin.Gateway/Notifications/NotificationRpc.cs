using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;
using CityTwin.Notifications;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Notifications;

/// <summary><c>citytwin.v1.NotificationService</c>.</summary>
internal sealed class NotificationRpc(
    IClusterClient cluster, CityModel city, NotificationDesks desks, LiveHub hub)
    : V1.NotificationService.NotificationServiceBase
{
    private const int MaxPage = 200;
    private const int MaxSubject = 100;
    private const int MaxDevice = 64;

    private IPeopleGrain People => cluster.GetGrain<IPeopleGrain>(city.Code.Value);

    public override async Task<V1.NotifyPreferences> GetPreferences(V1.GetPreferencesRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        return (await People.Find(caller.Subject) ?? NotifyPreferences.Of(caller.Subject, caller.Area, caller.Department)).ToProto();
    }

    public override async Task<V1.NotifyPreferences> SetPreferences(V1.SetPreferencesRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var wanted = NotificationMapping.Read(request.Preferences, caller);
        foreach (var area in wanted.Areas.Where(area => !city.Has(area)))
        {
            throw Refusal.Invalid("preferences.areas", $"this city has no division {area}.");
        }

        await MustBeOurs(wanted.Device, caller);
        return (await People.Set(wanted, Seen(request.ExpectedVersion))).ToProto();
    }

    public override async Task<V1.ErasePreferencesResponse> ErasePreferences(V1.ErasePreferencesRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var subject = Asked.AtMost("subject", request.Subject, MaxSubject);
        if (subject.Length > 0 && subject != caller.Subject && !(caller.Roles.HasFlag(Role.Admin) && caller.Area == city.Code))
        {
            throw Refusal.Denied("Only an admin of the whole city erases what others have set.");
        }

        await People.Erase(subject.Length > 0 ? subject : caller.Subject);
        return new V1.ErasePreferencesResponse();
    }

    public override async Task<V1.TestChannelResponse> TestChannel(V1.TestChannelRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var channel = NotificationMapping.Channel("channel", request.Channel);
        var desk = desks.DistrictsOf(caller.Area) is [var first, ..]
            ? desks.Of(first)
            : throw Refusal.Precondition($"This city has no division {caller.Area}.");
        var outcome = await desk.Test(caller.Subject, channel);
        return new V1.TestChannelResponse { Taken = outcome.Taken, Confirmed = outcome.Confirmed, Problem = outcome.Detail ?? "" };
    }

    public override async Task<V1.Roster> GetRoster(V1.GetRosterRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var centre = Centre(request.Centre);
        return caller.MaySee(centre) || centre.Contains(caller.Area)
            ? (await cluster.GetGrain<IRosterGrain>(centre.Value).Get()).ToProto()
            : throw caller.OutsideArea(centre);
    }

    public override async Task<V1.Roster> SetRoster(V1.SetRosterRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var centre = Centre(request.Centre);
        caller.MustReach(centre);
        var wanted = RosterMapping.Read(request, centre);
        return (await cluster.GetGrain<IRosterGrain>(centre.Value).Set(wanted, caller.Subject, Seen(request.ExpectedVersion))).ToProto();
    }

    public override async Task<V1.ListNotificationsResponse> ListNotifications(
        V1.ListNotificationsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        object?[] filters = ["notifications", caller.Subject, request.Subject, request.State];
        var query = new NotificationQuery(
            Open: Asked.Either("state", request.State, "open", "done"),
            Before: NotificationCursorText.Read(PageToken.Read(request.PageToken, filters)),
            Max: Asked.PageSize(request.PageSize, MaxPage));
        var page = request.Subject.Length == 0
            ? await desks.Page(desks.DistrictsOf(caller.Area), query with { Recipient = caller.Subject }, context.CancellationToken)
            : await desks.Page([await District(request.Subject, caller)], query with { Subject = request.Subject }, context.CancellationToken);
        var response = new V1.ListNotificationsResponse();
        response.Notifications.AddRange(page.Notifications.Select(one => one.ToProto(caller.Subject)));
        if (page.More && page.Notifications.Count > 0)
        {
            response.NextPageToken = PageToken.Write(NotificationCursorText.Write(page.Notifications[^1]), filters);
        }

        return response;
    }

    public override async Task<V1.Notification> AcknowledgeNotification(
        V1.AcknowledgeNotificationRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var desk = desks.OfText(request.Id)
            ?? throw Refusal.Invalid("id", $"'{request.Id}' is not a notification's id: expected one that a list or message has.");
        return (await desk.Acknowledge(request.Id, caller.Subject)).ToProto(caller.Subject);
    }

    public override async Task WatchNotifications(
        V1.WatchNotificationsRequest request, IServerStreamWriter<V1.NotificationUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var pen = new StreamPen<V1.NotificationUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new NotificationWatch(cluster, desks, hub, caller, pen);
        await hub.Watch(context, caller, watch.Run);
    }

    private DivisionCode Centre(string text)
    {
        var centre = Asked.Division("centre", text);
        return centre.Level <= DivisionLevel.Street && city.Has(centre)
            ? centre
            : throw Refusal.Invalid("centre", $"{centre} has no centre with a roster: expected 2, 6 or 9 digits of a division of this city.");
    }

    /// <summary>A person may have a device told that stands where the person may look.</summary>
    private async Task MustBeOurs(string? device, Caller caller)
    {
        if (device is null)
        {
            return;
        }

        Asked.AtMost("preferences.device", device, MaxDevice);
        var known = await cluster.GetGrain<IDeviceRegistryGrain>(DeviceShard.KeyOf(device)).Find(device);
        if (known is null or { Revoked: true } || !caller.MaySee(known.Cell))
        {
            throw Refusal.Invalid("preferences.device", $"there is no device '{device}' in your area.");
        }
    }

    /// <summary>Where an alert, order or warning of the caller's area is written.</summary>
    private async Task<DivisionCode> District(string subject, Caller caller)
    {
        if (AlertId.TryParse(subject, out var alert) && city.Has(alert.Birthplace)
            && await cluster.GetGrain<IAlertGrain>(alert.Value).Get() is { } view && caller.MaySee(view.Cell))
        {
            return alert.Birthplace.District;
        }

        if (WorkOrderId.TryParse(subject, out var order) && city.Has(order.Birthplace)
            && await cluster.GetGrain<IWorkOrderGrain>(order.Value).Get() is { } work && caller.MaySee(work.Cell))
        {
            return order.Birthplace.District;
        }

        if (WarningId.TryParse(subject, out var warning) && city.Has(warning.Centre) && warning.Centre.Level != DivisionLevel.City
            && caller.MaySee(warning.Centre))
        {
            return warning.Centre.District;
        }

        throw AlertId.TryParse(subject, out _) || WarningId.TryParse(subject, out _) || WorkOrderId.TryParse(subject, out _)
            ? Refusal.NotFound($"There is no '{subject}' in your area.")
            : Refusal.Invalid("subject", $"'{subject}' is not the id of an alert, an order or a warning.");
    }

    private static int? Seen(int version) => version > 0 ? version : null;
}
