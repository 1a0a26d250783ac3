using System.Diagnostics;

namespace CityTwin.Testing.Running;

/// <summary>Runs a program as a person would: by its name, with a limit to one's patience.</summary>
public static class Command
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether a program of this name is on the PATH.</summary>
    public static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Append("/usr/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static Task<CommandResult> Run(string program, params string[] arguments) =>
        Run(program, arguments, Patience);

    public static async Task<CommandResult> Run(
        string program, IReadOnlyList<string> arguments, TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(limit);
        var exitCode = -1;
        try
        {
            await process.WaitForExitAsync(patience.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return new CommandResult($"{program} {string.Join(' ', arguments)}", exitCode, await output, await error);
    }
}
