using Microsoft.Win32.SafeHandles;

namespace CityTwin.Ingest.Log;

internal sealed class DiskFile(SafeFileHandle handle) : ILogFile
{
    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Truncate(long length) => RandomAccess.SetLength(handle, length);

    public void Dispose() => handle.Dispose();
}
