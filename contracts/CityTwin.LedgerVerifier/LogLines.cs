namespace CityTwin.LedgerVerifier;

/// <summary>The lines of a log file, one at a time: the file may be larger than memory, a line may not.</summary>
internal static class LogLines
{
    public const int MaxLineBytes = 1024 * 1024;

    /// <param name="take">Given each line without its line feed.</param>
    /// <returns>What was wrong with the file itself; null when nothing was.</returns>
    public static string? Read(Stream file, Action<ReadOnlyMemory<byte>> take)
    {
        var buffer = new byte[MaxLineBytes + 1];
        var count = 0;
        while (true)
        {
            var read = file.Read(buffer, count, buffer.Length - count);
            if (read == 0)
            {
                return count == 0 ? null : $"its last {count} bytes are not ended by a line feed: the file was cut.";
            }

            count += read;
            var start = 0;
            while (buffer.AsSpan(start, count - start).IndexOf((byte)'\n') is var length and >= 0)
            {
                take(buffer.AsMemory(start, length));
                start += length + 1;
            }

            buffer.AsSpan(start, count - start).CopyTo(buffer);
            count -= start;
            if (count == buffer.Length)
            {
                return $"a line has more than {MaxLineBytes} bytes.";
            }
        }
    }
}
