using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>One order for one caller: whether they may see it, and what they ask of it.</summary>
internal sealed class OrderDoor(IClusterClient cluster, CityModel city)
{
    public const int MaxKeyLength = 100;
    private const int MaxNoteLength = 2_000;

    /// <exception cref="Grpc.Core.RpcException">There is no such order in the caller's area.</exception>
    public async Task<(IWorkOrderGrain Grain, WorkOrderView Order)> Find(string field, string text, Caller caller)
    {
        if (!WorkOrderId.TryParse(text, out var id))
        {
            throw Refusal.Invalid(field, $"'{text}' is not a work order's id: expected order:cell:serial.");
        }

        var grain = cluster.GetGrain<IWorkOrderGrain>(id.Value);
        var order = city.Has(id.Birthplace) && caller.MaySee(id.Birthplace) ? await grain.Get() : null;
        return order is null ? throw Refusal.NotFound($"There is no order '{id}' in your area.") : (grain, order);
    }

    /// <summary>Carries out a step; the command is made from the order as it stands.</summary>
    public async Task<WorkOrderView> Do(V1.OrderStep? step, Caller caller, Func<WorkOrderView, WorkOrderCommand> command)
    {
        step ??= new V1.OrderStep();
        var (grain, order) = await Find("step.id", step.Id, caller);
        var request = new WorkOrderRequest(
            command(order), caller.Subject, Key("step.request_id", step.RequestId),
            step.ExpectedVersion > 0 ? step.ExpectedVersion : null);
        if (request.RequestId is { } key && order.Requests.Contains(key))
        {
            return order; // It was taken, and so were its words: they are not kept a second time.
        }

        var pictures = Pictures.Read("step.photos", step.Photos);
        var note = await Seal(grain, "step.note", step.Note, MaxNoteLength);
        SealedItem[] photos = await Task.WhenAll(pictures.Select(grain.Seal));
        try
        {
            return await grain.Do(request with { Note = note, Photos = photos.Length == 0 ? null : photos });
        }
        catch (WorkOrderRefusedException)
        {
            // No record speaks of them, so nobody could ever have them erased.
            await grain.Discard([.. photos.Append(note).OfType<SealedItem>().Select(item => item.Commitment)]);
            throw;
        }
    }

    public static async Task<SealedItem?> Seal(IWorkOrderGrain grain, string field, string text, int maxCharacters) =>
        Asked.AtMost(field, text, maxCharacters).Length == 0
            ? null
            : await grain.Seal(new SealedContent("text/plain", System.Text.Encoding.UTF8.GetBytes(text)));

    public static string? Key(string field, string text) =>
        Asked.AtMost(field, text, MaxKeyLength) is { Length: > 0 } key ? key : null;
}
