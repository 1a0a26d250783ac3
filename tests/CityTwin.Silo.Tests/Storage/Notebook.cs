using CityTwin.Storage;

namespace CityTwin.Silo.Tests.Storage;

/// <summary>A state with an outbox, to be saved.</summary>
[GenerateSerializer, Alias("CityTwin.Silo.Tests.Notebook")]
public sealed class Notebook : IPendingEvents
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Outbox { get; set; } = [];

    public bool HasPending => Outbox.Count > 0;
}
