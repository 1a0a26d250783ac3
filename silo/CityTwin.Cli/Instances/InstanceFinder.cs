using System.Globalization;

namespace CityTwin.Cli.Instances;

/// <summary>
/// Finds the cities that this checkout runs. Each <c>up</c> keeps a file named by its process id in
/// <c>artifacts/running</c> that says where its data is; the script makes it empty before anything is built.
/// </summary>
public sealed class InstanceFinder(Checkout checkout, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a city that is starting is waited for: a first start restores and builds everything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private string Folder => Path.Combine(checkout.Artifacts, "running");

    /// <summary>Says where this process' data is; dispose it when the city has stopped.</summary>
    public IDisposable Announce(int pid, string data)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, pid.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(file, data);
        return new Announcement(file);
    }

    /// <summary>All that live, the newest first. Files of those that died without saying so are removed.</summary>
    public IReadOnlyList<Instance> Living()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        var living = new List<(DateTime Since, Instance Instance)>();
        foreach (var file in Directory.GetFiles(Folder))
        {
            if (!int.TryParse(Path.GetFileName(file), out var pid) || !IsUp(pid))
            {
                File.Delete(file);
                continue;
            }

            string data;
            try
            {
                data = File.ReadAllText(file);
            }
            catch (FileNotFoundException)
            {
                continue; // It stopped while we looked.
            }

            living.Add((File.GetLastWriteTimeUtc(file), data.Length == 0
                ? new Instance(pid, null, null)
                : new Instance(pid, data, RunFile.Read(data) is { } run && run.Pid == pid ? run : null)));
        }

        return [.. living.OrderByDescending(x => x.Since).Select(x => x.Instance)];
    }

    /// <summary>The city that runs on this data, or the newest that runs; one that is starting is waited for.</summary>
    /// <param name="data">A data folder, or nothing for the newest.</param>
    /// <param name="tell">Hears why it takes longer, and which one was taken when there are several.</param>
    /// <exception cref="CliException">None runs, or it did not become ready.</exception>
    public async Task<Instance> Running(string? data, Action<string> tell, CancellationToken stop)
    {
        var from = clock.GetTimestamp();
        var told = false;
        while (true)
        {
            var living = Living();
            var starting = living.Any(instance => instance.Data is null);
            var fitting = living.Where(instance => instance.Data is not null && (data is null || instance.Data == data)).ToList();
            if (!starting && fitting.Count == 0)
            {
                throw new CliException(data is null
                    ? "no city runs in this checkout: start one with ./citytwin up, or name its data folder with --data."
                    : $"no city runs on {data}: start it with ./citytwin up --data {data}.");
            }

            if (fitting.Find(instance => instance.Ready) is { } ready && !(starting && data is null))
            {
                if (fitting.Count > 1)
                {
                    tell($"{fitting.Count} cities run; taking the newest, on {ready.Data}. Choose with --data.");
                }

                return ready;
            }

            if (clock.GetElapsedTime(from) > Patience)
            {
                throw new CliException($"the city is still starting after {Patience.TotalMinutes:0} minutes; see the log of its up.");
            }

            if (!told)
            {
                tell("the city is starting; waiting until it is ready.");
                told = true;
            }

            await Task.Delay(LookAgain, clock, stop);
        }
    }

    private static bool IsUp(int pid)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return words.Contains("up") && words.Any(word => word.Contains("citytwin", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class Announcement(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
