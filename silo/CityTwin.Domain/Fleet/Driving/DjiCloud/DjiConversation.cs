using System.Text;
using System.Text.Json.Serialization;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// The calls to a dock that are open, and the events it has repeated. A call is sent a bounded number of times with the same
/// ids; an answer is known by its transaction, so one that comes late meets nothing and does nothing.
/// </summary>
internal sealed class DjiConversation
{
    public const int MaxOpen = 16;
    public const int MaxHeard = 64;

    public long Calls { get; set; }

    public List<PendingCall> Open { get; set; } = [];

    /// <summary>Business and transaction of the last events, oldest first.</summary>
    public List<string> Heard { get; set; } = [];

    [JsonIgnore]
    public long? NextMs => Open.Count == 0 ? null : Open.Min(call => call.DueMs);

    public void Ask(
        DjiTurn turn, DriverSeat seat, DjiTiming timing, CallFor purpose, string method, object? data,
        string commandId = "", string flightId = "")
    {
        var tid = FlightIds.Uuid($"{seat.Id}|{turn.NowMs}|{Calls++}|{method}|{commandId}|{flightId}");
        var bid = FlightIds.Uuid($"{seat.Id}|{(flightId.Length > 0 ? flightId : commandId.Length > 0 ? commandId : tid)}");
        var payload = DjiWriter.Service(tid, bid, turn.NowMs, seat.Gateway, method, data);
        turn.Send(DjiTopicKind.Services, payload);
        if (Open.Count >= MaxOpen)
        {
            Open.RemoveAt(Math.Max(0, Open.FindIndex(call => call.For == CallFor.GoodMeasure)));
        }

        Open.Add(new PendingCall(tid, purpose, method, Encoding.UTF8.GetString(payload), commandId, flightId, 1, turn.NowMs + timing.AnswerWithinMs));
    }

    /// <summary>The call that is answered; null when nobody waits for it any more.</summary>
    public PendingCall? Answered(DjiEnvelope answer)
    {
        var call = Open.Find(one => one.Tid == answer.Tid && (answer.Method.Length == 0 || one.Method == answer.Method));
        if (call is not null)
        {
            Open.Remove(call);
        }

        return call;
    }

    /// <summary>Asks again what is overdue; gives back what has been asked often enough.</summary>
    public IReadOnlyList<PendingCall> Overdue(DjiTurn turn, DjiTiming timing)
    {
        var lost = new List<PendingCall>();
        for (var i = 0; i < Open.Count; i++)
        {
            var call = Open[i];
            if (call.DueMs > turn.NowMs)
            {
                continue;
            }

            if (call.Sends >= timing.MaxSends)
            {
                lost.Add(call);
                Open.RemoveAt(i--);
                continue;
            }

            turn.Send(DjiTopicKind.Services, Encoding.UTF8.GetBytes(call.Payload));
            Open[i] = call with { Sends = call.Sends + 1, DueMs = turn.NowMs + timing.AnswerWithinMs };
        }

        return lost;
    }

    /// <summary>Puts a call back that is to be waited for until its time is over.</summary>
    public void WaitOn(PendingCall call) => Open.Add(call);

    /// <summary>Nobody waits any more for what belongs to a flight, good measure aside.</summary>
    public IReadOnlyList<PendingCall> Forget(string flightId)
    {
        var forgotten = Open.Where(call => call.FlightId == flightId && call.For != CallFor.GoodMeasure).ToList();
        Open.RemoveAll(forgotten.Contains);
        return forgotten;
    }

    /// <summary>True the first time an event is heard. One without ids cannot be told from another.</summary>
    public bool IsNew(DjiEnvelope happened)
    {
        if (happened.Tid.Length == 0 && happened.Bid.Length == 0)
        {
            return true;
        }

        var key = $"{happened.Bid}|{happened.Tid}|{happened.Method}";
        if (Heard.Contains(key))
        {
            return false;
        }

        Heard.Add(key);
        if (Heard.Count > MaxHeard)
        {
            Heard.RemoveAt(0);
        }

        return true;
    }
}
