using System.Security.Cryptography;
using CityTwin.Cap;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Warnings;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>
/// Takes a message of another authority: to each district that it reaches, and that the caller answers for, a warning of its
/// own. An update follows the messages it refers to; where it reaches no more, what was said there is taken back.
/// </summary>
internal sealed class CapIntake(
    IClusterClient cluster, CityModel city, WarningList warnings, CapPlacesInCity places, Bringers bringers,
    IOptions<WarningOptions> options)
{
    /// <summary>Districts told at once.</summary>
    private const int Parallelism = 8;

    private readonly CapReader _reader = new();

    /// <returns>The warnings it made or changed, or had before, one a district.</returns>
    /// <exception cref="CapRefusedException">It is no CAP 1.2.</exception>
    /// <exception cref="CapRefusal">It is, and the city does not take it.</exception>
    public async Task<IReadOnlyList<WarningView>> Take(byte[] xml, Caller caller, CancellationToken cancel)
    {
        var message = _reader.Read(xml).Message;
        var kind = KindOf(message);
        ShouldBeMeant(message, kind);
        ShouldBring(message, caller);
        var reached = kind == ReceivedKind.Cancel ? [] : Reached(message);
        var held = kind == ReceivedKind.Alert ? [] : await Held(message, caller, cancel);
        var orders = Orders(message, kind, reached, held, caller, Convert.ToHexStringLower(SHA256.HashData(xml)));
        ShouldBeTheirs(message, held, caller);
        var by = new WarningPrincipal(caller.Subject, caller.Area, Entrusted: bringers.AreNamed(caller.Subject, message.Sender));
        return await Bounded.Select(
            orders, Parallelism,
            order => cluster.GetGrain<IWarningGrain>(order.Id.Value).Receive(by, order.Message, order.Content), cancel);
    }

    private static ReceivedKind KindOf(CapMessage message) => message.MessageType switch
    {
        CapMessageType.Alert => ReceivedKind.Alert,
        CapMessageType.Update => ReceivedKind.Update,
        CapMessageType.Cancel => ReceivedKind.Cancel,
        _ => throw CapRefusal.Of("alert/msgType", $"{message.MessageType} warns of nothing: expected Alert, Update or Cancel."),
    };

    private static void ShouldBeMeant(CapMessage message, ReceivedKind kind)
    {
        if (message.Status is CapStatus.System or CapStatus.Draft)
        {
            throw CapRefusal.Of("alert/status", $"{message.Status} is for nobody to act on: expected Actual, Exercise or Test.");
        }

        if (kind != ReceivedKind.Cancel && message.Infos.Count == 0)
        {
            throw CapRefusal.Of("alert/info", "is missing: what it warns of, and where.");
        }
    }

    private void ShouldBring(CapMessage message, Caller caller)
    {
        if (!bringers.May(caller.Subject, message.Sender))
        {
            throw new CapRefusal(
                StatusCode.PermissionDenied, StatusCodes.Status403Forbidden, "alert/sender",
                $"{caller.Subject} does not bring messages of {message.Sender}: the city has named who does (Warnings:Bringers).");
        }
    }

    /// <summary>Asked before the first district is told, so that what is refused changes nothing anywhere.</summary>
    private void ShouldBeTheirs(CapMessage message, IReadOnlyList<WarningView> held, Caller caller)
    {
        if (held.FirstOrDefault(warning => warning.Stage != WarningStage.Cancelled && !Has(warning, message) && warning.DraftedBy != caller.Subject)
                is { } others
            && !bringers.AreNamed(caller.Subject, message.Sender))
        {
            throw new CapRefusal(
                StatusCode.PermissionDenied, StatusCodes.Status403Forbidden, "alert/references",
                $"{others.Id} was brought by another principal, and you are not named as one that brings messages of {message.Sender}.");
        }
    }

    private Dictionary<DivisionCode, Reach> Reached(CapMessage message)
    {
        var shapes = message.Infos.Sum(info => info.Areas.Sum(area => area.Polygons.Count + area.Circles.Count));
        if (shapes > options.Value.MaxReceivedShapes)
        {
            throw CapRefusal.Of("alert/info/area", $"It has {shapes} polygons and circles: expected at most {options.Value.MaxReceivedShapes}.");
        }

        var reached = new Dictionary<DivisionCode, Reach>();
        foreach (var info in message.Infos)
        {
            foreach (var (district, divisions) in places.Of(info))
            {
                var reach = reached.TryGetValue(district, out var known) ? known : reached[district] = new Reach([], []);
                reach.Infos.Add(info);
                reach.Divisions.UnionWith(divisions);
            }
        }

        // A translation may leave the areas to the block that it translates.
        foreach (var info in message.Infos.Where(info => info.Areas.Count == 0))
        {
            reached.Values.ToList().ForEach(reach => reach.Infos.Add(info));
        }

        return reached.Count > 0
            ? reached
            : throw CapRefusal.Of("alert/info/area", $"No polygon, circle or code of it reaches into this city ({city.Code}).");
    }

    /// <summary>The warnings in the caller's area that its references, or an earlier delivery of itself, have led to.</summary>
    private async Task<IReadOnlyList<WarningView>> Held(CapMessage message, Caller caller, CancellationToken cancel)
    {
        WarningReference[] messages =
        [
            new(message.Sender, message.Identifier),
            .. message.References.Where(reference => reference.Sender == message.Sender)
                .Select(reference => new WarningReference(reference.Sender, reference.Identifier)),
        ];
        return (await warnings.Page(
            new WarningQuery(caller.Area, Max: options.Value.MaxInFeed, Received: true) { Messages = messages }, cancel)).Warnings;
    }

    private IReadOnlyList<ReceiveOrder> Orders(
        CapMessage message, ReceivedKind kind, Dictionary<DivisionCode, Reach> reached, IReadOnlyList<WarningView> held,
        Caller caller, string sha256)
    {
        var limits = options.Value;
        var note = message.Note ?? message.Infos.Select(info => info.Headline).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        if (held.FirstOrDefault(warning => !Has(warning, message) && warning.Messages[^1].SentAtMs > message.Sent.ToUnixTimeMilliseconds()) is { } newer)
        {
            throw new CapRefusal(
                StatusCode.Aborted, StatusCodes.Status409Conflict, "alert/sent",
                $"Of {newer.Id}, which it refers to, a message is here that was sent later: {newer.Messages[^1].Identifier}.");
        }

        var ours = reached.Where(one => caller.MaySee(one.Key)).ToDictionary();
        if (kind == ReceivedKind.Cancel && held.Count == 0)
        {
            throw new CapRefusal(
                StatusCode.NotFound, StatusCodes.Status404NotFound, "alert/references",
                "None of the messages it refers to was received in the area of your token.");
        }

        if (kind != ReceivedKind.Cancel && ours.Count == 0 && held.Count == 0)
        {
            throw new CapRefusal(
                StatusCode.PermissionDenied, StatusCodes.Status403Forbidden, "alert/info/area",
                $"It reaches districts {string.Join(", ", reached.Keys.Order())}, none of them in the area of your token, {caller.Area}.");
        }

        var told = ours.ToDictionary(one => IdFor(one.Key, message, held), one => one.Value);
        var over = held.Where(warning => !told.ContainsKey(warning.Id) && (warning.Stage != WarningStage.Cancelled || Has(warning, message)));
        return
        [
            .. over.Select(warning => new ReceiveOrder(
                warning.Id,
                CapToWarning.Message(
                    message, ReceivedKind.Cancel,
                    kind == ReceivedKind.Cancel ? note : ours.ContainsKey(warning.Id.Centre) ? limits.Joined : limits.NoLongerHere, sha256, limits),
                Content: null)),
            .. told.Select(one => new ReceiveOrder(
                one.Key,
                CapToWarning.Message(message, kind, message.Note, sha256, limits),
                CapToWarning.Content(message, one.Value.Infos, AreasOf(one.Key.Centre, one.Value.Divisions), limits))),
        ];
    }

    /// <summary>
    /// The warning that a message is about in a district: the one that has it, else one that it refers to and that was not taken
    /// back. Where there is none it begins one, under the name that its first message would have given it.
    /// </summary>
    private static WarningId IdFor(DivisionCode district, CapMessage message, IReadOnlyList<WarningView> held)
    {
        WarningView[] here = [.. held.Where(warning => warning.Id.Centre == district)];
        var found = Array.Find(here, warning => Has(warning, message))
            ?? Array.Find(here, warning => warning.Stage != WarningStage.Cancelled);
        var first = here.Length > 0 ? null : message.References.Where(reference => reference.Sender == message.Sender).MinBy(reference => reference.Sent);
        return found?.Id ?? WarningIdentity.OfReceived(district, new WarningReference(message.Sender, first?.Identifier ?? message.Identifier));
    }

    private static bool Has(WarningView warning, CapMessage message) =>
        warning.Messages.Any(known => known.Identifier == message.Identifier);

    /// <summary>Without outlines: the divisions' codes say where, and the city package what they look like.</summary>
    private IReadOnlyList<WarningArea> AreasOf(DivisionCode district, SortedSet<DivisionCode> divisions) =>
    [
        .. (divisions.Contains(district) || divisions.Count > options.Value.MaxReceivedAreas ? [district] : divisions)
            .Select(code => city.Find(code)!).Select(place => new WarningArea(place.Code, place.Name, place.NameEn, [])),
    ];

    private sealed record Reach(List<CapInfo> Infos, SortedSet<DivisionCode> Divisions);

    private sealed record ReceiveOrder(WarningId Id, ReceivedMessage Message, WarningContent? Content);
}
