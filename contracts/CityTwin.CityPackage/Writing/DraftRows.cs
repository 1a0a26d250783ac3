namespace CityTwin.City;

/// <summary>A file of rows that is being written.</summary>
internal abstract class DraftRows(bool generated, string source) : IDisposable
{
    public int Count { get; protected set; }

    public bool Generated => generated;

    public string Source => source;

    /// <summary>Ends the file.</summary>
    public abstract void Dispose();
}
