namespace CityTwin.Cli.Processes;

/// <summary>A program's output in a file, with its last lines at hand for a failure's message.</summary>
public sealed class LogFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly LogFileOptions _options;
    private StreamWriter _writer;

    public LogFile(string path, LogFileOptions? options = null)
    {
        Path = path;
        _options = options ?? new LogFileOptions();
        _writer = new StreamWriter(path, append: true) { AutoFlush = true };
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

    public void Add(string line)
    {
        lock (_gate)
        {
            if (_writer.BaseStream.Length > _options.MaxBytes)
            {
                Roll();
            }

            _writer.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > _options.TailLines)
            {
                _last.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer.Dispose();
        }
    }

    private void Roll()
    {
        _writer.Dispose();
        File.Move(Path, Path + ".1", overwrite: true);
        _writer = new StreamWriter(Path) { AutoFlush = true };
    }
}
