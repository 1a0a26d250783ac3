using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>
/// What a dock says to its cloud: replies, events that are sent again until they are answered, requests that are asked again until
/// they are. It keeps the messages until its owner takes them; it has no line of its own.
/// </summary>
internal sealed class Speech(string dock, ulong seed, DroneOptions options)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Ids _ids = new(seed);
    private readonly DockTopics _topics = new(dock);
    private readonly List<UnitMessage> _out = [];
    private readonly List<PendingEvent> _events = [];
    private readonly List<PendingRequest> _requests = [];

    public DockTopics Topics => _topics;

    public int AwaitedEvents => _events.Count;

    /// <summary>Events that had to make room for newer ones.</summary>
    public long DroppedEvents { get; private set; }

    public string NewId() => _ids.Next();

    public IReadOnlyList<UnitMessage> Take()
    {
        var all = _out.ToList();
        _out.Clear();
        return all;
    }

    /// <summary>A property report; lost when the line is down.</summary>
    public void Report(string topic, JsonObject data, long nowMs) => Send(topic, null, data, nowMs, NewId(), NewId(), null, isSure: false);

    /// <summary>A change of state, which is sure to arrive.</summary>
    public void State(string device, JsonObject data, long nowMs) =>
        Send(DockTopics.State(device), null, data, nowMs, NewId(), NewId(), null, isSure: true);

    public void Topology(JsonObject data, long nowMs) => Ask("update_topo", data, nowMs, (_, _) => { }, status: true);

    public void Reply(Inbound to, JsonObject data, long nowMs) =>
        Send(_topics.ServicesReply, to.Method, data, nowMs, to.Tid, to.Bid, null, isSure: true);

    public void Reply(Inbound to, int result, long nowMs) => Reply(to, new JsonObject { ["result"] = result }, nowMs);

    public void PropertyReply(Inbound to, JsonObject data, long nowMs) =>
        Send(_topics.PropertySetReply, null, data, nowMs, to.Tid, to.Bid, null, isSure: true);

    public void Control(string method, JsonObject data) => _out.Add(new UnitMessage(
        _topics.DrcUp, Bytes(new JsonObject { ["method"] = method, ["data"] = data }), MustArrive: false));

    /// <param name="subject">A newer event on the same subject takes the place of one not yet answered; empty for none.</param>
    public void Event(string method, JsonObject data, long nowMs, bool needsReply, string subject = "", string? bid = null)
    {
        var tid = NewId();
        Send(_topics.Events, method, data, nowMs, tid, bid ?? NewId(), needsReply ? 1 : 0, isSure: needsReply);
        if (!needsReply)
        {
            return;
        }

        _events.RemoveAll(waiting => subject.Length > 0 && waiting.Subject == subject);
        if (_events.Count >= options.AwaitedEvents)
        {
            _events.RemoveAt(0);
            DroppedEvents++;
        }

        _events.Add(new PendingEvent(tid, subject, _out[^1], nowMs + Wait(1), 1));
    }

    /// <param name="then">Is given the answer, or nothing when there was none after all attempts.</param>
    public void Ask(string method, JsonNode? data, long nowMs, Action<Inbound?, long> then) => Ask(method, data, nowMs, then, status: false);

    /// <summary>An answer of the cloud to a request, an event or the topology.</summary>
    public void Hear(Inbound answer, long nowMs)
    {
        if (answer.Topic == _topics.EventsReply)
        {
            _events.RemoveAll(waiting => waiting.Tid == answer.Tid);
            return;
        }

        var at = _requests.FindIndex(waiting => waiting.Tid == answer.Tid);
        if (at >= 0)
        {
            var then = _requests[at].Then;
            _requests.RemoveAt(at);
            then(answer, nowMs);
        }
    }

    /// <summary>Says again what nobody has answered.</summary>
    public void Again(long nowMs)
    {
        for (var i = 0; i < _events.Count; i++)
        {
            if (_events[i].DueMs <= nowMs)
            {
                _events[i] = _events[i] with { DueMs = nowMs + Wait(_events[i].Sent + 1), Sent = _events[i].Sent + 1 };

                // A repetition may be lost: there will be another.
                _out.Add(_events[i].Message with { MustArrive = false });
            }
        }

        foreach (var request in _requests.Where(request => request.DueMs <= nowMs).ToList())
        {
            _requests.Remove(request);
            if (request.Sent >= options.RequestAttempts)
            {
                request.Then(null, nowMs);
            }
            else
            {
                Put(request.Tid, request.Method, request.Data?.DeepClone(), nowMs, request.Sent + 1, request.Then);
            }
        }
    }

    private void Ask(string method, JsonNode? data, long nowMs, Action<Inbound?, long> then, bool status)
    {
        if (_requests.Count >= options.AwaitedRequests)
        {
            then(null, nowMs);
            return;
        }

        // A topology that was not heard is out of date soon; the newest is what counts.
        _requests.RemoveAll(request => status && request.Method == method);
        Put(NewId(), method, data, nowMs, 1, then);
    }

    private void Put(string tid, string method, JsonNode? data, long nowMs, int sent, Action<Inbound?, long> then)
    {
        var topic = method == "update_topo" ? _topics.Status : _topics.Requests;
        Send(topic, method, data?.DeepClone(), nowMs, tid, tid, null, isSure: true);
        _requests.Add(new PendingRequest(tid, method, data, nowMs + (long)options.RequestWait.TotalMilliseconds, sent, then));
    }

    private void Send(
        string topic, string? method, JsonNode? data, long nowMs, string tid, string bid, int? needReply, bool isSure)
    {
        var message = new JsonObject { ["tid"] = tid, ["bid"] = bid, ["timestamp"] = nowMs, ["gateway"] = dock };
        if (method is not null)
        {
            message["method"] = method;
        }

        if (needReply is { } need)
        {
            message["need_reply"] = need;
        }

        message["data"] = data;
        _out.Add(new UnitMessage(topic, Bytes(message), isSure));
    }

    private static byte[] Bytes(JsonObject message) => JsonSerializer.SerializeToUtf8Bytes(message, Json);

    private long Wait(int sent) => (long)Math.Min(
        options.EventWait.TotalMilliseconds * Math.Pow(2, Math.Min(sent, 20) - 1), options.LongestEventWait.TotalMilliseconds);
}
