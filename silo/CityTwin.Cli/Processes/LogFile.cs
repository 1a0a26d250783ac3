namespace CityTwin.Cli.Processes;

/// <summary>A program's output in a file, with its last lines at hand for a failure's message.</summary>
public sealed class LogFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly LogFileOptions _options;
    private StreamWriter? _writer;
    private bool _told = true;

    public LogFile(string path, LogFileOptions? options = null)
    {
        Path = path;
        _options = options ?? new LogFileOptions();
        _writer = Open(path, append: true);
    }

    public string Path { get; }

    /// <summary>The newest lines, oldest first.</summary>
    public IReadOnlyList<string> Tail
    {
        get
        {
            lock (_gate)
            {
                return [.. _last];
            }
        }
    }

    /// <summary>How many lines could not be written, because the disk is full or fails.</summary>
    public long Lost { get; private set; }

    /// <summary>
    /// Never throws for a disk: whoever reads a program's output has to go on reading, or the program stands still at a
    /// full pipe.
    /// </summary>
    public void Add(string line)
    {
        lock (_gate)
        {
            _last.Enqueue(line);
            if (_last.Count > _options.TailLines)
            {
                _last.Dequeue();
            }

            try
            {
                Write(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                Lost++;
                _told = false;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    private void Write(string line)
    {
        _writer ??= Open(Path, append: true);
        if (_writer.BaseStream.Length > _options.MaxBytes)
        {
            Roll();
        }

        try
        {
            if (!_told)
            {
                _writer.WriteLine($"[{Lost} lines could not be written until here]");
                _told = true;
            }

            _writer.WriteLine(line);
        }
        catch (IOException)
        {
            // What it holds back would fail again with every line after it.
            Close();
            throw;
        }
    }

    private void Roll()
    {
        Close();
        File.Move(Path, Path + ".1", overwrite: true);
        _writer = Open(Path, append: false);
    }

    private void Close()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // The rest of a line that was counted as lost already.
        }

        _writer = null;
    }

    private static StreamWriter Open(string path, bool append) => new(path, append) { AutoFlush = true };
}
