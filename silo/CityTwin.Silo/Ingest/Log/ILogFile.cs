namespace CityTwin.Ingest.Log;

/// <summary>A segment as the writer needs it. Nothing is durable before <see cref="Sync"/> has returned.</summary>
internal interface ILogFile : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes, long offset);

    void Sync();

    void Truncate(long length);
}
