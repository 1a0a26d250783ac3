using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

/// <summary>Something a dock said.</summary>
internal sealed record Said(string Topic, string Method, JsonNode Message)
{
    public JsonNode? Data => Message["data"];

    public string Tid => Message.Text("tid");

    public bool NeedsReply => Message.Whole("need_reply") == 1;

    /// <summary>Of a flight task's progress.</summary>
    public string Status => Data.Get("output").Text("status");

    public JsonNode? Ext => Data.Get("output").Get("ext");

    public int? Result => (int?)Data.Whole("result");
}
