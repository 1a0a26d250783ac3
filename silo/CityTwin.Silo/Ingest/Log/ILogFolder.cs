namespace CityTwin.Ingest.Log;

/// <summary>The folder a log lies in: the disk, or in tests one that fails when it is told to.</summary>
internal interface ILogFolder
{
    /// <summary>Where it is, for messages to people.</summary>
    string Path { get; }

    IReadOnlyList<string> List();

    byte[] Read(string name);

    /// <summary>Creates a file, or empties the one there is. Its name is durable when this returns.</summary>
    ILogFile Create(string name);

    ILogFile Open(string name);

    /// <summary>Writes a small file whole: after a crash there is either the old one or the new one.</summary>
    void Replace(string name, ReadOnlySpan<byte> bytes);

    void Delete(string name);
}
