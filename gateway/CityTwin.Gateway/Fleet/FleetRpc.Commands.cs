using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Fleet;

/// <content>A person's hand on a unit.</content>
internal sealed partial class FleetRpc
{
    private const int MinLeaseS = 10, MaxLeaseS = 3_600, DefaultLeaseS = 300;
    private const int MaxSpokenLength = 300;

    private static readonly string[] Commands =
    [
        "pause", "resume", "cancel", "return-home", "go-to", "stop-now", "speak", "charge", "stop-charging", "ask-state",
    ];

    public override async Task<V1.UnitLease> TakeOver(V1.TakeOverRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var seconds = request.Seconds == 0 ? DefaultLeaseS
            : request.Seconds is >= MinLeaseS and <= MaxLeaseS ? request.Seconds
            : throw Refusal.Invalid("seconds", $"{request.Seconds} is not from {MinLeaseS} to {MaxLeaseS}.");
        var (grain, _) = await door.FindToCommand(request.Id, caller);
        return (await grain.Lease(caller.Subject, isPerson: true, TimeSpan.FromSeconds(seconds))).ToProto();
    }

    public override async Task<V1.Unit> HandBack(V1.HandBackRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var (grain, unit) = await door.FindToCommand(request.Id, caller);
        MustHold(unit, caller, request.Fence);
        await grain.Release(request.Fence);
        return (await grain.Get() ?? unit).ToProto();
    }

    public override async Task<V1.Unit> CommandUnit(V1.CommandUnitRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var command = Read(request, caller);
        var (grain, unit) = await door.FindToCommand(request.Id, caller);
        MustHold(unit, caller, request.Fence);
        return (await grain.Do(command, caller.Subject)).ToProto();
    }

    /// <summary>The fence is a number that can be read: that the lease is the caller's own is looked at too.</summary>
    private static void MustHold(UnitView unit, Caller caller, long fence)
    {
        if (unit.Lease is { } lease && lease.Fence == fence && lease.Holder != caller.Subject)
        {
            throw Refusal.Denied($"{unit.Id} is held by {lease.Holder}; take it over first.");
        }
    }

    private UnitCommand Read(V1.CommandUnitRequest request, Caller caller)
    {
        var id = OrderDoor.Key("request_id", request.RequestId) is { } key
            ? $"{caller.Subject}:{key}"
            : throw Refusal.Invalid("request_id", "a key is required: it makes a command that is sent twice one.");
        var fence = request.Fence;
        return request.Command switch
        {
            "pause" => new PauseTask(id, fence),
            "resume" => new ResumeTask(id, fence),
            "cancel" => new CancelTask(id, fence),
            "return-home" => new ReturnHome(id, fence),
            "go-to" => new GoTo(id, fence, Stop(request.Place)),
            "stop-now" => new StopNow(id, fence),
            "speak" => new Speak(id, fence, Asked.AtMost("text", request.Text, MaxSpokenLength) is { Length: > 0 } text
                ? text
                : throw Refusal.Invalid("text", "say what is to be spoken.")),
            "charge" => new Charge(id, fence, On: true),
            "stop-charging" => new Charge(id, fence, On: false),
            "ask-state" => new AskState(id, fence),
            _ => throw Refusal.Invalid("command", $"'{request.Command}' is none of {string.Join(", ", Commands)}."),
        };
    }

    private TaskStop Stop(V1.UnitPlace? place)
    {
        var point = Places.Required("place", place);
        return facts.CellAt(point) is null
            ? throw Refusal.Invalid("place", "the place is in no cell of this city.")
            : new TaskStop(point, [], [], [], null, null, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
