using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CityTwin.Ingest.Log;

/// <summary>
/// Makes a folder's names durable. A synced file whose name is not is lost with the power all the same, and .NET opens
/// no folders.
/// </summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (Sync(descriptor) != 0)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"The folder {path} was not synced.", new Win32Exception(error));
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false,
        ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
