namespace CityTwin.Silo.Tests.Storage;

/// <summary>A state to be saved.</summary>
[GenerateSerializer, Alias("CityTwin.Silo.Tests.Notebook")]
public sealed class Notebook
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Lines { get; set; } = [];
}
