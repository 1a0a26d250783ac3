namespace CityTwin.Testing.Running;

/// <summary>Keeps a process's output in a file, and its last lines at hand for a failure's message.</summary>
public sealed class LogTail(string file, int lines) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly StreamWriter _writer = new(file, append: true) { AutoFlush = true };

    public string File { get; } = file;

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _writer.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > lines)
            {
                _last.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join('\n', _last);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer.Dispose();
        }
    }
}
