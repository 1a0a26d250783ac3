using System.Diagnostics;

namespace CityTwin.Cli.Processes;

/// <summary>Runs a program to its end.</summary>
public static class ToolRun
{
    /// <param name="heard">Hears each line it says, on whichever stream.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">Told to stop; the program and all it started are killed.</exception>
    public static async Task<int> Run(
        string program, IReadOnlyList<string> arguments, string folder, Action<string> heard, CancellationToken stop,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;

        void Hear(string? line)
        {
            if (line is not null)
            {
                heard(line);
            }
        }
    }

    /// <summary>Runs a program with its output in a log; when it fails, the message has the log's end.</summary>
    /// <exception cref="CliException">It failed.</exception>
    public static async Task RunLogged(
        string program, IReadOnlyList<string> arguments, string folder, LogFile log, CancellationToken stop,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var line = $"{program} {string.Join(' ', arguments)}";
        log.Add($"$ {line}");
        var code = await Run(program, arguments, folder, log.Add, stop, environment);
        if (code != 0)
        {
            throw new CliException(
                $"{line} failed with exit code {code}. The end of {log.Path}:\n  {string.Join("\n  ", log.Tail)}");
        }
    }
}
