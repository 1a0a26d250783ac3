using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CityTwin.Gateway.Audit;

/// <summary>
/// Attempts as lines of JSON in files named for the first number in them. What was appended and synced stays; past the bytes
/// to keep the oldest file goes. One writer; readers open the files themselves.
/// </summary>
internal sealed class AttemptFiles : IDisposable
{
    private const string Prefix = "attempts-";
    private const string Suffix = ".jsonl";
    private const string LockName = "lock";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string _folder;
    private readonly FileStream _mine;
    private readonly AuditOptions _options;
    private FileStream? _file;
    private long _length;

    /// <exception cref="IOException">The folder cannot be written, or another gateway writes there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public AttemptFiles(string folder, AuditOptions options)
    {
        (_folder, _options) = (folder, options);
        Directory.CreateDirectory(folder);
        _mine = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        Next = Segments(folder) is [.., var newest] ? TakeUp(newest) : 1;
        Open(Segments(folder) is [.., var last] ? last : Next);
    }

    /// <summary>The number of the attempt that comes next.</summary>
    public long Next { get; private set; }

    /// <summary>The first number of each file, ascending.</summary>
    public static IReadOnlyList<long> Segments(string folder) => Directory.Exists(folder)
        ?
        [
            .. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
                .Select(file => Path.GetFileName(file)[Prefix.Length..^Suffix.Length])
                .Where(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).Order(),
        ]
        : [];

    /// <summary>A file's attempts, oldest first; none when it has been rotated away meanwhile.</summary>
    public static async Task<IReadOnlyList<Attempt>> Read(string folder, long first, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(
                NameOf(folder, first), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var found = new List<Attempt>();
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                if (Parse(line) is { } attempt)
                {
                    found.Add(attempt);
                }
            }

            return found;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Numbers the attempts, appends them and syncs. When that fails nothing was appended.</summary>
    public void Append(IReadOnlyList<Attempt> attempts)
    {
        if (_length >= _options.SegmentBytes)
        {
            Rotate();
        }

        var file = _file ?? Open(Segments(_folder) is [.., var last] ? last : Next);
        var next = Next;
        var text = new StringBuilder();
        foreach (var attempt in attempts)
        {
            text.Append(JsonSerializer.Serialize(attempt with { Sequence = next++ }, Json)).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            // From the last synced byte on: what a failed write before this one left is written over.
            file.SetLength(_length);
            file.Position = _length;
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            Close();
            throw;
        }

        (_length, Next) = (_length + bytes.Length, next);
    }

    public void Dispose()
    {
        Close();
        _mine.Dispose();
    }

    private static string NameOf(string folder, long first) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{first:D19}{Suffix}"));

    private static Attempt? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Attempt>(line, Json);
        }
        catch (JsonException)
        {
            return null; // The line that is being written.
        }
    }

    /// <summary>Cuts off a line that was not written to its end, and answers the number that comes next.</summary>
    private long TakeUp(long first)
    {
        var name = NameOf(_folder, first);
        var bytes = File.ReadAllBytes(name);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (whole < bytes.Length)
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.Read);
            file.SetLength(whole);
            file.Flush(flushToDisk: true);
        }

        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && Parse(lines[^1]) is { } last ? last.Sequence + 1 : first + lines.Length;
    }

    private FileStream Open(long first)
    {
        _file = new FileStream(NameOf(_folder, first), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete);
        _length = _file.Length;
        return _file;
    }

    private void Rotate()
    {
        Close();
        Open(Next);
        var files = Segments(_folder).Select(first => new FileInfo(NameOf(_folder, first))).ToList();
        while (files.Count > 1 && files.Sum(file => file.Length) > _options.KeepBytes)
        {
            files[0].Delete();
            files.RemoveAt(0);
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
